/** Lines of JSON once more, with all that a run counts. Texts are UTF-8. */
import type { Job, Json } from '../../src/job/job.ts';
import { spellPath } from '../../src/job/path.ts';
import type { Location } from '../../src/message/error.ts';
import { converter, NOTHING, type Convert, type Converted } from './conversion.ts';
import { isDense, isForeign } from './foreign.ts';
import { holdsLines, read, take, type Taken, type Value } from './jsonl.ts';
import { Stop, type File, type Outcome } from './outcome.ts';
import { spell } from './spell.ts';
import { countBad, countNumber, noCounts, type Counts } from './counts.ts';
import { tensorsOf } from './tensor.ts';

export type JsonJob = Job & { readonly input: Json };

/** What a run has to do. */
export function convertLines(files: readonly File[], job: JsonJob): Outcome {
  const run = new Run(job);
  try {
    for (const file of files) run.convert(file);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return {
      output: job.format === 'tensor' ? '' : latin1(run.output),
      trouble: error.trouble,
      stats: undefined,
    };
  }
  const { length } = job.input.fields;
  const output =
    job.format === 'tensor' ? tensorsOf(run.shown, length > 1 ? length : undefined, job) : latin1(run.output);
  return { output, trouble: undefined, stats: run.finish() };
}

function latin1(text: string): string {
  return Buffer.from(text).toString('latin1');
}

/** One field of a line: what its text is, and what becomes of it. */
interface Field extends Taken {
  readonly converted: Converted;
}

const DROPPED = Symbol('dropped');

class Run {
  output = '';
  readonly shown: Converted[] = [];
  readonly #job: JsonJob;
  readonly #names: readonly string[];
  readonly #missing: ReadonlySet<string>;
  readonly #convert: Convert;
  readonly #counts: Counts = noCounts();
  readonly #seen = new Set<number>();

  constructor(job: JsonJob) {
    this.#job = job;
    this.#names = job.input.fields.map(spellPath);
    const { missing } = job.input;
    const isNan = (word: string): boolean => /^[+-]?nan$/.test(word);
    this.#missing = new Set(missing.some(isNan) ? [...missing, 'nan', '-nan', '+nan'] : missing);
    this.#convert = converter(job.conversion);
  }

