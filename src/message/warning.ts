import { causeHint } from './cause.ts';
import { at, source, where } from './location.ts';
import { quoted } from './names.ts';
import { plural } from '../text/plural.ts';
import { delimiterHint } from './delimiters.ts';
import { COMMAS } from './comma.ts';
import type { Comma } from '../text/numeral.ts';
import type { Origin } from './origin.ts';
import type { Cause, Location } from './error.ts';
import { NO_LOG_PROBABILITY_TEXTS, rangeHint, type Ranged } from './rangeHint.ts';
import { quirkHint, type Quirk } from './quirk.ts';
import { ofAll, printable, withFirst, type Sentence } from './sentence.ts';
import { pipeline, shellWord } from './shell.ts';
import { domainText } from '../job/scale.ts';
import { formatValue } from '../engine/formatValue.ts';
import type { Occurrence } from './runStats.ts';

/** Input that can be read in two ways, as data. The run continues. */
export type Warning =
  | {
      /** A column was selected by number, and the name of a column is that number. */
      readonly kind: 'numberIsName';
      readonly file: string | undefined;
      readonly name: string;
      /** True: after a `!`. */
      readonly excludes: boolean;
      /** 1-based number of the column of that name. */
      readonly column: number;
      /** A selector for the column with that number: its name, or a range. */
      readonly other: string;
    }
  | {
      /** A range or pattern that is also the name of a column. */
      readonly kind: 'patternIsName';
      readonly file: string | undefined;
      readonly name: string;
      /** True: after a `!`. */
      readonly excludes: boolean;
      /** 1-based. */
      readonly column: number;
      /** A selector that is not a name. */
      readonly other: string;
    }
  | {
      /** The header has one cell with another delimiter in it, and no cell below is a number. */
      readonly kind: 'delimiter';
      readonly file: string | undefined;
      readonly delimiter: string;
    }
  | {
      /** A new column, or a new key of a JSON object, has the name of another. */
      readonly kind: 'duplicateName';
      readonly where: 'header' | 'object';
      readonly name: string;
      /** Whether --as can rename it: it is the only column or key with a result. */
      readonly isRenamable: boolean;
    }
  | {
      /** Rows that have more cells than the header, or than the first row if there is no header. */
      readonly kind: 'longRows';
      /** How many such rows there are, and how many rows in all. */
      readonly long: number;
      readonly rows: number;
      /** The first of these rows, and how many cells it has. */
      readonly place: Location;
      readonly cells: number;
      readonly first: 'header' | 'first row';
      readonly firstCells: number;
      /** What happened to these rows. */
      readonly outcome: 'converted' | 'extended' | 'dropped';
      readonly quirk: Quirk | undefined;
      readonly cause: Cause | undefined;
    }
  | {
      /** A row with quotes that are probably escaped by a backslash. */
      readonly kind: 'escapedQuote';
      readonly file: string | undefined;
      readonly line: number;
      readonly quirk: Quirk;
    }
  | {
      /** A row that looks like a comment, among others that do not. */
      readonly kind: 'commentRow';
      readonly place: Location;
    }
  | {
      /** Values far from any probability were clamped. */
      readonly kind: 'clamped';
      readonly stats: Ranged;
      readonly first: Occurrence;
      readonly origin: Origin;
    }
  | {
      /** -9999 among log-probabilities, which probably means that the value is missing. */
      readonly kind: 'marker';
    }
  | {
      /** Log-odds that look like probabilities. */
      readonly kind: 'sigmoidTwice';
      readonly numbers: number;
      /** The options that read the values as log-odds. */
      readonly options: string;
      /** True: without these options, the values are converted to log-odds. */
      readonly isOpposite: boolean;
    }
  | {
      /** Percentages or Phred scores that look like probabilities. */
      readonly kind: 'fractions';
      readonly from: 'percent' | 'phred';
    }
  | {
      /** The lines of a stream begin with their numbers, or an index, which were read as values. */
      readonly kind: 'runningNumbers';
    }
  | {
      /** A comma that was read as the end of a number in a stream. */
      readonly kind: 'comma';
      readonly comma: Comma;
      readonly line: number;
      readonly text: string;
    };

/** How a warning is reported. */
export interface Weight {
  readonly level: 'note' | 'warning';
  /** True: the input was probably meant in another way, so --quiet does not hide it. */
  readonly persists: boolean;
  /** True: --strict makes it an error. */
  readonly failsStrict: boolean;
}

export const NOTE: Weight = { level: 'note', persists: false, failsStrict: false };
const WARNING: Weight = { level: 'warning', persists: false, failsStrict: false };
export const PROBABLY_WRONG: Weight = { level: 'warning', persists: true, failsStrict: false };
export const WRONG: Weight = { level: 'warning', persists: true, failsStrict: true };

export const WEIGHTS: Readonly<Record<Warning['kind'], Weight>> = {
  numberIsName: NOTE,
  patternIsName: WARNING,
  delimiter: PROBABLY_WRONG,
  duplicateName: WARNING,
  escapedQuote: PROBABLY_WRONG,
  commentRow: PROBABLY_WRONG,
  longRows: WRONG,
  clamped: WRONG,
  comma: PROBABLY_WRONG,
  runningNumbers: PROBABLY_WRONG,
  marker: WARNING,
  sigmoidTwice: WARNING,
  fractions: WARNING,
};

