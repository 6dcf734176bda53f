import { count } from './count.ts';
import { printable } from './printable.ts';
import type { Fact, Place } from './problem.ts';

/** The sentence for a fact: where, what, and the way out. One line, whatever the data holds. */
export function describe(fact: Fact): string {
  return printable(sentence(fact));
}

function sentence(fact: Fact): string {
  switch (fact.kind) {
    case 'usage':
      return fact.text;
    case 'notNumber':
      return notNumber(fact);
    case 'noCell':
      return `${at(fact.place)}: the row has ${count(fact.cells, 'cell')} and none for ${column(fact.place)} (--bad keep|nan|skip to go on)`;
    case 'tooLong':
      return `${at(fact.place)}: the row has ${count(fact.cells, 'cell')}, the header ${fact.headerCells}: a new one would stand in the wrong column (--bad keep|nan|skip to go on)`;
    case 'unclosed':
      return `${at(fact.place)}: the quote that opens here never closes (--quote none if quotes are ordinary text)`;
    case 'carriageReturns':
      return `${source(fact.file)}: its lines end with CR alone (tr '\\r' '\\n' makes them lines that can be read)`;
    case 'recordTooLong':
      if (fact.place.input === 'numbers') {
        return `${at(fact.place)}: the number that starts here is longer than ${Math.floor(fact.bytes / 2 ** 20)} MiB, more than can be held`;
      }
      return `${at(fact.place)}: the row that starts here is longer than ${Math.floor(fact.bytes / 2 ** 20)} MiB, more than can be held (is there a quote that never closes? then --quote none)`;
    case 'noColumn':
      return noColumn(fact);
    case 'doubledColumn':
      return `${source(fact.file)}: the header names ${quoted(fact.name)} ${fact.numbers.length} times, as columns ${list(fact.numbers)} (ask for one by number); the columns are: ${list(fact.columns)}`;
    case 'headerDiffers':
      return headerDiffers(fact);
    case 'system':
      return system(fact);
  }
}

function notNumber({ place, text }: Extract<Fact, { kind: 'notNumber' }>): string {
  const said = `${at(place)}: ${place.input === 'csv' ? `${column(place)}: ` : ''}${quoted(text)} is not a number`;
  if (place.input === 'csv') return `${said} (--bad keep|nan|skip to go on)`;
  if (text.startsWith('...')) {
    return `${at(place)}: "..." stands for values that are missing here (give all of them, as lines or CSV)`;
  }
  if (place.input === 'operands' && looksLikeFile(text)) {
    return `${said} (to convert a file, name its column: logit -c COLUMN ${text})`;
  }
  return place.input === 'numbers' && place.line === 1 && looksLikeHeader(text)
    ? `${said} (a CSV? name its column with -c)`
    : said;
}

function looksLikeFile(text: string): boolean {
  return !/^[+-]?\.?\d/.test(text) && (/\.[a-z]\w*$/i.test(text) || text.includes('/'));
}

/** A name that is none of the words for truth, or cells between other delimiters. */
function looksLikeHeader(text: string): boolean {
  return (/^["'\p{L}_]/u.test(text) && !/^(?:true|false)$/i.test(text)) || /[;|]/.test(text);
}

function noColumn({ file, name, columns, cells, similar }: Extract<Fact, { kind: 'noColumn' }>): string {
  if (!columns)
    return `${source(file)}: no column ${quoted(name)}; the rows have ${count(cells, 'column')}, to be named by number (--no-header)`;
  const hint = similar === undefined ? '' : ` (did you mean ${quoted(similar)}?)`;
  return `${source(file)}: no column ${quoted(name)}; the columns are: ${list(columns)}${hint}`;
}

function headerDiffers({ file, first, columns, expected }: Extract<Fact, { kind: 'headerDiffers' }>): string {
  const said = `${source(file)}: the header is not that of ${source(first)}`;
  if (columns.length !== expected.length)
    return `${said}: ${count(columns.length, 'column')} where it has ${expected.length}`;
  const i = columns.findIndex((name, index) => name !== expected[index]);
  return `${said}: column ${i + 1} is ${quoted(columns[i] ?? '')}, not ${quoted(expected[i] ?? '')}`;
}

const REASONS: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  ENOENT: 'no such file',
  ENOTDIR: 'a part of the path is no folder',
  EISDIR: 'is a folder, not a file',
  ENOSPC: 'no space left on the device',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file grew beyond its size limit',
  EIO: 'input/output error',
  EMFILE: 'too many open files',
  EROFS: 'the file system is read-only',
  ELOOP: 'too many symbolic links',
  ENAMETOOLONG: 'the name is too long',
};

function system({ action, file, code }: Extract<Fact, { kind: 'system' }>): string {
  const standard = action === 'write' ? 'standard output' : 'standard input';
  const reason = action === 'write' && code === 'ENOENT' ? 'no such folder' : (REASONS[code] ?? code);
  return `${file === undefined ? standard : file}: cannot ${action}: ${reason}`;
}

/** `scores.csv:12`, `standard input:1`, `operand 3`. */
export function at(place: Place): string {
  return place.input === 'operands' ? `operand ${place.line}` : `${source(place.file)}:${place.line}`;
}

function source(file: string | undefined): string {
  return file ?? 'standard input';
}

function column(place: Place): string {
  return `column ${quoted(place.column ?? '')}`;
}

/** Text from the data, in quotes and not too long for a line. */
function quoted(text: string): string {
  return `"${shortened(text)}"`;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

const MOST_LISTED = 40;

function list(names: readonly (string | number)[]): string {
  const shown = names
    .slice(0, MOST_LISTED)
    .map((name) => shortened(String(name)))
    .join(', ');
  return names.length > MOST_LISTED ? `${shown}, ... (${names.length} in all)` : shown;
}
