import { causeHint } from './cause.ts';
import { columnNumber } from './columnNumber.ts';
import { plural } from '../text/plural.ts';
import { delimiterHint, delimiterOption } from './delimiters.ts';
import { isGlob } from '../text/glob.ts';
import { describeFitFault } from './fitFault.ts';
import { CONTINUE, hint } from './hint.ts';
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

/** The message for an error: the place, the fault, the fix. One line, whatever the data contains. */
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
      return `${where(detail.place)}: the log-odds of ${detail.text} are infinite and cannot be fitted (use --eps 1e-6)`;
    case 'noFit':
      return describeFitFault(detail, quoted);
    case 'rIndex':
      return `${at(detail.place)}: ${quoted(detail.text)} is an R index, not a number (strip it: ${pipeline(WITHOUT_INDEX, detail.place.file)})`;
    case 'unsupportedFormat':
      return foreign(detail);
    case 'shortRow':
      if (detail.place.input === 'json') return noField(detail);
      return `${at(detail.place)}: the row has only ${plural(detail.cells, 'cell')}; ${columnOf(detail.place)} is missing (${goOn(detail)})`;
    case 'longRow':
      return tooLong(detail);
    case 'otherLength':
      return otherLength(detail);
    case 'unterminatedQuote':
      return `${at(detail.place)}: unterminated quote (${goOn(detail, 'use --quote none if quotes are ordinary text')})`;
    case 'swallowedRows':
      return `${at(detail.place)}: a quoted cell starts here, so lines ${detail.place.line} to ${detail.lastLine} are one row, but each of them looks like a row (${goOn(detail, `use --quote none if quotes are ordinary text, --quote ${shellWord(detail.quote)} if the cell contains these lines`)})`;
    case 'undecided':
      return `${at(detail.place)}: ${detail.text}`;
    case 'invalidJson':
      return noObject(detail);
    case 'excelLine':
      return excelLine(detail);
    case 'crLineEndings':
      return `${at(detail.place)}: ${RETURNS[detail.remedy].fault}: ${pipeline(RETURNS[detail.remedy].filter, detail.place.file)})`;
    case 'recordTooLong':
      return recordTooLong(detail);
    case 'truncatedFile':
      return `${source(detail.file)}: the file was truncated while being read (convert a copy instead)`;
    case 'noColumn':
      return noColumn(detail);
    case 'headerIsData':
      return `${source(detail.file)}: the first row was read as the header, but its column ${detail.column} is ${quoted(detail.text)} (use --no-header if it is data, --header if it is not)`;
    case 'duplicateColumn':
      return `${source(detail.file)}: duplicate column name ${quoted(detail.name)} (columns ${list(detail.numbers)}); the columns are: ${list(detail.columns)} (select one by number)`;
    case 'redundantExclusion':
      return `${source(detail.file)}: ${quoted(detail.text)} excludes nothing: no other selector includes that column (all columns except some: -c '!A,!B')`;
    case 'emptySelection':
      return `${source(detail.file)}: no columns selected: "!" excludes all of them`;
    case 'headerMismatch':
      return headerDiffers(detail);
    case 'compressed':
      return `${source(detail.file)}: ${FAULTS[detail.fault].replace('*', detail.format)}`;
    case 'array':
      return `${source(detail.file)}: ${ARRAY_FAULTS[detail.fault]}`;
    case 'arrayType':
      return arrayType(detail);
    case 'system':
      return system(detail);
  }
}

function tooLong(detail: Extract<ErrorDetail, { kind: 'longRow' }>): string {
  const { place, cause } = detail;
  const fix = cause
    ? causeHint(cause, place.file)
    : '--bad keep or nan puts the new cell in its column, --bad skip drops the row';
  return `${at(place)}: ${otherCells(detail)}, so an appended cell would be in the wrong column (${goOn(detail, fix)})`;
}

function otherLength(detail: Extract<ErrorDetail, { kind: 'otherLength' }>): string {
  const { place, delimiter, cause } = detail;
  const fix = cause
    ? causeHint(cause, place.file)
    : delimiter === ' '
      ? 'separate columns with one space, or use another delimiter'
      : 'quote cells that contain the delimiter';
  return `${at(place)}: ${otherCells(detail)} (${goOn(detail, fix)})`;
}

type CellCounts = Pick<Extract<ErrorDetail, { kind: 'longRow' }>, 'cells' | 'first' | 'firstCells'>;

function otherCells({ cells, first, firstCells }: CellCounts): string {
  return `the row has ${plural(cells, 'cell')} but the ${first} has ${firstCells}`;
}

