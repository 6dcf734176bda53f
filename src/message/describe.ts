import { causeHint } from './cause.ts';
import { columnNumber } from './columnNumber.ts';
import { plural } from '../text/plural.ts';
import { delimiterHint, delimiterOption } from './delimiters.ts';
import { isGlob } from '../text/glob.ts';
import { describeFitFault } from './fitFault.ts';
import { hint } from './hint.ts';
import { innerOf, type Inner } from './inner.ts';
import { jq, looksLikeJson } from './jqHint.ts';
import { isNumeral } from '../text/numeral.ts';
import { otherJson } from './otherJson.ts';
import { EMPTY_NAME } from '../job/path.ts';
import { escapeControls, truncate } from '../text/escape.ts';
import type { ArrayFault, CompressionFault, ErrorDetail, Location } from './error.ts';
import { quirkHint, type Quirk } from './quirk.ts';
import { remedy } from './remedy.ts';
import { pipeline, shellFile, shellWord } from './shell.ts';
import { systemReason } from './systemReason.ts';

/** The sentence for a detail: where, what, and the way out. One line, whatever the data holds. */
export function describe(detail: ErrorDetail): string {
  return escapeControls(sentence(detail));
}

/** The same for a stream of the package, which is not standard input. */
export function describeInStream(detail: ErrorDetail): string {
  return describe(detail)
    .replace(/^standard input:(\d+)/, 'row at line $1')
    .replace(/^standard input/, 'the stream');
}

function sentence(detail: ErrorDetail): string {
  switch (detail.kind) {
    case 'usage':
      return detail.text;
    case 'invalidNumber':
      return notNumber(detail);
    case 'invalidLabel':
      return invalidLabel(detail);
    case 'mixedLabels':
      return `${at(detail.place)}: ${columnOf(detail.place)}: both 0 and -1 are labels here, so which of them is negative is unclear (--positive VALUE makes that label 1 and all others 0)`;
    case 'invalidWeight':
      return `${at(detail.place)}: ${columnOf(detail.place)}: a weight must be finite and not negative, got ${quoted(detail.text)} (--bad skip leaves such rows out)`;
    case 'infiniteLogOdds':
      return `${where(detail.place)}: the log-odds of ${detail.text} are infinite and cannot be fitted (--eps 1e-6)`;
    case 'noFit':
      return describeFitFault(detail, quoted);
    case 'rIndex':
      return `${at(detail.place)}: ${quoted(detail.text)} is what R puts before values, and no value (${pipeline(WITHOUT_INDEX, detail.place.file)})`;
    case 'unsupportedFormat':
      return foreign(detail);
    case 'shortRow':
      if (detail.place.input === 'json') return noField(detail);
      return `${at(detail.place)}: the row has ${plural(detail.cells, 'cell')} and none for ${columnOf(detail.place)} (${goOn(detail)})`;
    case 'longRow':
      return tooLong(detail);
    case 'otherLength':
      return otherLength(detail);
    case 'unterminatedQuote':
      return `${at(detail.place)}: the quote that opens here never closes (${goOn(detail, '--quote none if quotes are ordinary text')})`;
    case 'swallowedRows':
      return `${at(detail.place)}: a quoted cell starts here, so lines ${detail.place.line} to ${detail.lastLine} are one row, but each of them looks like a row (--quote none if quotes are ordinary text, --quote ${shellWord(detail.quote)} if the cell does hold them)`;
    case 'undecided':
      return `${at(detail.place)}: ${detail.text}`;
    case 'invalidJson':
      return noObject(detail);
    case 'excelLine':
      return excelLine(detail);
    case 'crLineEndings':
      return `${at(detail.place)}: ${RETURNS[detail.remedy].said} (${pipeline(RETURNS[detail.remedy].filter, detail.place.file)})`;
    case 'recordTooLong':
      if (detail.place.input === 'numbers') {
        return `${at(detail.place)}: the number that starts here is longer than ${Math.floor(detail.bytes / 2 ** 20)} MiB, more than can be held`;
      }
      if (detail.place.input === 'json') {
        return `${at(detail.place)}: the line is longer than ${Math.floor(detail.bytes / 2 ** 20)} MiB, more than can be held`;
      }
      return `${at(detail.place)}: the ${detail.part} that starts here is longer than ${Math.floor(detail.bytes / 2 ** 20)} MiB, more than can be held (is there a quote that never closes? then --quote none)`;
    case 'truncatedFile':
      return `${source(detail.file)}: cannot read: it became shorter meanwhile (convert a copy that nobody writes to)`;
    case 'noColumn':
      return noColumn(detail);
    case 'headerIsData':
      return `${source(detail.file)}: the first row is read as the header, but its column ${detail.column} is ${quoted(detail.text)} (--no-header if it is data, --header if it is not)`;
    case 'duplicateColumn':
      return `${source(detail.file)}: the header names ${quoted(detail.name)} ${detail.numbers.length} times, as columns ${list(detail.numbers)} (ask for one by number); the columns are: ${list(detail.columns)}`;
    case 'redundantExclusion':
      return `${source(detail.file)}: ${quoted(detail.text)} takes nothing away, for no other name or pattern selects that column (all columns but several: -c '!A,!B')`;
    case 'emptySelection':
      return `${source(detail.file)}: no column is left: all that are selected are also taken away with "!"`;
    case 'headerMismatch':
      return headerDiffers(detail);
    case 'compressed':
      return `${source(detail.file)}: cannot read: ${FAULTS[detail.fault].replace('*', detail.format)}`;
    case 'array':
      return `${source(detail.file)}: ${ARRAY_FAULTS[detail.fault]}`;
    case 'arrayType':
      return arrayType(detail);
    case 'system':
      return system(detail);
  }
}

