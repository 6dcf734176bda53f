/**
 * The conversion of JSON Lines once more, as slow and as plain as the contract reads: a token at a time. It shares no code
 * with the product but the function itself.
 */
import { logit, sigmoid } from '../../src/engine/convert.ts';
import { numberOf } from './number.ts';

export interface Wanted {
  /** Paths of the fields to convert, none within another. */
  readonly fields: readonly (readonly string[])[];
  readonly append: boolean;
  readonly inverse: boolean;
  readonly suffix: string;
  readonly bad: 'fail' | 'keep' | 'nan' | 'skip';
}

export interface Result {
  readonly output: string;
  /** The line that stopped it. */
  readonly failedOn: number | undefined;
}

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A value of a document: where it is, and what is in it. */
export interface Value {
  readonly start: number;
  readonly end: number;
  /** By name, the last one where a name is twice, or by index. */
  readonly entries: ReadonlyMap<string, Value>;
  /** After the last entry. */
  readonly fieldsEnd: number;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\0- "{}[\]:,]+|[ \t\r]+|./gsu;

/** The object that a line is; undefined: it is not one. What scalars and escapes mean is not checked. */
export function read(line: string): Value | undefined {
  const tokens = [...line.matchAll(TOKEN)].map(({ 0: text, index }) => ({
    text,
    start: index,
    end: index + text.length,
  }));
  // JSON.parse shows whether the structure is right: all scalars are made 0, all strings empty. A quote that means
  // itself opens a string that never closes.
  if (tokens.some(({ text }) => text === '"')) return undefined;
  const structure = tokens.map(({ text }) =>
    text.startsWith('"') ? '""' : /^[^\0- "{}[\]:,]+$/u.test(text) ? '0' : text,
  );
  try {
    const parsed: unknown = JSON.parse(structure.join(''));
    if (typeof parsed !== 'object' || Array.isArray(parsed)) return undefined;
  } catch {
    return undefined;
  }
  return new Reader(tokens.filter(({ text }) => !/^[ \t\r]+$/.test(text))).value();
}

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** The value that begins at the next token. */
  value(): Value {
    const { text, start, end } = this.#next();
    const entries = new Map<string, Value>();
    if (text !== '{' && text !== '[') return { start, end, entries, fieldsEnd: end };
    let fieldsEnd = end;
    for (let index = 0; ; index++) {
      if (/[}\]]/.test(this.#seen)) return { start, end: this.#next().end, entries, fieldsEnd };
      let name = String(index);
      if (text === '{') {
        name = nameOf(this.#next().text);
        this.#next();
      }
      const value = this.value();
      entries.set(name, value);
      fieldsEnd = value.end;
      if (this.#seen === ',') this.#next();
    }
  }

  get #seen(): string {
    const { text } = this.#tokens[this.#at]!;
    return text.length === 1 ? text : '';
  }

  #next(): Token {
    return this.#tokens[this.#at++]!;
  }
}

function nameOf(text: string): string {
  try {
    return JSON.parse(text) as string;
  } catch {
    return text;
  }
}

const MISSING: ReadonlySet<string> = new Set(['', 'na', 'n/a', 'nan', '-nan', '+nan', 'null', 'none']);

export interface Taken {
  readonly kind: 'number' | 'missing' | 'bad' | 'absent';
  readonly start: number;
  readonly end: number;
  readonly isString: boolean;
  readonly number: number;
  /** What it says, without escapes and the spaces around it. */
  readonly content: string;
}

export function take(line: string, value: Value | undefined, missing: ReadonlySet<string> = MISSING): Taken {
  if (!value) return { kind: 'absent', start: 0, end: 0, isString: false, number: NaN, content: '' };
  const raw = line.slice(value.start, value.end);
  const isString = raw.startsWith('"');
  // Each character as it is written, and what it means.
  const all = isString ? unitsOf(raw.slice(1, -1)) : raw.split('').map((text) => ({ text, means: text }));
  const isSpace = ({ means }: Unit): boolean => means !== undefined && /^[ \t\n\r\v\f]$/.test(means);
  const first = all.findIndex((unit) => !isSpace(unit));
  const units = first < 0 ? [] : all.slice(first, all.findLastIndex((unit) => !isSpace(unit)) + 1);
  const before = first < 0 ? '' : written(all.slice(0, first));
  const start = value.start + Number(isString) + before.length;
  const content = units.map(({ means }) => means ?? '\\').join('');
  const number = numberOf(content);
  return {
    kind:
      missing.has(content.toLowerCase()) || (raw === 'null' && !isString)
        ? 'missing'
        : number === undefined
          ? 'bad'
          : 'number',
    start,
    end: start + written(units).length,
    isString,
    number: number ?? NaN,
    content,
  };
}

interface Unit {
  readonly text: string;
  /** undefined: an escape that is not one. */
  readonly means: string | undefined;
}

function unitsOf(text: string): Unit[] {
  const found = text.matchAll(/\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}|\\u[0-9a-f]{4}|\\[^]|[^]/gi);
  return [...found].map(([unit]) => ({ text: unit, means: meaningOf(unit) }));
}

