import type { CommanderError, Option } from 'commander';
import { isNumeral, withoutCommas } from '../text/numeral.ts';
import { escapeControls, truncate } from '../text/escape.ts';
import { similarName } from '../input/suggest.ts';
import { DTYPE_ROWS, DTYPES } from '../job/dtype.ts';
import { SCALE_NAMES, scaleNamed } from '../job/scale.ts';
import type { LogitError } from '../message/error.ts';
import { usageError } from '../message/usageError.ts';
import { looksLikeFile } from '../job/fileName.ts';
import { shellFile, shellWord } from '../message/shell.ts';
import { valueNameOf } from './flags.ts';
import { suggestion } from './suggestion.ts';

/** Errors in the arguments as LogitErrors: the option, the fault, the fix. */

/** An error of the parser. */
export function parserProblem({ code, message }: CommanderError, options: readonly Option[]): LogitError {
  const [, typed = ''] = /'([^]*)'/.exec(message) ?? [];
  if (code === 'commander.optionMissingArgument') {
    const option = options.find(({ flags }) => flags === typed)!;
    return usageError(`${option.long}: missing value`, `${option.long} ${valueNameOf({ option })}`);
  }
  const [, flag, value] = /^(--[\w-]+)=([^]*)/.exec(typed) ?? [];
  if (flag !== undefined && options.some(({ long }) => long === flag)) return valueless(flag, value!, typed);
  const shown = `unknown option '${truncate(typed)}'`;
  const meant = suggestion(typed, options);
  const list = 'see logit --help';
  if (meant === undefined) return usageError(shown, list);
  return usageError(shown, `${meant}${meant.endsWith('?') ? '' : ';'} ${list}`);
}

/** The error for an invalid value. */
export function valueProblem(option: Option, text: string, wanted: string): LogitError {
  const fault = `${option.long}: invalid value "${escapeControls(truncate(text))}", expected ${wanted}`;
  return usageError(fault, valueMeant(option.long!, text, wanted));
}

/** Other words for the scales. */
const SCALE_WORDS: Readonly<Record<string, string>> = {
  probability: 'prob',
  probabilities: 'prob',
  percentage: 'percent',
  percentages: 'percent',
  logodds: 'logit',
  'log-prob': 'logprob',
  'log-probability': 'logprob',
  decibels: 'decibans',
};

/** Words for values in other programs, by option. */
const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '--delimiter': { comma: ',', semicolon: ';', colon: ':', pipe: '|', space: ' ', t: 'tab', tsv: 'tab' },
  '--quote': { '': 'none', double: '"', single: "'", no: 'none', off: 'none' },
  '--dtype': Object.fromEntries(
    DTYPES.flatMap((name) => DTYPE_ROWS[name].aliases.map((alias) => [alias, name])),
  ),
  '--base': { ln: 'e', natural: 'e', log2: '2', bits: '2', log10: '10' },
  '--format': { text: 'lines', plain: 'lines', numpy: 'npy', torch: 'tensor', pytorch: 'tensor' },
  '--bad': {
    drop: 'skip',
    null: 'nan',
    error: 'fail',
    raise: 'fail',
    ignore: 'keep',
    coerce: 'nan',
    na: 'nan',
  },
  '--sql': {
    postgresql: 'postgres',
    pg: 'postgres',
    sqlite3: 'sqlite',
    mariadb: 'mysql',
    databricks: 'spark',
    presto: 'trino',
    athena: 'trino',
    bq: 'bigquery',
  },
  '--from': SCALE_WORDS,
  '--to': SCALE_WORDS,
  '--color': { yes: 'always', on: 'always', no: 'never', off: 'never', none: 'never' },
};

function valueMeant(long: string, text: string, wanted: string): string | undefined {
  const lower = text.trim().toLowerCase();
  const [, digits] = /^%?\.(\d+)([efg]?)$/.exec(lower) ?? [];
  if (digits !== undefined && (long === '--precision' || long === '--significant')) return `write ${digits}`;
  if (long === '--format' && /^(?:json|jsonl|ndjson)$/.test(lower))
    return 'JSON Lines are written as JSON Lines: --jsonl -c FIELD';
  if (long === '--format' && isNumeral(lower)) return `--format lines ${lower}`;
  if (long === '--format' && looksLikeFile(text)) return `a file? -c COLUMN ${shellFile(text)}`;
  const scale = long === '--scale' ? scaleNamed(text) : undefined;
  if (scale !== undefined) return `--from ${scale} or --to ${scale}`;
  if (long === '--preview' && looksLikeFile(text)) return `${long} 5 -c COLUMN ${shellFile(text)}`;
  const [, from, to] = /^([^,/;\s>-]+)(?:[,/;\s-]|->)+([^,/;\s>-]+)$/.exec(text.trim()) ?? [];
  if (long === '--prior' && from !== undefined && to !== undefined)
    return `${long} ${shellWord(`${from}:${to}`)}`;
  const numeral = withoutCommas(text.trim())?.numeral;
  if (numeral !== undefined && long !== '--column' && long !== '--quote') return `write ${numeral}`;
  const numbers = text.trim().split(/[,;\s]+/);
  if (/\bnumber\b/.test(wanted) && numbers.length > 1 && numbers.every(isNumeral))
    return `${long} ${numbers.join(' ')}`;
  const values = VALUES[long];
  if (values === SCALE_WORDS && isNumeral(lower)) return `the scale comes first: ${long} percent ${lower}`;
  const named = values && Object.hasOwn(values, lower) ? values[lower] : undefined;
  const value =
    named ??
    choiceMeant(lower, wanted) ??
    (values === SCALE_WORDS ? similarName(lower, SCALE_NAMES) : undefined);
  return value === undefined ? undefined : `${long} ${shellWord(value)}`;
}

