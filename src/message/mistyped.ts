import { looksLikeFile } from '../job/fileName.ts';
import { scaleNamed } from '../job/scale.ts';
import { isNumeral, withoutCommas } from '../text/numeral.ts';
import { COMMANDS } from './optionMeant.ts';
import { shellFile } from './shell.ts';

/** The arguments of a command, and the index of the one that is not a number. */
interface Typed {
  readonly args: readonly string[];
  readonly index: number;
}

/** In characters: longer command lines were probably not typed. */
const LONGEST_LINE = 200;

/** What a person at a terminal probably meant by an argument that is not a number; undefined: unknown. */
export function mistyped(typed: Typed): string | undefined {
  if (typed.args.join(' ').length > LONGEST_LINE) return undefined;
  for (const slip of SLIPS) {
    const meant = slip(typed);
    if (meant !== undefined) return meant;
  }
  return undefined;
}

/** The command for numbers in a list with brackets, commas or semicolons; undefined if there is anything else. */
function listed({ args }: Typed): string | undefined {
  const words = args
    .join(' ')
    .replaceAll(/[()[\]{}]/g, ' ')
    .split(/\s+/);
  const numbers = words.map((word) => word.replaceAll(/^[,;]+|[,;]+$/g, '')).flatMap(numbersOf);
  if (numbers.length === 0 || !numbers.every(isNumber)) return undefined;
  return numbers.length > 1 ? `separate them with spaces: logit ${numbers.join(' ')}` : `write ${numbers[0]}`;
}

function numbersOf(word: string): readonly string[] {
  if (word === '') return [];
  const single = withoutCommas(word)?.numeral;
  return single === undefined ? word.split(/[,;]/) : [single];
}

/** Whether a text is a number that an argument may be. */
function isNumber(text: string): boolean {
  const [number = '', divisor, ...others] = text.split('/');
  if (divisor === undefined) return isNumeral(number.replace(/%$/, ''));
  return isNumeral(number) && isNumeral(divisor) && Number(divisor) !== 0 && others.length === 0;
}

const SLIPS: readonly ((typed: Typed) => string | undefined)[] = [
  listed,
  columnOfFile,
  percentApart,
  percentJoined,
  fractionApart,
  oddsOf,
  commandName,
  scaleInWords,
  withName,
  withLetters,
  withPoints,
  withSign,
  expression,
  withExtraLetter,
  withFractionOfExponent,
];

/** `prob scores.csv`, `scores.csv prob`. */
function columnOfFile({ args }: Typed): string | undefined {
  const file = args.find(looksLikeFile);
  const column = args.find((one) => one !== file && /^[a-z_]\w{0,50}$/i.test(one));
  const isPair = args.length === 2 && file !== undefined && column !== undefined;
  return isPair ? `a column of a file? logit -c ${column} ${shellFile(file)}` : undefined;
}

const PERCENT = /^(?:%|percent|pct\.?|per|cent|pc)$/i;

/** `50 %`, `20 50 percent`. */
function percentApart({ args, index }: Typed): string | undefined {
  const before = args.slice(0, index);
  const last = before.at(-1) ?? '';
  if (!PERCENT.test(args[index]!) || !isNumeral(last)) return undefined;
  return args[index] !== '%' && before.length > 1 && before.every(isNumeral)
    ? `all percentages? logit --from percent ${before.join(' ')}`
    : `write ${last}%`;
}

/** `50percent`, `50%%`, `%50`. */
function percentJoined({ args, index }: Typed): string | undefined {
  const [, after, before] = /^(?:(.+?)\s*(?:%+|percent|pct|pc)|%\s*(.+))$/i.exec(args[index]!) ?? [];
  const number = after ?? before ?? '';
  return isNumeral(number) ? `write ${number}%` : undefined;
}

/** `1 / 4`. */
function fractionApart({ args, index }: Typed): string | undefined {
  const fraction = `${args[index - 1]}/${args[index + 1]}`;
  return args[index] === '/' && isNumber(fraction) ? `write ${fraction}` : undefined;
}

/** `3:1`, `3 to 1`. */
function oddsOf({ args, index }: Typed): string | undefined {
  const isApart = /^(?:to|:)$/i.test(args[index]!);
  const parts = isApart ? [args[index - 1] ?? '', args[index + 1] ?? ''] : args[index]!.split(':');
  return parts.length === 2 && parts.every(isNumeral)
    ? `odds? logit --from odds ${parts.join('/')}`
    : undefined;
}

