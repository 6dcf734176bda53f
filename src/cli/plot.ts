import { convert } from '../convert/run.ts';
import { convertNumber } from '../engine/convert.ts';
import type { Job } from '../job/job.ts';
import { argumentSource } from '../input/bytes.ts';
import { plotText, type Point } from '../output/plot.ts';
import type { Options } from './options.ts';
import { paintFor } from './color.ts';
import { glyphsFor } from './glyphs.ts';
import { endOpenLine } from './screen.ts';
import { USUAL_WIDTH, type Streams } from './streams.ts';

/** Draws the curve and the arguments on it, on standard error. */
export async function plot(
  job: Job,
  args: readonly string[],
  { color }: Options,
  streams: Streams,
): Promise<void> {
  const { conversion } = job;
  const paint = await paintFor('stderr', color, streams);
  const glyphs = glyphsFor(streams.env);
  const style = { glyphs, label: paint.dim, curve: paint.cyan, point: paint.yellow };
  const width = (await streams.width('stderr')) ?? USUAL_WIDTH;
  const points = await pointsOf(job, args);
  await endOpenLine(streams);
  streams.stderr.write(plotText((x) => convertNumber(conversion, x), points, conversion, width, style));
}

/** The arguments and their results. */
async function pointsOf(job: Job, args: readonly string[]): Promise<Point[]> {
  const pieces: Buffer[] = [];
  const pairs: Job = {
    ...job,
    conversion: { ...job.conversion, inverse: undefined },
    format: 'csv',
    digits: { kind: 'shortest' },
  };
  await convert(pairs, [argumentSource(args)], {
    write(bytes) {
      pieces.push(Buffer.from(bytes));
      return Promise.resolve();
    },
    finish: () => Promise.resolve(),
    abandon() {},
  });
  const [, ...lines] = Buffer.concat(pieces).toString().trimEnd().split('\n');
  return lines.map((line) => {
    const [typed = '', result = ''] = line.split(',');
    const x = numberOf(typed);
    return {
      x,
      y: numberOf(result),
      label: typed.length <= LONGEST ? typed : String(Number(x.toPrecision(6))),
    };
  });
}

/** Up to this length, a number is the label of its point as typed. */
const LONGEST = 12;

/** A number as it was typed, or as results are printed. */
function numberOf(text: string): number {
  const [above = '', below] = text.replace(/^([+-]?)inf(?:inity)?$/i, '$1Infinity').split('/');
  if (below !== undefined) return Number(above) / Number(below);
  return above.endsWith('%') ? Number(above.slice(0, -1)) / 100 : Number(above);
}