/** The expected word that was typed in capitals or with its module: `CSV`, `torch.float32`. undefined: none. */
function choiceMeant(lower: string, wanted: string): string | undefined {
  const word = lower.replace(/^(?:torch|np|numpy|jnp)\./, '');
  return wanted.split(/, (?:or )?| or /).find((one) => one === word);
}

/** The error for a value of an option that takes none. */
export function valueless(flag: string, value: string, typed: string): LogitError {
  return usageError(`${truncate(typed)}: ${flag} takes no value`, withoutValue(flag, value));
}

function withoutValue(flag: string, value: string): string | undefined {
  if (flag === '--help') return 'it lists all options';
  if (flag === '--jsonl') return `a field? ${flag} --column ${shellWord(value)}`;
  if (flag === '--append') return `the name of the new column? ${flag} --as ${shellWord(value)}`;
  if (flag === '--inverse' && isNumeral(value)) return `a tolerance? ${flag} --tolerance ${value}`;
  if (/^(?:true|yes|on)$/i.test(value)) return `${flag} alone is enough`;
  if (/^(?:false|no|off)$/i.test(value)) return `omit ${flag}`;
  return isNumeral(value) ? `a number? use a space: ${flag} ${value}` : undefined;
}

/**
 * Refuses mistakes that the parser would accept as short options: `-output` as `-o utput`, which would write a file of that name, and
 * `-o=FILE` as a file `=FILE`.
 * @throws LogitError of kind usage
 */
export function refuseShortMistakes(argv: readonly string[], options: readonly Option[]): void {
  const end = argv.indexOf('--');
  for (const text of end < 0 ? argv : argv.slice(0, end)) {
    if (!/^-[A-Za-z]/.test(text)) continue;
    const [, letters, value] = /^-([\w-]+)(?:=([^]*))?$/.exec(text) ?? [];
    if (letters !== undefined) refuseShort(text, letters, value, options);
  }
}

function refuseShort(
  text: string,
  letters: string,
  value: string | undefined,
  options: readonly Option[],
): void {
  const taker = Array.from(letters).findIndex((letter) => !isFlag(letter, options));
  if (taker < 0) {
    if (value !== undefined) throw valueless(`-${letters.at(-1)}`, value, text);
    return;
  }
  const long = `-${letters}`.length > 2 ? `--${letters}` : undefined;
  if (long !== undefined && options.some((one) => one.long === long))
    throw usageError(`${truncate(text)}: long options start with two dashes`, `-${truncate(text)}`);
  const flag = `-${letters[taker]}`;
  const reader = options.find(({ short }) => short === flag);
  if (reader === undefined) return;
  if (letters.length > 1 && valueNameOf({ option: reader }) === 'FILE' && taker === 0) {
    // The rest of the word would be the name of the file.
    const meant = suggestion(`-${text}`, options);
    if (meant?.includes(reader.long!))
      throw usageError(`${truncate(text)}: long options start with two dashes`, meant);
  }
  if (value !== undefined && value !== '' && taker === letters.length - 1)
    throw usageError(`${truncate(text)}: no "=" after a short option`, `${flag} ${shellWord(value)}`);
}

function isFlag(letter: string, options: readonly Option[]): boolean {
  return options.some(({ short, required }) => short === `-${letter}` && !required);
}

/**
 * Refuses a value that is probably the next argument, because the real value was forgotten: an option or a number in place of a
 * file, or an option in place of a label.
 * @throws LogitError of kind usage
 */
export function refuseNoValue(option: Option, text: string, options: readonly Option[]): void {
  const name = valueNameOf({ option });
  const isOption = options.some(({ short, long }) => text === short || text === long);
  if (name === 'LABEL' && isOption)
    throw usageError(`${option.long}: missing label before ${text}`, `${option.long} LABEL ${text}`);
  if (name === 'FILE' && (isOption || isNumeral(text)))
    throw usageError(`${option.long}: missing file name before ${text}`, `a file named ${text}: ./${text}`);
}