function meaningOf(unit: string): string | undefined {
  if (!unit.startsWith('\\')) return unit;
  try {
    const means = JSON.parse(`"${unit}"`) as string;
    return /^[\ud800-\udfff]$/.test(means) ? undefined : means;
  } catch {
    return undefined;
  }
}

function written(units: readonly Unit[]): string {
  return units.map(({ text }) => text).join('');
}

/** What becomes of a file without a byte order mark. */
export function convertJsonLines(text: string, wanted: Wanted): Result {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  let output = '';
  for (const [i, line] of lines.entries()) {
    const content = line.replace(/\n$/, '');
    const converted = /^[ \t\r]*$/.test(content) ? content : convertLine(content, wanted);
    if (converted === undefined) return { output, failedOn: i + 1 };
    if (converted !== DROPPED) output += converted + line.slice(content.length);
  }
  return { output, failedOn: undefined };
}

const DROPPED = Symbol('dropped');

/** The results of each line, for a tensor or an array; undefined: a line stops everything. Each line has its row. */
export function resultsOfJsonLines(text: string, wanted: Wanted): number[][] | undefined {
  const rows: number[][] = [];
  for (const line of text.split('\n')) {
    if (/^[ \t\r]*$/.test(line)) continue;
    const taken = takenOf(line, read(line), wanted);
    if (taken === undefined) return undefined;
    if (taken === DROPPED) continue;
    const there = wanted.suffix === 'logit' ? logit : sigmoid;
    rows.push(taken.map(({ kind, number }) => (kind === 'number' ? there(number) : NaN)));
  }
  return rows;
}

/** The fields of a line, of which one that is not an object has none; undefined: the line stops everything. */
function takenOf(
  line: string,
  object: Value | undefined,
  { fields, bad, suffix }: Wanted,
): Taken[] | typeof DROPPED | undefined {
  if (!object && holdsLines(line)) return undefined;
  const taken = fields.map((path) => {
    let value = object;
    for (const part of path) value = value?.entries.get(part);
    const one = take(line, value);
    // Log-odds are no percentages, with an escape in them or not.
    const isBad = suffix === 'sigmoid' && one.kind === 'number' && one.content.endsWith('%');
    return isBad ? { ...one, kind: 'bad' as const, number: NaN } : one;
  });
  if (taken.every(({ kind }) => kind === 'number' || kind === 'missing')) return taken;
  return bad === 'fail' ? undefined : bad === 'skip' ? DROPPED : taken;
}

/** undefined: the line stops everything. */
function convertLine(line: string, wanted: Wanted): string | typeof DROPPED | undefined {
  const { fields, append, inverse, bad, suffix } = wanted;
  const object = read(line);
  const taken = takenOf(line, object, wanted);
  if (taken === undefined || taken === DROPPED) return taken;
  if (!object) return line;
  const there = suffix === 'logit' ? logit : sigmoid;
  const back = suffix === 'logit' ? sigmoid : logit;
  const has = ({ kind }: Taken): boolean => kind === 'number' || (kind !== 'missing' && bad === 'nan');
  const valueOrNull = (one: Taken, value: number): string => (has(one) ? spell(value, false) : 'null');
  const names = fields.map((path) => path.join('.'));
  const entries = [
    ...(append
      ? taken.map((one, i) => entry(`${names[i]}_${suffix}`, valueOrNull(one, there(one.number))))
      : []),
    ...(inverse
      ? taken.map((one, i) => entry(`${names[i]}_recovered`, valueOrNull(one, back(there(one.number)))))
      : []),
  ];
  const edits: { start: number; end: number; text: string }[] = [
    {
      start: object.fieldsEnd,
      end: object.fieldsEnd,
      text: (object.entries.size > 0 && entries.length > 0 ? ',' : '') + entries.join(','),
    },
  ];
  for (const one of append ? [] : taken) {
    if (has(one) && one.kind !== 'absent')
      edits.push({ start: one.start, end: one.end, text: spell(there(one.number), one.isString) });
  }
  // From the end on, so that what is before keeps its place; the new entries go after a value that ends there.
  let result = line;
  for (const { start, end, text } of edits.toSorted((a, b) => b.end - a.end || b.start - a.start))
    result = result.slice(0, start) + text + result.slice(end);
  return result;
}

/** Whether a carriage return in what is not an object ends an object, or is followed by one. */
export function holdsLines(line: string): boolean {
  const texts = line.split(/[ \t]*\r[ \t\r]*/);
  return texts.some((text, i) => {
    const next = texts[i + 1]?.[0];
    const last = text.at(-1) ?? '';
    if (next === undefined) return false;
    const isEnd = last === '}' && !',"}]'.includes(next);
    return isEnd || (next === '{' && last !== '' && !'[,:{'.includes(last));
  });
}

function entry(name: string, value: string): string {
  return `${JSON.stringify(name)}:${value}`;
}

function spell(value: number, inString: boolean): string {
  return Number.isFinite(value) || inString ? String(value) : `"${value}"`;
}