/** `0.5 to odds`, `odds 3`, where everything else is a number. */
function scaleInWords({ args, index }: Typed): string | undefined {
  const [text = '', next = ''] = args.slice(index);
  const isWord = /^(?:to|from|as|in)$/i.test(text);
  const scale = scaleNamed(isWord ? next : text);
  const rest = args.toSpliced(index, isWord ? 2 : 1);
  if (scale === undefined || rest.length === 0 || !rest.every(isNumber)) return undefined;
  // Alone it may be the scale of the numbers or of the results.
  if (!isWord) return text.length === 1 ? undefined : `an option? --from ${scale} or --to ${scale}`;
  return `an option? --${/from/i.test(text) ? 'from' : 'to'} ${scale}`;
}

/** `logit convert 0.5`, `logit sigmoid 2`. */
function commandName({ args, index }: Typed): string | undefined {
  const [name = '', ...rest] = args;
  if (index > 0 || rest.length === 0 || !rest.every(isNumber)) return undefined;
  const numbers = rest.join(' ');
  if (/^(?:logit|logits|log-?odds|convert|calc|compute)$/i.test(name)) return `omit it: logit ${numbers}`;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name]! : '';
  return command.endsWith(' 0.2') ? `an option? logit ${command.replace('0.2', numbers)}` : undefined;
}

/** `p=0.5`, `~0.5`, `$0.5`. */
function withName({ args, index }: Typed): string | undefined {
  // Of a regular expression the bundler keeps characters as they are, and the bundle is to be ASCII.
  const [, number = ''] =
    /^(?:[a-z_]\w*\s*[=:]|[$\u20ac\u00a3~\u2248<>=\u2264\u2265]+)\s*(.+)$/i.exec(args[index]!) ?? [];
  return isNumber(number) ? `write ${number}` : undefined;
}

/** `O.5`, `0.l5`. */
function withLetters({ args, index }: Typed): string | undefined {
  const number = args[index]!.replaceAll(/o/gi, '0').replaceAll(/[lI|]/g, '1');
  return /\d/.test(args[index]!) && isNumber(number)
    ? `a letter instead of a digit? write ${number}`
    : undefined;
}

/** `0..5`, `.5.`. */
function withPoints({ args, index }: Typed): string | undefined {
  const number = args[index]!.replace(/\.{2,}/, '.').replace(/(\..*)\.$/, '$1');
  return isNumber(number) ? `write ${number}` : undefined;
}

/** `½`, `-∞`. */
function withSign({ args, index }: Typed): string | undefined {
  const number = args[index]!.normalize('NFKC').replace('\u2044', '/').replace('\u221e', 'inf');
  return isNumber(number) || /^[+-]?inf$/.test(number) ? `write ${number}` : undefined;
}

/** Numbers with operators between them, as `bc` reads them. */
const TERM = String.raw`\(*(?:(?:0|[1-9]\d*)(?:\.\d+)?|\.\d+)\)*`;
const EXPRESSION = new RegExp(`^${TERM}(?:(?:[-+*/]| [-+*/] )${TERM})+$`);
const DIVISION_BY_ZERO = /\/ ?\(*[0.]+(?![\d.])/;

/** `0.2 + 0.3`, `1-0.2`. Whole numbers with `-` between them may be a date. */
function expression({ args }: Typed): string | undefined {
  const text = args.join(' ');
  const isClosed = text.split('(').length === text.split(')').length;
  const isOne = EXPRESSION.test(text) && /[.+*/]/.test(text) && isClosed && !DIVISION_BY_ZERO.test(text);
  return isOne ? `an expression? echo '${text}' | bc -l | logit` : undefined;
}

/** Prefixes of units, the marks of complex numbers, and an exponent that was cut off: each changes the number. */
const MEANINGFUL = /[kmgtpnuije]$/i;

/** `0.5x`. */
function withExtraLetter({ args, index }: Typed): string | undefined {
  const [, number = ''] = /^(.*[\d.])[a-z]$/i.exec(args[index]!) ?? [];
  return isNumber(number) && !MEANINGFUL.test(args[index]!) ? `an extra letter? write ${number}` : undefined;
}

/** `1e-3.5`. */
function withFractionOfExponent({ args, index }: Typed): string | undefined {
  const [, number = '', exponent = ''] = /^([^e]+)e([+-]?\d*\.\d*)$/i.exec(args[index]!) ?? [];
  const value = Number(number) * 10 ** Number(exponent);
  const isOne = isNumeral(number) && isNumeral(exponent) && Number.isFinite(value) && value !== 0;
  return isOne ? `an exponent is a whole number: write ${value}` : undefined;
}