/** The sentence for a warning, on one line, whatever the data contains. */
export function warningSentence(warning: Warning): Sentence {
  return printable(sentence(warning));
}

function sentence(warning: Warning): Sentence {
  switch (warning.kind) {
    case 'numberIsName':
      return {
        place: source(warning.file),
        fault: nameOf(warning, `is named "${warning.name}"`),
        fix: `for column ${warning.name} use ${selector(warning, warning.other)}`,
      };
    case 'patternIsName':
      return {
        place: source(warning.file),
        fault: nameOf(warning, 'has exactly that name'),
        fix: `for all columns that match use ${selector(warning, warning.other)}`,
      };
    case 'delimiter':
      return {
        place: source(warning.file),
        fault: 'every row is a single non-numeric cell',
        fix: delimiterHint(warning.delimiter),
      };
    case 'duplicateName': {
      const [fault, what] =
        warning.where === 'header'
          ? [`the output has two columns named ${quoted(warning.name)}`, 'column']
          : [`output objects have a duplicate key ${quoted(warning.name)}`, 'key'];
      return { fault, fix: warning.isRenamable ? `use --as NAME to rename the new ${what}` : undefined };
    }
    case 'longRows':
      return longRows(warning);
    case 'escapedQuote':
      return {
        place: `${source(warning.file)}:${warning.line}`,
        fault: 'a quote within quotes ends a cell too early or too late',
        fix: quirkHint(warning.quirk, warning.file),
      };
    case 'commentRow':
      return {
        place: at(warning.place),
        fault: 'a row that begins with "#" was read as data',
        fix: `comments? ${pipeline("grep -v '^#'", warning.place.file)}`,
      };
    case 'clamped':
      return clamped(warning);
    case 'marker':
      return {
        fault: '-9999 was read as a log-probability',
        fix: `the OpenAI API writes it for what is not among the top; a missing value? use --na ${NO_LOG_PROBABILITY_TEXTS}`,
      };
    case 'sigmoidTwice':
      return {
        fault: `all ${warning.numbers} values are in [0, 1]`,
        fix: `already probabilities? omit ${warning.options}${warning.isOpposite ? ' to convert them to log-odds' : ''}`,
      };
    case 'fractions':
      return warning.from === 'percent'
        ? {
            fault: 'all percentages are between 0% and 1%',
            fix: 'already probabilities? use --from prob',
          }
        : {
            fault: 'all Phred scores are between 0 and 1',
            fix: 'probabilities of an error? use --from complement',
          };
    case 'runningNumbers':
      return {
        place: source(undefined),
        fault: 'each line begins with a running number, which was read as a value',
        fix: `line numbers or an index? ${pipeline(WITHOUT_NUMBERS, undefined)}`,
      };
    case 'comma': {
      const { all, filter } = COMMAS[warning.comma];
      return {
        place: `standard input:${warning.line}`,
        fault: `the comma in ${quoted(warning.text)} was read as a separator`,
        fix: `${all}? ${pipeline(filter, undefined)}`,
      };
    }
  }
}

const WITHOUT_NUMBERS = "sed -E 's/^[[:space:]]*[0-9]+[.):]?[[:space:],]+//'";

type IsName = Extract<Warning, { kind: 'numberIsName' | 'patternIsName' }>;

function nameOf(warning: IsName, reason: string): string {
  const { name, excludes, column } = warning;
  return `${selector(warning, name)} ${excludes ? 'excludes' : 'selects'} column ${column}, which ${reason}`;
}

/** An option as it is typed. */
function selector({ excludes }: IsName, text: string): string {
  return `-c ${shellWord(excludes ? `!${text}` : text)}`;
}

function clamped({ stats, first, origin }: Extract<Warning, { kind: 'clamped' }>): Sentence {
  const { numbers, far } = stats;
  const fault = `${ofAll(far, numbers)} far outside ${domainText(origin.from, origin.base)} ${far === 1 ? 'was' : 'were'} clamped`;
  const shown = `${first.text ?? formatValue(first.value, origin.dtype)} at ${where(first.location)}`;
  const become =
    origin.task === 'convert'
      ? ['it becomes nan', 'they become nan']
      : ['it is left out', 'they are left out'];
  return withFirst(
    fault,
    far,
    shown,
    rangeHint(stats, origin) ?? `without --eps ${become[far === 1 ? 0 : 1]}`,
  );
}

function longRows(warning: Extract<Warning, { kind: 'longRows' }>): Sentence {
  const { long, rows, place, cells, first, firstCells, outcome, quirk, cause } = warning;
  const done = {
    converted: '',
    extended:
      long === 1 ? '; its new cell was put in its column' : '; their new cells were put in their column',
    dropped: long === 1 ? ' and was dropped' : ' and were dropped',
  }[outcome];
  return {
    fault: `${long} of ${plural(rows, 'row')} ${long === 1 ? 'has' : 'have'} more cells than the ${first}${done}`,
    first: `${at(place)}, ${plural(cells, 'cell')} for ${plural(firstCells, 'column')}`,
    fix: quirk ? quirkHint(quirk, place.file) : cause && causeHint(cause, place.file),
  };
}