function tooLong(detail: Extract<ErrorDetail, { kind: 'longRow' }>): string {
  const { place, cells, first, firstCells, cause } = detail;
  const fix = cause
    ? causeHint(cause, place.file)
    : '--bad keep|nan puts the new cell below its header, --bad skip drops the row';
  return `${at(place)}: the row has ${plural(cells, 'cell')}, the ${first} ${firstCells}: a new one at its end would be in the wrong column (${goOn(detail, fix)})`;
}

function otherLength(detail: Extract<ErrorDetail, { kind: 'otherLength' }>): string {
  const { place, cells, first, firstCells, delimiter, cause } = detail;
  const fix = cause
    ? causeHint(cause, place.file)
    : delimiter === ' '
      ? 'columns need one space between them, or another delimiter'
      : 'a cell with the delimiter in it needs quotes';
  return `${at(place)}: the row has ${plural(cells, 'cell')}, the ${first} ${firstCells} (${goOn(detail, fix)})`;
}

/** What carriage returns do where they are not part of a line ending. */
const RETURNS = {
  replace: { said: 'a line ends with CR alone', filter: "tr '\\r' '\\n'" },
  unify: { said: 'a line ends with CR alone', filter: "perl -pe 's/\\r\\n?/\\n/g'" },
  remove: { said: 'a cell ends with CR', filter: "tr -d '\\r'" },
} as const;

function notNumber(detail: Extract<ErrorDetail, { kind: 'invalidNumber' }>): string {
  const { place, text } = detail;
  if (place.input === 'numbers' && text.startsWith('...')) {
    return `${at(place)}: "..." stands for values that are missing here (give all of them, as lines or CSV)`;
  }
  const inner = place.input === 'json' ? innerOf(text, place.column ?? '') : undefined;
  if (inner) return nested(place, inner);
  const way = hint(detail);
  return `${at(place)}: ${place.column === undefined ? '' : `${columnOf(place)}: `}${quoted(text)} is not a number${way === undefined ? '' : ` (${way})`}`;
}

/** A label that can be typed is a way out. */
function invalidLabel({ place, text, hasPositive }: Extract<ErrorDetail, { kind: 'invalidLabel' }>): string {
  const said = `${at(place)}: ${columnOf(place)}: ${quoted(text)} is not a label`;
  if (hasPositive) return `${said} (--bad skip leaves such rows out)`;
  const value = text.length > LONGEST_LABEL || escapeControls(text) !== text ? 'VALUE' : shellWord(text);
  return `${said}: labels are 0 and 1, a number between them, or words such as yes and no (--positive ${value} makes that label 1 and all others 0)`;
}

const LONGEST_LABEL = 40;

