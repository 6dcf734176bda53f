import { causeHint } from './cause.ts';
import { either } from '../text/either.ts';
import { plural } from '../text/plural.ts';
import { delimiterOption } from './delimiters.ts';
import { fitFault } from './fitFault.ts';
import { CONTINUE, hint } from './hint.ts';
import { innerOf } from './inner.ts';
import { isNumeral } from '../text/numeral.ts';
import { dtypeInArray, DTYPES } from '../job/dtype.ts';
import { escapeControls } from '../text/escape.ts';
import type { ArrayFault, ErrorDetail, Location } from './error.ts';
import { quirkHint, type Quirk } from './quirk.ts';
import { remedy } from './remedy.ts';
import { inOneLine, printable, type Sentence } from './sentence.ts';
import { pipeline, shellWord } from './shell.ts';
import { noColumn } from './noColumn.ts';
import { nested, noField, noObject } from './jsonFault.ts';
import { list, quoted } from './names.ts';
import { at, cell, columnOf, source, where } from './location.ts';
import { systemReason } from './systemReason.ts';

/** The message for an error: the place, the fault, the fix. One line, whatever the data contains. */
export function describe(detail: ErrorDetail): string {
  return inOneLine(errorSentence(detail));
}

/** The same for a stream of the package, which messages must not call standard input. */
export function describeInStream(detail: ErrorDetail): string {
  const { place, ...rest } = errorSentence(detail);
  const inStream = place
    ?.replace(/^standard input:(\d+)/, 'row at line $1')
    .replace(/^standard input/, 'the stream');
  return inOneLine({ place: inStream, ...rest });
}

/** The parts of the message for an error. */
export function errorSentence(detail: ErrorDetail): Sentence {
  return printable(sentence(detail));
}

function sentence(detail: ErrorDetail): Sentence {
  switch (detail.kind) {
    case 'usage':
      return { fault: detail.text, fix: detail.fix };
    case 'tooManyColumns':
      return tooManyColumns(detail);
    case 'invalidNumber':
      return notNumber(detail);
    case 'invalidLabel':
      return invalidLabel(detail);
    case 'mixedLabels':
      return {
        place: cell(detail.place),
        fault: 'both 0 and -1 are labels here, so which of them is negative is unclear',
        fix: '--positive VALUE makes that label 1 and all others 0',
      };
    case 'invalidWeight':
      return {
        place: cell(detail.place),
        fault: `a weight must be finite and not negative, got ${quoted(detail.text)}`,
        fix: LEAVE_OUT,
      };
    case 'infiniteLogOdds':
      return {
        place: where(detail.place),
        fault: `the log-odds of ${detail.text} are infinite and cannot be fitted`,
        fix: 'use --eps 1e-6',
      };
    case 'noFit':
      return fitFault(detail);
    case 'rIndex':
      return {
        place: at(detail.place),
        fault: `${quoted(detail.text)} is an R index, not a number`,
        fix: `strip it: ${pipeline(WITHOUT_INDEX, detail.place.file)}`,
      };
    case 'unsupportedFormat':
      return foreign(detail);
    case 'shortRow':
      if (detail.place.input === 'json') return noField(detail);
      return {
        place: at(detail.place),
        fault: `the row has only ${plural(detail.cells, 'cell')}; ${columnOf(detail.place)} is missing`,
        fix: goOn(detail),
      };
    case 'longRow':
      return tooLong(detail);
    case 'otherLength':
      return otherLength(detail);
    case 'unterminatedQuote':
      return {
        place: at(detail.place),
        fault: 'unterminated quote',
        fix: goOn(detail, 'use --quote none if quotes are ordinary text'),
      };
    case 'swallowedRows':
      return swallowedRows(detail);
    case 'undecided':
      return { place: at(detail.place), fault: detail.text };
    case 'invalidJson':
      return noObject(detail);
    case 'excelLine':
      return excelLine(detail);
    case 'crLineEndings':
      return carriageReturns(detail);
    case 'recordTooLong':
      return recordTooLong(detail);
    case 'truncatedFile':
      return {
        place: source(detail.file),
        fault: 'the file was truncated while being read',
        fix: 'convert a copy instead',
      };
    case 'noColumn':
      return noColumn(detail);
    case 'headerIsData':
      return {
        place: source(detail.file),
        fault: `the first row was read as the header, but its column ${detail.column} is ${quoted(detail.text)}`,
        fix: 'use --no-header if it is data, --header if it is not',
      };
    case 'duplicateColumn':
      return {
        place: source(detail.file),
        fault: `duplicate column name ${quoted(detail.name)} (columns ${list(detail.numbers)}); the columns are: ${list(detail.columns)}`,
        fix: 'select one by number',
      };
    case 'redundantExclusion':
      return {
        place: source(detail.file),
        fault: `${quoted(detail.text)} excludes nothing: no other selector includes that column`,
        fix: "all columns except some: -c '!A,!B'",
      };
    case 'emptySelection':
      return { place: source(detail.file), fault: 'no columns selected: "!" excludes all of them' };
    case 'headerMismatch':
      return headerDiffers(detail);
    case 'compressed':
      return compressed(detail);
    case 'array':
      return { place: source(detail.file), ...ARRAY_FAULTS[detail.fault] };
    case 'arrayType':
      return arrayType(detail);
    case 'system':
      return system(detail);
  }
}

