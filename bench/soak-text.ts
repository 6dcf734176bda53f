/**
 * Checks the kernel's reading of numbers against Number, and its printing against String and float32 arithmetic, on random
 * texts and values, one by one and as the lines of a stream.
 *
 *     npm run soak:text -- [values of each kind] [seed]
 */
import { configure } from '../src/engine/configure.ts';
import { conversionOf } from '../src/engine/convert.ts';
import { createKernel, type Kernel } from '../src/engine/kernel.ts';
import type { Job } from '../src/job/job.ts';
import type { ScaleName } from '../src/job/scale.ts';
import { StopReason } from '../src/kernel/abi.ts';

const count = Number(process.argv[2] ?? 1e6);
const seed = Number(process.argv[3] ?? 1);

/** Texts per batch: each takes 64 bytes of the scratch area. */
const BATCH = 1024;
/** Lines per batch of the kernel. */
const LINES = 256;

const reader = kernelOf('tensor', 'prob', 'logit');
const toLogOdds = kernelOf('lines', 'prob', 'logit');
const toProbs = kernelOf('lines', 'logit', 'prob');

/** A kernel for streams of numbers. */
function kernelOf(format: 'tensor' | 'lines', from: ScaleName, to: ScaleName): Kernel {
  const kernel = createKernel();
  const job: Job = {
    task: 'convert',
    conversion: conversionOf({ from, to }, {}, 'float64'),
    input: { kind: 'numbers', file: undefined },
    format,
    digits: { kind: 'shortest' },
  };
  configure(kernel, job);
  if (!kernel.setBlocks(65536, 65536)) throw new RangeError('cannot allocate memory for the kernel');
  return kernel;
}

/** The kernel's memory, which may have grown. */
function memoryOf({ memory }: Kernel): Buffer {
  return Buffer.from(memory.buffer);
}

/** `Number` of a text; for `12.5%`, of the text with its exponent lowered by two. */
function readDecimal(text: string): number {
  if (!text.endsWith('%')) return Number(text);
  const [digits, exponent = '0'] = text.slice(0, -1).toLowerCase().split('e');
  return Number(`${digits}e${BigInt(exponent) - 2n}`);
}

/** xorshift128 (Marsaglia, 2003): 32 random bits a call. */
function generator(start: number): () => number {
  let [x, y, z, w] = [start | 1, 362436069, 521288629, 88675123];
  const next = (): number => {
    const t = x ^ (x << 11);
    [x, y, z] = [y, z, w];
    w = w ^ (w >>> 19) ^ t ^ (t >>> 8);
    return w >>> 0;
  };
  for (let i = 0; i < 64; i++) next();
  return next;
}
const random = generator(seed);
const below = (limit: number): number => random() % limit;
const unit = (): number => (random() * 2 ** 21 + (random() >>> 11)) * 2 ** -53;

const float64 = new Float64Array(1);
const word64 = new Uint32Array(float64.buffer);
const float32 = new Float32Array(1);
const word32 = new Uint32Array(float32.buffer);

/** Generators of doubles: random bits, probabilities, log-odds, few digits, integers, and neighbours of round numbers. */
const doubles: readonly (() => number)[] = [
  () => fromBits(random(), random()),
  () => fromBits(random(), random()),
  unit,
  () => Math.log(unit() / unit()),
  () => below(10 ** (1 + below(9))) / 10 ** below(12),
  () => random() * 2 ** below(40),
  () => fromBits(below(16) - 8, random() & 0xfff00000),
  () => step(Number(`${1 + below(99)}e${below(630) - 324}`)),
];

function fromBits(low: number, high: number): number {
  word64[0] = low;
  word64[1] = high;
  return Number.isFinite(float64[0]) ? float64[0]! : fromBits(random(), random());
}

function step(value: number): number {
  float64[0] = value;
  word64[0]! += below(5) - 2;
  return Number.isFinite(float64[0]) ? float64[0] : value;
}

const anyDouble = (): number => doubles[below(doubles.length)]!();

function anySingle(): number {
  word32[0] = random();
  if (below(8) === 0) word32[0] &= 0xff800000 | (1 << below(24));
  return Number.isFinite(float32[0]) ? float32[0]! : anySingle();
}

/** Generators of decimal texts that the grammar allows and `Number` reads, except for the `%`. */
const texts: readonly (() => string)[] = [
  () => String(anyDouble()),
  () => anyDouble().toPrecision(1 + below(21)),
  () => unit().toFixed(below(30)),
  () => anyDouble().toExponential(below(25)).replace('e', 'E'),
  () => `${digitString(below(20))}.${digitString(1 + below(20))}`,
  () => `-${digitString(1 + below(40))}.${digitString(below(40))}e${below(700) - 350}`,
  () => `+${digitString(1 + below(22))}`,
  () => `${(100 * unit()).toFixed(below(18))}%`,
  () => `${digitString(1 + below(19))}e-${'0'.repeat(below(3))}${below(345)}`,
  () => `.${'0'.repeat(below(25))}${digitString(1 + below(18))}${below(4) === 0 ? '%' : ''}`,
];

function digitString(length: number): string {
  let text = '';
  for (; text.length + 9 <= length; text += String(random() % 1e9).padStart(9, '0'));
  return (
    text +
    String(random() % 1e9)
      .padStart(9, '0')
      .slice(9 - (length - text.length))
  );
}

const anyText = (): string => texts[below(texts.length)]!();

/** The one float32 whose shortest decimal is read back as its neighbour when it is read as a double first. */
const ROUNDED_TWICE = Math.fround(7.0385307e-26);