/** A field with fields of its own. */
function nested(place: Location, { what, fields, meant }: Inner): string {
  const others = fields.length > 0 ? `; its fields are: ${list(fields)}` : '';
  const way = meant === undefined ? '--bad keep|nan|skip to go on' : `did you mean -c ${shellWord(meant)}?`;
  return `${at(place)}: ${columnOf(place)} is ${what}, not a number${others} (${way})`;
}

function noField({ place, fields, similar }: Extract<ErrorDetail, { kind: 'shortRow' }>): string {
  const said = `${at(place)}: the object has no ${columnOf(place)}`;
  const others = fields.length > 0 ? `; its fields are: ${list(fields)}` : '';
  if (similar !== undefined) return `${said}${others} (did you mean ${quoted(similar)}?)`;
  const way = isGlob(place.column ?? '') ? 'patterns are for CSV' : '--bad keep|nan|skip to go on';
  return `${said}${others} (${way})`;
}

function noObject({ place, text, isTooDeep }: Extract<ErrorDetail, { kind: 'invalidJson' }>): string {
  if (isTooDeep)
    return `${at(place)}: the line nests arrays and objects deeper than 65,536, more than is read (--bad keep|skip to go on)`;
  const said = text === '' ? 'it ends too early' : `what cannot stand there is ${quoted(text)}`;
  return `${at(place)}: the line is no JSON object: ${said} (${otherJson(place, text) ?? '--bad keep|skip to go on'})`;
}

/** Takes out the lines above a matrix or a part of a list, and the numbers before values. */
const WITHOUT_INDEX = "sed -E '/^ *\\[[[,]/d; s/^ *\\[[0-9]+,?\\]//'";

/** What to do about a row: about what is wrong with all of it, if that is known. */
function goOn(
  { place, quirk }: { readonly place: Location; readonly quirk?: Quirk | undefined },
  way = '--bad keep|nan|skip to go on',
): string {
  return quirk === undefined ? way : quirkHint(quirk, place.file);
}

function excelLine({ file, line, delimiter }: Extract<ErrorDetail, { kind: 'excelLine' }>): string {
  const option = delimiter === undefined ? '' : ` ${delimiterOption(delimiter)}`;
  const command = pipeline('tail -n +2', file).replace(/logit \.\.\.$/, () => `logit${option} ...`);
  return `${source(file)}: the first line, ${quoted(line)}, is for Excel and not a header (${command})`;
}

function foreign({ file, format, packed }: Extract<ErrorDetail, { kind: 'unsupportedFormat' }>): string {
  const { name, wanted = 'text', way } = format;
  const said = `${source(file)}: is ${name}, not ${wanted}`;
  return way === undefined ? said : `${said} (${remedy(way, file, packed)})`;
}

function noColumn(detail: Extract<ErrorDetail, { kind: 'noColumn' }>): string {
  const { file, name, columns, cells } = detail;
  if (!columns)
    return `${source(file)}: no column ${quoted(name)}; the rows have ${plural(cells, 'column')}, to be named by number (--no-header)`;
  const way = otherHeader(detail, columns);
  return `${source(file)}: no column ${isGlob(name) ? 'matches ' : ''}${quoted(name)}; the columns are: ${list(columns)}${way === undefined ? '' : ` (${way})`}`;
}