/** The fix for a row with an invalid label or weight. */
const LEAVE_OUT = '--bad skip leaves such rows out';

function tooManyColumns({ option, count }: Extract<ErrorDetail, { kind: 'tooManyColumns' }>): Sentence {
  const takes = option === '--loss' ? 'compares' : 'fits';
  return { fault: `${option} ${takes} one column, but ${count} are selected with --column` };
}

function swallowedRows(detail: Extract<ErrorDetail, { kind: 'swallowedRows' }>): Sentence {
  const { place, lastLine, quote } = detail;
  const isOneLine = lastLine === place.line;
  const fault = isOneLine
    ? 'a quoted cell holds delimiters and text follows its closing quote, so the row is shorter than the header'
    : `a quoted cell starts here, so lines ${place.line} to ${lastLine} are one row, but each of them looks like a row`;
  const held = isOneLine ? 'is meant so' : 'contains these lines';
  const fix = `use --quote none if quotes are ordinary text, --quote ${shellWord(quote)} if the cell ${held}`;
  return { place: at(place), fault, fix: goOn(detail, fix) };
}

function tooLong(detail: Extract<ErrorDetail, { kind: 'longRow' }>): Sentence {
  const { place, cause } = detail;
  const fix = cause
    ? causeHint(cause, place.file)
    : '--bad keep or nan puts the new cell in its column, --bad skip drops the row';
  const fault = `${otherCells(detail)}, so an appended cell would be in the wrong column`;
  return { place: at(place), fault, fix: goOn(detail, fix) };
}

function otherLength(detail: Extract<ErrorDetail, { kind: 'otherLength' }>): Sentence {
  const { place, delimiter, cause } = detail;
  const fix = cause
    ? causeHint(cause, place.file)
    : delimiter === ' '
      ? 'separate columns with one space, or use another delimiter'
      : 'quote cells that contain the delimiter';
  return { place: at(place), fault: otherCells(detail), fix: goOn(detail, fix) };
}

type CellCounts = Pick<Extract<ErrorDetail, { kind: 'longRow' }>, 'cells' | 'first' | 'firstCells'>;

function otherCells({ cells, first, firstCells }: CellCounts): string {
  return `the row has ${plural(cells, 'cell')} but the ${first} has ${firstCells}`;
}

function recordTooLong({ place, part, bytes }: Extract<ErrorDetail, { kind: 'recordTooLong' }>): Sentence {
  const isCsv = place.input === 'csv';
  const name = isCsv ? part : place.input === 'json' ? 'line' : 'number';
  return {
    place: at(place),
    fault: `${name} too long: over ${Math.floor(bytes / 2 ** 20)} MiB`,
    fix: isCsv ? 'an unterminated quote? try --quote none' : undefined,
  };
}

const CR_LINE_ENDINGS = 'unsupported CR line endings';

/** For each remedy, the fault about carriage returns and the filter. */
const RETURNS = {
  replace: { fault: CR_LINE_ENDINGS, fix: 'convert them', filter: "tr '\\r' '\\n'" },
  unify: { fault: CR_LINE_ENDINGS, fix: 'convert them', filter: "perl -pe 's/\\r\\n?/\\n/g'" },
  remove: { fault: 'a cell ends with CR', fix: 'remove it', filter: "tr -d '\\r'" },
} as const;

function carriageReturns(detail: Extract<ErrorDetail, { kind: 'crLineEndings' }>): Sentence {
  const { fault, fix, filter } = RETURNS[detail.remedy];
  return { place: at(detail.place), fault, fix: `${fix}: ${pipeline(filter, detail.place.file)}` };
}

function notNumber(detail: Extract<ErrorDetail, { kind: 'invalidNumber' }>): Sentence {
  const { place, text } = detail;
  if (place.input === 'numbers' && text.startsWith('...')) {
    const fault = '"..." means that values were left out';
    return { place: at(place), fault, fix: 'write all of them, as lines or CSV' };
  }
  if (place.input === 'numbers' && text === '') {
    const fix = 'write nan if a value is missing; a CSV file? name its column with -c';
    return { place: at(place), fault: 'nothing between two commas', fix };
  }
  const inner = place.input === 'json' && !detail.isString ? innerOf(text, place.column ?? '') : undefined;
  if (inner) return nested(place, inner);
  return { place: cell(place), fault: `${quoted(text)} is not a number`, fix: hint(detail) };
}

