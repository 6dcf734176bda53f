/** Arguments and the number stream once more, all of the text at hand. */
import type { Job } from '../../src/job/job.ts';
import { isShare, SCALE_NAMES, SCALES } from '../../src/job/scale.ts';
import type { Location } from '../../src/message/error.ts';
import { converter, type Converted } from './conversion.ts';
import { indexOf, isBinaryStream, isForeign } from './foreign.ts';
import { decoded } from './header.ts';
import type { File, Outcome, Trouble } from './outcome.ts';
import { shortest, spell } from './spell.ts';
import { countNumber, noCounts } from './counts.ts';
import { tensorsOf } from './tensor.ts';

/** A number, and how it was typed. */
type Shown = Converted & { readonly typed?: string };

/** A number, or what stopped the reading, and the line it is on. */
interface Token {
  readonly line: number;
  readonly text: string;
  /** As Latin-1 text. */
  readonly bytes: string;
  readonly converted: Converted | undefined;
}

/** Each argument is a number, spaces round it aside; its place is its number. */
export function convertArguments(args: readonly string[], job: Job): Outcome {
  const convert = converter(job.conversion);
  const tokens = args.map((text, i) => ({
    line: i + 1,
    text,
    bytes: text,
    converted: convert(text.replace(/^[\t-\r ]+|[\t-\r ]+$/g, '')),
  }));
  return outcomeOf(tokens, undefined, job);
}

/** All the numbers of a stream. */
export function convertStream({ name, text }: File, job: Job): Outcome {
  const numbers = text.replace(/^\xef\xbb\xbf/, '');
  const found = indexOf(numbers);
  if (isForeign(text)) return stopped({ kind: 'unsupportedFormat', file: name }, job);
  if (found) return stopped({ kind: 'rIndex', file: name, line: found.line, text: found.index }, job);
  const tokens = [...tokensOf(numbers, job)];
  const outcome = outcomeOf(tokens, name, job);
  const last = tokens.at(-1);
  const isBinary = outcome.trouble !== undefined && last !== undefined && isBinaryStream(text, last.bytes);
  return isBinary ? { ...outcome, trouble: { kind: 'unsupportedFormat', file: name } } : outcome;
}