  convert({ name, text }: File): void {
    if (isForeign(text) || isDense(text, '', true) || /^[^\n]*\0/.test(text))
      throw new Stop({ kind: 'unsupportedFormat', file: name });
    const before = this.#counts.numbers;
    const whole = Buffer.from(text, 'latin1').toString('utf8');
    const mark = whole.startsWith('\ufeff') ? '\ufeff' : '';
    const content = whole.slice(mark.length);
    if (this.output === '') this.output = mark;
    else if (content !== '' && !/[\n\ufeff]$/.test(this.output)) this.output += '\n';
    for (const [i, line] of (content.match(/[^\n]*\n|[^\n]+$/g) ?? []).entries()) {
      const bare = line.replace(/\n$/, '');
      const converted = /^[ \t\r]*$/.test(bare) ? bare : this.#line(bare, name, i + 1);
      if (converted !== DROPPED) this.output += converted + line.slice(bare.length);
    }
    if (this.#counts.numbers === before) this.#counts.filesWithoutNumbers.push(name);
  }

  finish(): Counts {
    const counts = this.#counts;
    counts.columnsWithoutNumbers = this.#names.filter((_, slot) => !this.#seen.has(slot));
    counts.hasContent = counts.numbers + counts.missing + counts.bad > 0;
    return counts;
  }

  #line(line: string, file: string | undefined, number: number): string | typeof DROPPED {
    const { fields, bad } = this.#job.input;
    const counts = this.#counts;
    const place = (slot: number): Location => ({
      input: 'json',
      file,
      line: number,
      column: this.#names[slot],
    });
    counts.rows++;
    const object = read(line);
    if (!object) return this.#otherLine(line, file, number, place);
    const taken = fields.map((path): Field => {
      let value: Value | undefined = object;
      for (const part of path) value = value?.entries.get(part);
      const one = take(line, value, this.#missing);
      const converted = one.kind === 'absent' ? undefined : this.#convert(one.content);
      const kind = one.kind === 'number' && !converted ? 'bad' : one.kind;
      return { ...one, kind, converted: converted ?? NOTHING };
    });
    for (const [slot, { kind, start, end }] of taken.entries()) {
      if (kind === 'number' || kind === 'missing') continue;
      if (bad === 'fail') {
        if (kind === 'absent')
          throw new Stop({ kind: 'shortRow', file, line: number, column: this.#names[slot] });
        const text = line.slice(start, end);
        throw new Stop({ kind: 'invalidNumber', file, line: number, column: this.#names[slot], text });
      }
      countBad(counts, place(slot));
      if (bad === 'skip') {
        counts.skipped++;
        return DROPPED;
      }
      if (bad === 'nan' && kind === 'absent' && !this.#isExtending && this.#isText) counts.untouched++;
    }
    for (const [slot, { kind, content, converted }] of taken.entries()) {
      if (kind === 'missing') counts.missing++;
      if (kind !== 'number') continue;
      this.#seen.add(slot);
      countNumber(counts, place(slot), content, converted, this.#job.conversion);
    }
    this.shown.push(...taken.map(({ kind, converted }) => (kind === 'number' ? converted : NOTHING)));
    return this.#rewritten(line, object, taken);
  }

  /** A line that is not an object. */
  #otherLine(
    line: string,
    file: string | undefined,
    number: number,
    place: (slot: number) => Location,
  ): string | typeof DROPPED {
    const { fields, bad } = this.#job.input;
    const counts = this.#counts;
    if (holdsLines(line)) throw new Stop({ kind: 'crLineEndings', file, line: number });
    if (bad === 'fail') throw new Stop({ kind: 'invalidJson', file, line: number });
    if (!this.#isText && bad !== 'skip') {
      for (const slot of fields.keys()) countBad(counts, place(slot));
      this.shown.push(...fields.map(() => NOTHING));
      return line;
    }
    countBad(counts, place(-1));
    if (bad === 'nan') counts.untouched++;
    if (bad !== 'skip') return line;
    counts.skipped++;
    return DROPPED;
  }

  get #isText(): boolean {
    return this.#job.format === 'json';
  }

  get #isExtending(): boolean {
    return this.#isText && (this.#job.input.append || this.#job.conversion.inverse !== undefined);
  }

  #rewritten(line: string, object: Value, taken: readonly Field[]): string {
    const { conversion, input } = this.#job;
    const isShown = ({ kind }: Field): boolean =>
      kind === 'number' || (kind !== 'missing' && input.bad === 'nan');
    const member = (name: string, one: Field, value: number): string =>
      `${JSON.stringify(name)}:${isShown(one) ? this.#spell(value, false) : 'null'}`;
    const members = [
      ...(input.append
        ? taken.map((one, i) => member(`${this.#names[i]}_${conversion.suffix}`, one, one.converted.result))
        : []),
      ...(conversion.inverse
        ? taken.map((one, i) => member(`${this.#names[i]}_recovered`, one, one.converted.back))
        : []),
    ];
    const comma = object.entries.size > 0 && members.length > 0 ? ',' : '';
    const edits = [{ at: object.fieldsEnd, end: object.fieldsEnd, text: comma + members.join(',') }];
    for (const one of input.append ? [] : taken) {
      if (isShown(one) && one.kind !== 'absent')
        edits.push({ at: one.start, end: one.end, text: this.#spell(one.converted.result, one.isString) });
    }
    // From the end on, so that what is before keeps its place; new members go after a value that ends there.
    let result = line;
    for (const { at, end, text } of edits.toSorted((a, b) => b.end - a.end || b.at - a.at))
      result = result.slice(0, at) + text + result.slice(end);
    return result;
  }

  #spell(value: number, inString: boolean): string {
    const text = Number.isFinite(value)
      ? spell(value, this.#job.digits, this.#job.conversion.dtype)
      : String(value);
    return Number.isFinite(value) || inString ? text : `"${text}"`;
  }
}