/** A label that cannot be typed is VALUE in the fix. */
function invalidLabel(detail: Extract<ErrorDetail, { kind: 'invalidLabel' }>): Sentence {
  const { text, hasPositive } = detail;
  const place = cell(detail.place);
  const fault = `${quoted(text)} is not a label`;
  if (hasPositive) return { place, fault, fix: LEAVE_OUT };
  const value = text.length > LONGEST_LABEL || escapeControls(text) !== text ? 'VALUE' : shellWord(text);
  return {
    place,
    fault: `${fault}: labels are 0 and 1, a number between them, or words such as yes and no`,
    fix: `--positive ${value} makes that label 1 and all others 0`,
  };
}

const LONGEST_LABEL = 40;

/** Removes the lines that R prints above a matrix or a part of a list, and the indices before values. */
const WITHOUT_INDEX = "sed -E '/^ *\\[[[,]/d; s/^ *\\[[0-9]+,?\\]//'";

/** The fix for a row: for the fault of the whole row, if it has one. */
function goOn(
  { place, quirk }: { readonly place: Location; readonly quirk?: Quirk | undefined },
  fix = CONTINUE,
): string {
  return quirk === undefined ? fix : quirkHint(quirk, place.file);
}

function excelLine({ file, line, delimiter }: Extract<ErrorDetail, { kind: 'excelLine' }>): Sentence {
  const option = delimiter === undefined ? '' : ` ${delimiterOption(delimiter)}`;
  const command = pipeline('tail -n +2', file).replace(/logit \.\.\.$/, () => `logit${option} ...`);
  return {
    place: source(file),
    fault: `${quoted(line)} is an Excel directive, not a header`,
    fix: `skip it: ${command}`,
  };
}

function foreign({ file, format, packed }: Extract<ErrorDetail, { kind: 'unsupportedFormat' }>): Sentence {
  const { name, wanted = 'text', fix } = format;
  return {
    place: source(file),
    fault: `is ${name}, not ${wanted}`,
    fix: fix && remedy(fix, file, packed),
  };
}

function headerDiffers(detail: Extract<ErrorDetail, { kind: 'headerMismatch' }>): Sentence {
  const { file, first, columns, expected } = detail;
  const place = source(file);
  const fault = `header differs from ${source(first)}`;
  if (columns.length !== expected.length)
    return { place, fault: `${fault}: ${plural(columns.length, 'column')}, expected ${expected.length}` };
  const i = columns.findIndex((name, index) => name !== expected[index]);
  const [found = '', wanted = ''] = [columns[i], expected[i]];
  return {
    place,
    fault: `${fault}: column ${i + 1} is ${quoted(found)}, expected ${quoted(wanted)}`,
    fix: isNumeral(found) && isNumeral(wanted) ? 'no headers? use --no-header' : undefined,
  };
}

type Reason = Pick<Sentence, 'fault' | 'fix'>;

const INCOMPLETE = 'incomplete file?';

function compressed({ file, format, fault }: Extract<ErrorDetail, { kind: 'compressed' }>): Sentence {
  const reason: Reason = {
    truncated: { fault: `unexpected end of ${format} data`, fix: INCOMPLETE },
    broken: { fault: `corrupt ${format} data` },
    trailing: { fault: `trailing data after the ${format} stream` },
  }[fault];
  return { place: source(file), ...reason };
}

const ARRAY_FAULTS: Record<ArrayFault, Reason> = {
  none: { fault: 'not a NumPy array, despite its name' },
  header: { fault: 'invalid NumPy array header' },
  truncated: { fault: 'unexpected end of the array', fix: INCOMPLETE },
  trailing: { fault: 'trailing data after the array' },
};

/** The types that arrays may have, the smallest first. */
const ARRAYS = DTYPES.filter((name) => dtypeInArray(name) === name).toReversed();

function arrayType({ file, type, instead }: Extract<ErrorDetail, { kind: 'arrayType' }>): Sentence {
  return {
    place: source(file),
    fault: `unsupported dtype ${type}: expected ${either(ARRAYS)}`,
    fix: instead === undefined ? undefined : `in Python: ${instead}`,
  };
}

function system({ action, file, code, fix }: Extract<ErrorDetail, { kind: 'system' }>): Sentence {
  const standard = action === 'write' ? 'standard output' : 'standard input';
  const reason = systemReason(action, code);
  return {
    place: file === undefined ? standard : source(file),
    fault: `cannot ${action}: ${reason.fault}`,
    fix: fix ?? reason.fix,
  };
}