const TOKEN = /[^\t-\r ,()[\]#]*/y;

/** What a spreadsheet shows in place of a number, in some languages, and what follows it up to a separator. */
const ERROR = new RegExp(
  `#(?:${[
    'n/[abd]|na|nv|ref!|rif!|bezug!|verw!|div/0!|num!|nombre[!?]|zahl!|getal!|value!|valeur!|valor!|valore!|wert!|waarde!',
    'name[?!]|nom\\?|nome\\?|naam\\?|macro\\?|null!|nul!|nullo!|leeg!|spill!|calc!|getting_data|field!|blocked!|unknown!',
    'connect!|busy!|error!|external!|python!|timeout!',
  ].join('|')})(?![\\w\\x80-\\xff])[^\\t-\\r ,()[\\]]*`,
  'iy',
);

const BETWEEN = new RegExp(`(?:[\\t-\\r ,()[\\]]|(?!${ERROR.source})#[^\\r\\n]*)*`, 'iy');

/** A nan with what C puts after it. */
const NAN = /[+-]?nan\([\w\x80-\xff]{0,62}\)[^\t-\r ,()[\]]*/iy;

const LABELS = SCALE_NAMES.map((name) => SCALES[name].label).join('|');

/** Words that are skipped, and how far: `=` with the name after it, `(` with all up to the parenthesis that closes it. */
const SKIPPED = [
  /(?:tensor\(|array\(|Array\(|DeviceArray\(|tf\.Tensor\(|np\.float(?:64|32|16)\()/y,
  new RegExp(`(?:(?:(?:sigmoid|${SCALE_NAMES.join('|')})\\((?:${LABELS})\\)|${LABELS}):)`, 'y'),
  /(?:dtype|device|requires_grad|grad_fn|weak_type)=(?![-+.\d])[^,)\]\t-\r ]*/y,
  /(?:size|shape)=\([^)]{0,1024}\)/y,
];

function* tokensOf(text: string, { conversion }: Job): Generator<Token> {
  const convert = converter(conversion);
  let at = 0;
  let line = 1;
  /** A comma was the last that was read, white space and comments aside. */
  let isAfterComma = false;
  /** What `pattern` finds where the reading is; undefined: nothing. */
  const find = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  const pass = (found: string): void => {
    at += found.length;
    line += found.split('\n').length - 1;
  };
  for (;;) {
    const between = find(BETWEEN)!;
    for (const [piece] of between.matchAll(/#[^\r\n]*|[^#]/g)) {
      if (piece === ',' && isAfterComma) {
        yield { line, text: '', bytes: '', converted: undefined };
        return;
      }
      if (!/^[\t-\r #]/.test(piece)) isAfterComma = piece === ',';
      pass(piece);
    }
    if (at === text.length) return;
    const refused = find(ERROR) ?? find(NAN);
    const token = refused ?? find(TOKEN)!;
    const isAlone = between.endsWith('(') && text[at + token.length] === ')' && /^(?![-+]|nan)/i.test(token);
    const converted = refused === undefined ? convert(token) : undefined;
    if (converted && isAlone) {
      // An accountant's negative number.
      yield { line, text: `(${token})`, bytes: `(${token})`, converted: undefined };
      return;
    }
    const skipped =
      converted || refused !== undefined ? token : SKIPPED.map(find).find((found) => found !== undefined);
    if (converted || skipped === undefined || refused !== undefined)
      yield { line, text: decoded(token), bytes: token, converted };
    if (skipped === undefined || refused !== undefined) return;
    isAfterComma = false;
    pass(skipped);
  }
}

function outcomeOf(tokens: Iterable<Token>, file: string | undefined, job: Job): Outcome {
  const { input, format, conversion } = job;
  const stats = noCounts();
  const shown: Shown[] = [];
  let trouble: Trouble | undefined;
  for (const { line, text, converted } of tokens) {
    if (!converted) {
      trouble = { kind: 'invalidNumber', file, line, column: undefined, text };
      break;
    }
    const place: Location = { input: input.kind, file, line, column: undefined };
    countNumber(stats, place, text.replace(/^[\t-\r ]+|[\t-\r ]+$/g, ''), converted, conversion);
    shown.push({ ...converted, typed: text.replace(/^[\t-\r ]+|[\t-\r ]+$/g, '') });
  }
  stats.hasContent = stats.numbers > 0;
  if (!stats.hasContent) stats.filesWithoutNumbers.push(file);
  if (format !== 'tensor')
    return { output: numberLines(shown, job), trouble, stats: trouble ? undefined : stats };
  return trouble
    ? { output: '', trouble, stats: undefined }
    : { output: tensorsOf(shown, undefined, job), trouble, stats };
}

/** A run that ends before its first number. */
function stopped(trouble: Trouble, job: Job): Outcome {
  return { output: job.format === 'tensor' ? '' : numberLines([], job), trouble, stats: undefined };
}

/** one result per line, or a table with what went in; the recovered value after it. */
export function numberLines(shown: readonly Shown[], { format, conversion, digits }: Job): string {
  const { from, to, dtype, inverse } = conversion;
  const table = format === 'csv';
  // Between p, 1 - p and 100 p decimals are converted as they are written.
  const isTyped = conversion.exact || (isShare(from) && isShare(to));
  const names = [from, to];
  const header = [...names, ...(inverse ? ['recovered'] : [])];
  const rows = shown.map(({ value, result, back, typed }) => [
    ...(table ? [isTyped && typed !== undefined ? typed : shortest(value, dtype)] : []),
    spell(result, digits, dtype),
    ...(inverse ? [spell(back, digits, dtype)] : []),
  ]);
  return [...(table ? [header] : []), ...rows].map((cells) => `${cells.join(table ? ',' : '\t')}\n`).join('');
}
