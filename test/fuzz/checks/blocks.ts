import { StopReason } from '../../../src/kernel/abi.ts';
import { convertCsv, type CsvJob } from '../../model/csv.ts';
import { columnsAsked } from '../../model/columns.ts';
import { holdsReturn } from '../../model/header.ts';
import { convertStream } from '../../model/numbers.ts';
import type { Outcome } from '../../model/outcome.ts';
import { rowsOf } from '../../model/records.ts';
import { Feeder, type Fed } from '../blocks.ts';
import type { Case, Finding } from '../case.ts';
import { compareTexts, compareValues } from './compare.ts';

/** Texts up to this length are cut at every byte, longer ones at some. */
const SHORT = 300;
const MAX_CUTS = 40;

const KINDS: Partial<Record<StopReason, string>> = {
  [StopReason.NotNumber]: 'invalidNumber',
  [StopReason.NoCell]: 'shortRow',
  [StopReason.TooLong]: 'longRow',
  [StopReason.Unclosed]: 'unterminatedQuote',
  [StopReason.OtherLength]: 'otherLength',
  [StopReason.Swallowed]: 'swallowedRows',
  [StopReason.Returns]: 'crLineEndings',
};

/** The kernel alone, its input cut in two anywhere, and into the case's own pieces, gives what the model gives. */
export function atBlockEnds(trial: Case): Finding | undefined {
  const { job, files } = trial;
  const text = files[0]?.text.replace(/^\xef\xbb\xbf/, '') ?? '';
  if (job.format === 'tensor' || text.length > 100_000) return undefined;
  // The model would take a second byte order mark for the first one.
  if (text.startsWith('\xef\xbb\xbf')) return undefined;
  if (job.input.kind === 'numbers') {
    if (job.format !== 'lines') return undefined;
    const expected = convertStream({ name: undefined, text }, job);
    if (!isOfKernel(expected)) return undefined;
    return compareCuts(trial, text, expected, new Feeder(job, [], 0, room(text)), firstComma(text));
  }
  if (job.input.kind !== 'csv') return undefined;
  const { delimiter, quote } = job.input;
  const first = rowsOf(text, delimiter, quote).rows.find(({ blank }) => !blank);
  if (!first || holdsReturn(first, job.input)) return undefined;
  const columns = columnsOf(job as CsvJob, first.cells);
  if (!columns) return undefined;
  const rowJob: CsvJob = {
    ...job,
    input: {
      ...job.input,
      header: false,
      as: undefined,
      columns: columns.map((column) => String(column + 1)),
    },
  };
  const expected = convertCsv([{ name: undefined, text }], rowJob);
  if (!isOfKernel(expected)) return undefined;
  return compareCuts(trial, text, expected, new Feeder(rowJob, columns, first.cells.length, room(text)));
}

function room(text: string): number {
  return text.length + 64;
}

/** Whether what stopped a run was found by the kernel, and not at the start of the file. */
function isOfKernel({ trouble }: Outcome): boolean {
  return trouble === undefined || Object.values(KINDS).includes(trouble.kind);
}

/** Undefined if a column is not there. */
function columnsOf({ input }: CsvJob, cells: readonly string[]): number[] | undefined {
  try {
    return columnsAsked({ ...input, header: false }, cells, undefined);
  } catch {
    return undefined;
  }
}

/** The line of the first comma that has a digit on either side, outside comments; 0: there is none. */
function firstComma(text: string): number {
  const lines = text.split('\n').map((line) => line.replace(/#.*/s, ''));
  return lines.findIndex((line) => /\d,\d/.test(line)) + 1;
}

function compareCuts(
  { reads }: Case,
  text: string,
  expected: Outcome,
  feeder: Feeder,
  commaLine = 0,
): Finding | undefined {
  const bytes = Buffer.from(text, 'latin1');
  const step = Math.max(1, Math.ceil(bytes.length / (bytes.length <= SHORT ? SHORT : MAX_CUTS)));
  for (let cut = step; cut < bytes.length; cut += step) {
    const finding = compareFed(`blocks, cut at ${cut}`, expected, feeder.feed(bytes, [cut]), commaLine);
    if (finding) return finding;
  }
  return compareFed(
    'blocks, in pieces',
    expected,
    feeder.feed(bytes, offsets(reads, bytes.length)),
    commaLine,
  );
}

/** Where reads of these sizes end. */
function offsets(reads: readonly number[], length: number): number[] {
  const ends: number[] = [];
  let at = 0;
  for (let turn = 0; at < length && ends.length < 2000; turn++) {
    at += reads[turn % reads.length] || length;
    if (at < length) ends.push(at);
  }
  return ends;
}

function compareFed(
  check: string,
  expected: Outcome,
  { output, event, line, commaLine }: Fed,
  wantedLine: number,
): Finding | undefined {
  const { trouble } = expected;
  return (
    compareTexts(check, expected.output, output) ??
    compareValues(check, { kind: trouble?.kind, line: trouble?.line }, { kind: KINDS[event], line }) ??
    // Nothing after what stopped the run is read.
    (trouble ? undefined : compareValues(check, { commaLine: wantedLine }, { commaLine }))
  );
}