/**
 * The shortest decimal that reads back as the float32 `value`, by trying ever fewer digits: the closest decimal, of two
 * equally close ones the even one, and the one above it. At a power of two the interval is wider above, and a decimal
 * farther away may be the only one inside.
 */
function shortestSingle(value: number): string {
  const size = Math.abs(value);
  if (size === ROUNDED_TWICE) return `${value < 0 ? '-' : ''}7.038531e-26`;
  let shortest = size;
  for (let n = 8; n >= 0; n--) {
    const [digits, exponent] = size.toExponential(n).split('e');
    const closest = Number(digits!.replace('.', ''));
    const candidates = closest % 2 === 1 && isTie(size, n) ? [closest - 1] : [closest, closest + 1];
    const found = candidates
      .map((candidate) => Number(`${candidate}e${Number(exponent) - n}`))
      .find((read) => Math.fround(read) === size);
    if (found === undefined) break;
    shortest = found;
  }
  return String(value < 0 ? -shortest : shortest);
}

/** Whether `size` lies exactly between two decimals of n + 1 digits. */
function isTie(size: number, n: number): boolean {
  return (
    size
      .toExponential(n + 1)
      .split('e')[0]!
      .endsWith('5') && /^50*e/.test(size.toExponential(100).slice(n + 2))
  );
}

/** Prints a batch with `print`, one per line, and compares. */
function soakPrinter(
  print: (value: number, at: number) => number,
  next: () => number,
  expectedOf: (value: number) => string,
): void {
  const memory = memoryOf(reader);
  const start = reader.scratch.value;
  const values = Array.from({ length: BATCH }, next);
  let at = start;
  for (const value of values) {
    at = print(value, at);
    memory[at++] = 10;
  }
  compare(memory.toString('latin1', start, at).split('\n'), values.map(expectedOf), '');
}

function soakParser(): void {
  const memory = memoryOf(reader);
  const start = reader.scratch.value;
  for (let i = 0; i < BATCH; i++) {
    const text = anyText();
    const end = start + memory.write(text, start, 'latin1');
    const read = reader.parseDecimal(start, end) ? reader.parsed.value : 'not a number';
    const expected = readDecimal(text);
    if (!Object.is(read, expected)) report(`${text} = ${expected}`, read);
  }
}

/** Writes lines into the input block of a kernel, which continues there. Returns their end. */
function lay(kernel: Kernel, lines: readonly (string | number)[]): number {
  const start = kernel.inputStart.value;
  const end = start + memoryOf(kernel).write(`${lines.join('\n')}\n`, start, 'latin1');
  kernel.startLines(0, 10, start, 1);
  kernel.skipTo(start);
  return end;
}

/** The same texts as the lines of a stream, which are read a batch at a time. */
function soakStream(): void {
  const expected = Array.from({ length: BATCH }, anyText);
  const end = lay(reader, expected);
  let index = 0;
  while (reader.run(end, true) === StopReason.Values) {
    const read = new Float64Array(reader.memory.buffer, reader.values.value, reader.valueCount.value);
    for (const value of read) {
      const text = expected[index++]!;
      const wanted = readDecimal(text);
      if (!Object.is(value, wanted)) report(`${text} = ${wanted} in a stream`, value);
    }
  }
  if (index !== BATCH) report(`${BATCH} numbers in a stream`, index);
}

/** The results of a stream, log-odds or probabilities down to the smallest, which are printed a batch at a time. */
function soakWriter(): void {
  const isToProbs = below(2) === 1;
  const kernel = isToProbs ? toProbs : toLogOdds;
  const next = isToProbs ? () => -unit() * 760 + below(20) : () => 10 ** -below(300) * unit();
  for (let i = 0; i < BATCH; i += LINES) {
    const end = lay(kernel, Array.from({ length: LINES }, next));
    kernel.useOutput(0);
    kernel.run(end, true);
    const lines = memoryOf(kernel).toString('latin1', kernel.outputStart.value, kernel.outputAt.value);
    const results = new Float64Array(kernel.memory.buffer, kernel.results.value, LINES);
    compare(lines.split('\n'), [...results].map(textOf), ' as a line');
  }
}

function textOf(value: number): string {
  return String(value).toLowerCase().replace('infinity', 'inf');
}

function compare(lines: readonly string[], expected: readonly string[], what: string): void {
  if (lines.length !== expected.length + 1) report(`${expected.length} lines${what}`, lines.length - 1);
  for (const [i, text] of expected.entries()) if (lines[i] !== text) report(text + what, lines[i]);
}

let differences = 0;
function report(expected: string, got: unknown): void {
  if (differences++ < 20) console.log(`expected ${expected}, got ${String(got)}`);
}

const soaks: readonly { readonly what: string; readonly run: () => void }[] = [
  { what: 'read one by one', run: soakParser },
  { what: 'read as lines', run: soakStream },
  {
    what: 'float64 printed one by one',
    run: () => soakPrinter((value, at) => reader.printShortest(value, at), anyDouble, String),
  },
  { what: 'float64 printed as lines', run: soakWriter },
  {
    what: 'float32 printed',
    run: () => soakPrinter((value, at) => reader.printShortestSingle(value, at), anySingle, shortestSingle),
  },
];
const batches = Math.ceil(count / BATCH);
for (let i = 0; i < batches; i++) for (const { run } of soaks) run();
for (const { what } of soaks) console.log(`${batches * BATCH} ${what}`);
console.log(`${differences} differences; seed ${seed}`);
process.exitCode = differences === 0 ? 0 : 1;
