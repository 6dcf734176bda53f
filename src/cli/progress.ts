import { statSync } from 'node:fs';
import type { Watch } from '../convert/extras.ts';
import type { Job } from '../job/job.ts';
import { pathOf } from '../text/byteText.ts';
import type { Glyphs } from '../output/glyphs.ts';
import { glyphsFor } from './glyphs.ts';
import { USUAL_WIDTH, type Streams } from './streams.ts';

/** How long to wait before the line is first shown by default, and between updates, in milliseconds. */
const PATIENCE = 1000;
const INTERVAL = 200;

/** Moves to the start of the line and erases it. */
const ERASE = '\r\u001b[K';

/** A progress line on a terminal, which is erased before anything else is written. */
export interface Progress {
  readonly watch: Watch;
  clear(): void;
}

/** The style of the progress line. */
export interface ProgressStyle {
  /** Bytes to read in all; undefined: unknown. */
  readonly size: number | undefined;
  /** What is counted. */
  readonly unit: 'rows' | 'values';
  /** The width of the terminal. */
  readonly width: number;
  readonly glyphs: Glyphs;
}

/** @param patient true: the line is shown only if the work takes more than a second */
export async function progressOf(
  { input }: Job,
  args: readonly string[],
  patient: boolean,
  streams: Streams,
): Promise<Progress> {
  const isTable = input.kind === 'csv' || input.kind === 'json';
  const isNamed = isTable || (input.kind === 'numbers' && input.file !== undefined);
  const files = isNamed && args.length > 0 && !args.includes('-') ? args : undefined;
  const style: ProgressStyle = {
    size: files?.reduce((sum, file) => sum + sizeOf(file), 0),
    unit: isTable ? 'rows' : 'values',
    width: (await streams.width('stderr')) ?? USUAL_WIDTH,
    glyphs: glyphsFor(streams.env),
  };
  return createProgress((text) => streams.stderr.write(text), style, patient);
}

/** The size of a file; 0 if it cannot be read, which is reported when it is opened. */
function sizeOf(file: string): number {
  try {
    return statSync(pathOf(file)).size;
  } catch {
    return 0;
  }
}

export function createProgress(
  write: (text: string) => void,
  style: ProgressStyle,
  patient: boolean,
): Progress {
  const begun = performance.now();
  let next = begun + (patient ? PATIENCE : 0);
  let shown = false;
  return {
    watch(bytesRead, count) {
      const now = performance.now();
      if (now < next) return;
      next = now + INTERVAL;
      shown = true;
      write(ERASE + progressLine({ bytesRead, count, seconds: (now - begun) / 1000 }, style));
    },
    clear() {
      if (shown) write(ERASE);
      shown = false;
    },
  };
}

/** The progress so far. */
export interface Done {
  readonly bytesRead: number;
  /** Rows or values. */
  readonly count: number;
  /** The time since the start. */
  readonly seconds: number;
}

/** The maximum and minimum width of the bar. */
const WIDEST_BAR = 30;
const MIN_BAR = 8;

/** Columns that stay empty: the last one, and those for ^C, which a terminal writes and which must not wrap. */
const EMPTY = 1 + '^C'.length;

/** The progress line. Parts that do not fit are left out; a bar fills the rest if the size of the input is known. */
export function progressLine({ bytesRead, count, seconds }: Done, style: ProgressStyle): string {
  const { size, unit, glyphs } = style;
  const room = style.width - EMPTY;
  const perSecond = (amount: number): number => (seconds > 0 ? amount / seconds : 0);
  const rate = perSecond(bytesRead);
  const isKnown = size !== undefined && size > 0 && bytesRead <= size;
  const parts = [
    { text: isKnown ? `${Math.floor((100 * bytesRead) / size)}%` : '', order: 0 },
    { text: megabytes(bytesRead), order: isKnown ? 3 : 0 },
    { text: `${megabytes(rate)}/s`, order: isKnown ? 1 : 0 },
    { text: `${rounded(perSecond(count))} ${unit}/s`, order: 4 },
    { text: isKnown && rate > 0 ? `${duration((size - bytesRead) / rate)} left` : '', order: 2 },
  ].filter(({ text }) => text !== '');
  const joined = (max: number): string =>
    parts
      .filter(({ order }) => order <= max)
      .map(({ text }) => text)
      .join(', ');
  const texts = [4, 3, 2, 1, 0].map(joined);
  const barWidth = (text: string): number => Math.min(WIDEST_BAR, room - text.length - '[] '.length);
  const text = isKnown ? texts.find((line) => barWidth(line) >= MIN_BAR) : undefined;
  if (!isKnown || text === undefined) return texts.find((line) => line.length <= room) ?? '';
  const bar = barWidth(text);
  const done = Math.floor((bar * bytesRead) / size);
  return `[${glyphs.done.repeat(done)}${glyphs.left.repeat(bar - done)}] ${text}`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** A count with three digits: `950`, `12.3k`, `4.56M`. */
function rounded(count: number): string {
  if (count < 999.5) return count.toFixed(0);
  const [unit, letter] = count < 999_500 ? [1e3, 'k'] : [1e6, 'M'];
  return `${Number((count / unit).toPrecision(3))}${letter}`;
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 100 ? `${whole} s` : `${Math.ceil(seconds / 60)} min`;
}