function recordTooLong({ place, part, bytes }: Extract<ErrorDetail, { kind: 'recordTooLong' }>): string {
  const [name, fix] = {
    json: ['line', ''],
    csv: [part, ' (an unterminated quote? try --quote none)'],
    numbers: ['number', ''],
    arguments: ['number', ''],
    array: ['number', ''],
  }[place.input];
  return `${at(place)}: ${name} too long: over ${Math.floor(bytes / 2 ** 20)} MiB${fix}`;
}

const CR_LINE_ENDINGS = 'unsupported CR line endings (convert them';

/** Carriage returns that are not part of CRLF, and the filter for them. */
const RETURNS = {
  replace: { fault: CR_LINE_ENDINGS, filter: "tr '\\r' '\\n'" },
  unify: { fault: CR_LINE_ENDINGS, filter: "perl -pe 's/\\r\\n?/\\n/g'" },
  remove: { fault: 'a cell ends with CR (remove it', filter: "tr -d '\\r'" },
} as const;

function notNumber(detail: Extract<ErrorDetail, { kind: 'invalidNumber' }>): string {
  const { place, text } = detail;
  if (place.input === 'numbers' && text.startsWith('...')) {
    return `${at(place)}: "..." means that values were left out (write all of them, as lines or CSV)`;
  }
  const inner = place.input === 'json' ? innerOf(text, place.column ?? '') : undefined;
  if (inner) return nested(place, inner);
  const fix = hint(detail);
  return `${at(place)}: ${place.column === undefined ? '' : `${columnOf(place)}: `}${quoted(text)} is not a number${fix === undefined ? '' : ` (${fix})`}`;
}

/** The fix works with labels that can be typed. */
function invalidLabel({ place, text, hasPositive }: Extract<ErrorDetail, { kind: 'invalidLabel' }>): string {
  const fault = `${at(place)}: ${columnOf(place)}: ${quoted(text)} is not a label`;
  if (hasPositive) return `${fault} (--bad skip leaves such rows out)`;
  const value = text.length > LONGEST_LABEL || escapeControls(text) !== text ? 'VALUE' : shellWord(text);
  return `${fault}: labels are 0 and 1, a number between them, or words such as yes and no (--positive ${value} makes that label 1 and all others 0)`;
}

const LONGEST_LABEL = 40;

/** A field with fields of its own. */
function nested(place: Location, { what, fields, meant }: Inner): string {
  const others = fields.length > 0 ? `; its fields are: ${list(fields)}` : '';
  const fix = meant === undefined ? CONTINUE : `did you mean -c ${shellWord(meant)}?`;
  return `${at(place)}: ${columnOf(place)} is ${what}, not a number${others} (${fix})`;
}

function noField({ place, fields, similar }: Extract<ErrorDetail, { kind: 'shortRow' }>): string {
  const fault = `${at(place)}: the object has no ${columnOf(place)}`;
  const others = fields.length > 0 ? `; its fields are: ${list(fields)}` : '';
  if (similar !== undefined) return `${fault}${others} (did you mean ${quoted(similar)}?)`;
  const fix = isGlob(place.column ?? '') ? 'patterns work only in CSV' : CONTINUE;
  return `${fault}${others} (${fix})`;
}

function noObject({ place, text, isTooDeep }: Extract<ErrorDetail, { kind: 'invalidJson' }>): string {
  if (isTooDeep) return `${at(place)}: JSON nested more than 65,536 levels deep (${SKIP_LINE})`;
  const unexpected = text === '' ? 'end of line' : quoted(text);
  return `${at(place)}: not a JSON object: unexpected ${unexpected} (${otherJson(place, text) ?? SKIP_LINE})`;
}

/** For a line of JSON: it has no cell that could become nan. */
const SKIP_LINE = 'use --bad keep or skip to continue';

/** Removes R's lines above a matrix or a part of a list, and the indices before values. */
const WITHOUT_INDEX = "sed -E '/^ *\\[[[,]/d; s/^ *\\[[0-9]+,?\\]//'";

/** What to do about a row: about what is wrong with all of it, if that is known. */
function goOn(
  { place, quirk }: { readonly place: Location; readonly quirk?: Quirk | undefined },
  fix = CONTINUE,
): string {
  return quirk === undefined ? fix : quirkHint(quirk, place.file);
}

function excelLine({ file, line, delimiter }: Extract<ErrorDetail, { kind: 'excelLine' }>): string {
  const option = delimiter === undefined ? '' : ` ${delimiterOption(delimiter)}`;
  const command = pipeline('tail -n +2', file).replace(/logit \.\.\.$/, () => `logit${option} ...`);
  return `${source(file)}: ${quoted(line)} is an Excel directive, not a header (skip it: ${command})`;
}