/** What a header may be that does not have the column. */
function otherHeader(
  { file, name, similar, delimiter }: Extract<ErrorDetail, { kind: 'noColumn' }>,
  columns: readonly string[],
): string | undefined {
  if (delimiter !== undefined) return delimiterHint(delimiter);
  if (/^\s*\{\s*"/.test(columns[0] ?? '')) return 'an object on each line? then --jsonl';
  if (looksLikeJson(columns[0] ?? '')) return `JSON? ${pipeline(isGlob(name) ? jq() : jq(name), file)}`;
  if (columns.some((column) => /^="[^"]*"$/.test(column)))
    return `Excel formulas: ${pipeline(`sed -E 's/="([^"]*)"/\\1/g; s/"=""([^"]*)"""/\\1/g'`, file)}`;
  const number = columnNumber(name, columns.length);
  if (number !== undefined) return number;
  if (columns.length === 1 && /^[#%]/.test(columns[0]!))
    return `a comment? ${pipeline("grep -v '^[#%]'", file)}`;
  if (columns.every(isNumeral)) return 'is there no header? then --no-header, and the column by number';
  if (similar !== undefined) return `did you mean ${quoted(similar)}?${byNumber(similar, columns)}`;
  if (columns.length <= MOST_LISTED) return undefined;
  return `${file === undefined ? '... | head -n 1' : `head -n 1 ${shellFile(file)}`} shows all`;
}

/** A name may look like the one that was typed, or be hard to type, beyond ASCII or with blanks or quotes round it: by number. */
function byNumber(name: string, columns: readonly string[]): string {
  const number = columns.indexOf(name) + 1;
  const isOdd = /[^\x20-\x7e]/.test(name) || /^["' ]|["' ]$/.test(name);
  return number > 0 && isOdd ? ` then -c ${number}` : '';
}

function headerDiffers({
  file,
  first,
  columns,
  expected,
}: Extract<ErrorDetail, { kind: 'headerMismatch' }>): string {
  const said = `${source(file)}: the header is not that of ${source(first)}`;
  if (columns.length !== expected.length)
    return `${said}: ${plural(columns.length, 'column')} where it has ${expected.length}`;
  const i = columns.findIndex((name, index) => name !== expected[index]);
  const way =
    isNumeral(columns[i] ?? '') && isNumeral(expected[i] ?? '') ? ' (no headers? then --no-header)' : '';
  return `${said}: column ${i + 1} is ${quoted(columns[i] ?? '')}, not ${quoted(expected[i] ?? '')}${way}`;
}

const FAULTS: Record<CompressionFault, string> = {
  truncated: 'the * data ends too early (is the file complete?)',
  broken: 'the * data is damaged',
  trailing: 'behind the * data stands something else',
};

const ARRAY_FAULTS: Record<ArrayFault, string> = {
  none: 'is named like a NumPy array and is none',
  header: 'cannot read: the header is not one of a NumPy array',
  truncated: 'cannot read: the array ends too early (is the file complete?)',
  trailing: 'cannot read: behind the array stands something else',
};

function arrayType({ file, type, instead }: Extract<ErrorDetail, { kind: 'arrayType' }>): string {
  const said = `${source(file)}: the array holds ${type}, not float16, float32 or float64`;
  return instead === undefined ? said : `${said} (in Python: ${instead})`;
}

function system({ action, file, code, way }: Extract<ErrorDetail, { kind: 'system' }>): string {
  const standard = action === 'write' ? 'standard output' : 'standard input';
  const said = `${file === undefined ? standard : source(file)}: cannot ${action}: ${systemReason(action, code)}`;
  return way === undefined ? said : `${said} (${way})`;
}

/** `scores.csv:12`, `standard input:1`, `argument 3`, `value 4 of probs.npy`. */
export function at(place: Location): string {
  if (place.input === 'array') return `value ${place.line} of ${source(place.file)}`;
  return place.input === 'arguments' ? `argument ${place.line}` : `${source(place.file)}:${place.line}`;
}

export function source(file: string | undefined): string {
  return file === '' ? '""' : (file ?? 'standard input');
}

/** The same with the column. */
export function where(place: Location): string {
  return place.column === undefined ? at(place) : `${at(place)}, ${columnOf(place)}`;
}

export function columnOf(place: Location): string {
  const { input, column = '' } = place;
  if (input !== 'json') return `column ${quoted(column)}`;
  // The empty name has its quotes already.
  return `field ${column === EMPTY_NAME ? column : quoted(column)}`;
}

/** Text from the data, in quotes and not too long for a line. */
export function quoted(text: string): string {
  return `"${truncate(text)}"`;
}

const MOST_LISTED = 40;

/** A name in a list, in quotes where it would not be clear where it ends. */
function listed(name: string): string {
  return name === '' || name.includes(',') || name.trim() !== name ? quoted(name) : truncate(name);
}

function list(names: readonly (string | number)[]): string {
  const shown = names
    .slice(0, MOST_LISTED)
    .map((name) => (names.length > 1 ? listed(String(name)) : truncate(String(name))))
    .join(', ');
  return names.length > MOST_LISTED ? `${shown}, ... (${names.length} in all)` : shown;
}