function foreign({ file, format, packed }: Extract<ErrorDetail, { kind: 'unsupportedFormat' }>): string {
  const { name, wanted = 'text', fix } = format;
  const fault = `${source(file)}: is ${name}, not ${wanted}`;
  return fix === undefined ? fault : `${fault} (${remedy(fix, file, packed)})`;
}

function noColumn(detail: Extract<ErrorDetail, { kind: 'noColumn' }>): string {
  const { file, name, columns, cells } = detail;
  if (!columns)
    return `${source(file)}: no column ${quoted(name)}: with --no-header, select columns by number (1${cells > 1 ? `-${cells}` : ''})`;
  const fix = otherHeader(detail, columns);
  return `${source(file)}: no column ${isGlob(name) ? 'matches ' : ''}${quoted(name)}; the columns are: ${list(columns)}${fix === undefined ? '' : ` (${fix})`}`;
}

/** What a header may be that does not have the column. */
function otherHeader(
  { file, name, similar, delimiter }: Extract<ErrorDetail, { kind: 'noColumn' }>,
  columns: readonly string[],
): string | undefined {
  if (delimiter !== undefined) return delimiterHint(delimiter);
  if (/^\s*\{\s*"/.test(columns[0] ?? '')) return 'JSON Lines? use --jsonl';
  if (looksLikeJson(columns[0] ?? '')) return `JSON? ${pipeline(isGlob(name) ? jq() : jq(name), file)}`;
  if (columns.some((column) => /^="[^"]*"$/.test(column)))
    return `Excel formulas: ${pipeline(`sed -E 's/="([^"]*)"/\\1/g; s/"=""([^"]*)"""/\\1/g'`, file)}`;
  const number = columnNumber(name, columns.length);
  if (number !== undefined) return number;
  if (columns.length === 1 && /^[#%]/.test(columns[0]!))
    return `a comment? ${pipeline("grep -v '^[#%]'", file)}`;
  if (columns.every(isNumeral)) return 'no header row? use --no-header and a column number';
  if (similar !== undefined) return `did you mean ${quoted(similar)}?${byNumber(similar, columns)}`;
  if (columns.length <= MOST_LISTED) return undefined;
  return `all of them: ${file === undefined ? '... | head -n 1' : `head -n 1 ${shellFile(file)}`}`;
}

/** A name may look like the one that was typed, or be hard to type, beyond ASCII or with blanks or quotes round it: by number. */
function byNumber(name: string, columns: readonly string[]): string {
  const number = columns.indexOf(name) + 1;
  const isOdd = /[^\x20-\x7e]/.test(name) || /^["' ]|["' ]$/.test(name);
  return number > 0 && isOdd ? ` use -c ${number}` : '';
}

function headerDiffers({
  file,
  first,
  columns,
  expected,
}: Extract<ErrorDetail, { kind: 'headerMismatch' }>): string {
  const fault = `${source(file)}: header differs from ${source(first)}`;
  if (columns.length !== expected.length)
    return `${fault}: ${plural(columns.length, 'column')}, expected ${expected.length}`;
  const i = columns.findIndex((name, index) => name !== expected[index]);
  const fix =
    isNumeral(columns[i] ?? '') && isNumeral(expected[i] ?? '') ? ' (no headers? use --no-header)' : '';
  return `${fault}: column ${i + 1} is ${quoted(columns[i] ?? '')}, expected ${quoted(expected[i] ?? '')}${fix}`;
}

const FAULTS: Record<CompressionFault, string> = {
  truncated: 'unexpected end of * data (incomplete file?)',
  broken: 'corrupt * data',
  trailing: 'trailing data after the * stream',
};

const ARRAY_FAULTS: Record<ArrayFault, string> = {
  none: 'not a NumPy array, despite its name',
  header: 'invalid NumPy array header',
  truncated: 'unexpected end of the array (incomplete file?)',
  trailing: 'trailing data after the array',
};

function arrayType({ file, type, instead }: Extract<ErrorDetail, { kind: 'arrayType' }>): string {
  const fault = `${source(file)}: unsupported dtype ${type}: expected float16, float32 or float64`;
  return instead === undefined ? fault : `${fault} (in Python: ${instead})`;
}

function system({ action, file, code, fix }: Extract<ErrorDetail, { kind: 'system' }>): string {
  const standard = action === 'write' ? 'standard output' : 'standard input';
  const fault = `${file === undefined ? standard : source(file)}: cannot ${action}: ${systemReason(action, code)}`;
  return fix === undefined ? fault : `${fault} (${fix})`;
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
