/**
 * Soaks the kernel's number parser against Number and its printers against String and float32 arithmetic.
 *
 *     node bench/soak-text.mjs [--count 1e6] [--seconds 10] [--seed 1] [--kernel dist/kernel.wasm]
 *
 * `--count` is the number of values for each kind; `--seconds` stops earlier. Prints how many were compared, how
 * many texts the parser left to its host, and the first differences; exit 1 if there was one.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    count: { type: 'string', default: '1e6' },
    seconds: { type: 'string', default: 'Infinity' },
    seed: { type: 'string', default: '1' },
    kernel: { type: 'string', default: fileURLToPath(new URL('../dist/kernel.wasm', import.meta.url)) },
  },
});
const count = Number(options.count);
const deadline = performance.now() + Number(options.seconds) * 1000;
const BATCH = 1024; // 64 bytes of scratch for each value

let asked = 0;
const kernel = instantiate(options.kernel);
const scratch = kernel.scratch.value;
kernel.setColumns(1);
kernel.setBlocks(65536, 65536);
const memory = Buffer.from(kernel.memory.buffer);

function instantiate(path) {
  const module = new WebAssembly.Module(readFileSync(path));
  const host = Object.fromEntries(
    WebAssembly.Module.imports(module).map(({ name }) => [
      name,
      () => {
        if (!name.startsWith('exact')) throw new Error(`the text functions do not call ${name}`);
        return NaN; // a result that nobody looks at
      },
    ]),
  );
  host.parseNumber = (start, end) => {
    asked++;
    return readDecimal(memory.toString('latin1', start, end));
  };
  const env = { memory: new WebAssembly.Memory({ initial: 1 }) };
  return new WebAssembly.Instance(module, { host, env }).exports;
}

/** Number, and for `12.5%` Number of the text with its exponent lowered by two. */
function readDecimal(text) {
  if (!text.endsWith('%')) return Number(text);
  const [digits, exponent = '0'] = text.slice(0, -1).toLowerCase().split('e');
  return Number(`${digits}e${BigInt(exponent) - 2n}`);
}

/** xorshift128 (Marsaglia, 2003): 32 random bits a call. */
function generator(seed) {
  let [x, y, z, w] = [seed | 1, 362436069, 521288629, 88675123];
  const next = () => {
    const t = x ^ (x << 11);
    [x, y, z] = [y, z, w];
    w = w ^ (w >>> 19) ^ t ^ (t >>> 8);
    return w >>> 0;
  };
  for (let i = 0; i < 64; i++) next();
  return next;
}
const random = generator(Number(options.seed));
const below = (limit) => random() % limit;
const unit = () => (random() * 2 ** 21 + (random() >>> 11)) * 2 ** -53;

const float64 = new Float64Array(1);
const word64 = new Uint32Array(float64.buffer);
const float32 = new Float32Array(1);
const word32 = new Uint32Array(float32.buffer);

/** Doubles as they come: any bits, probabilities, log-odds, few digits, integers, and neighbours of round numbers. */
const doubles = [
  () => fromBits(random(), random()),
  () => fromBits(random(), random()),
  unit,
  () => Math.log(unit() / unit()),
  () => below(10 ** (1 + below(9))) / 10 ** below(12),
  () => random() * 2 ** below(40),
  () => fromBits(below(16) - 8, random() & 0xfff00000),
  () => step(Number(`${1 + below(99)}e${below(630) - 324}`)),
];

function fromBits(low, high) {
  word64[0] = low;
  word64[1] = high;
  return Number.isFinite(float64[0]) ? float64[0] : fromBits(random(), random());
}

function step(value) {
  float64[0] = value;
  word64[0] += below(5) - 2;
  return Number.isFinite(float64[0]) ? float64[0] : value;
}

const anyDouble = () => doubles[below(doubles.length)]();

function anySingle() {
  word32[0] = random();
  if (below(8) === 0) word32[0] &= 0xff800000 | (1 << below(24));
  return Number.isFinite(float32[0]) ? float32[0] : anySingle();
}

/** Decimal texts that the grammar allows and Number reads, but for the `%`. */
const texts = [
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

function digitString(length) {
  let text = '';
  for (; text.length + 9 <= length; text += String(random() % 1e9).padStart(9, '0'));
  return (
    text +
    String(random() % 1e9)
      .padStart(9, '0')
      .slice(9 - (length - text.length))
  );
}

const anyText = () => texts[below(texts.length)]();

/** The one float32 whose shortest decimal is read back as its neighbour when it is read as a double first. */
const ROUNDED_TWICE = Math.fround(7.0385307e-26);

/**
 * The shortest decimal that reads back as the float32 `value`, by trying ever fewer digits: the closest decimal, of two
 * equally close ones the even one, and the one above it. At a power of two the interval is wider above, and a decimal
 * farther away may be the only one inside.
 */
function shortestSingle(value) {
  const size = Math.abs(value);
  if (size === ROUNDED_TWICE) return `${value < 0 ? '-' : ''}7.038531e-26`;
  let shortest = size;
  for (let n = 8; n >= 0; n--) {
    const [digits, exponent] = size.toExponential(n).split('e');
    const closest = Number(digits.replace('.', ''));
    const candidates = closest % 2 === 1 && isTie(size, n) ? [closest - 1] : [closest, closest + 1];
    const found = candidates
      .map((candidate) => Number(`${candidate}e${exponent - n}`))
      .find((read) => Math.fround(read) === size);
    if (found === undefined) break;
    shortest = found;
  }
  return String(value < 0 ? -shortest : shortest);
}

/** Whether `size` lies exactly between two decimals of n + 1 digits. */
function isTie(size, n) {
  return (
    size
      .toExponential(n + 1)
      .split('e')[0]
      .endsWith('5') && /^50*e/.test(size.toExponential(100).slice(n + 2))
  );
}

/** Prints a batch by `print`, one per line, and compares with `spell`. */
function soakPrinter(print, next, spell) {
  const values = Array.from({ length: BATCH }, next);
  let at = scratch;
  for (const value of values) {
    at = print(value, at);
    memory[at++] = 10;
  }
  const lines = memory.toString('latin1', scratch, at);
  const expected = values.map(spell);
  if (lines === `${expected.join('\n')}\n`) return;
  lines.split('\n').forEach((line, i) => {
    if (i < BATCH && line !== expected[i]) report(expected[i], line);
  });
}

function soakParser() {
  for (let i = 0; i < BATCH; i++) {
    const text = anyText();
    const end = scratch + memory.write(text, scratch, 'latin1');
    const read = kernel.parseDecimal(scratch, end) ? kernel.parsed.value : 'no number';
    const expected = readDecimal(text);
    if (!Object.is(read, expected)) report(`${text} = ${expected}`, read);
  }
}

/** The same texts as the lines of a stream, which are read a batch at a time. */
function soakStream() {
  const expected = Array.from({ length: BATCH }, anyText);
  const start = kernel.inputStart.value;
  const end = start + memory.write(`${expected.join('\n')}\n`, start, 'latin1');
  kernel.startLines(0, 10, start);
  kernel.skipTo(start);
  let index = 0;
  while (kernel.run(end, true) === VALUES) {
    const read = new Float64Array(memory.buffer, kernel.values.value, kernel.valueCount.value);
    for (const value of read) {
      const wanted = readDecimal(expected[index]);
      if (!Object.is(value, wanted)) report(`${expected[index]} = ${wanted} in a stream`, value);
      index++;
    }
  }
  if (index !== BATCH) report(`${BATCH} numbers in a stream`, index);
}

/** The results of a stream, log-odds or probabilities down to the smallest, which are printed a batch at a time. */
function soakWriter() {
  const sigmoid = below(2) === 1;
  const next = sigmoid ? () => -unit() * 760 + below(20) : () => 10 ** -below(300) * unit();
  kernel.setFunction(sigmoid, false, 0);
  kernel.setText(LINES, 0, 0);
  for (let i = 0; i < BATCH; i += 256) {
    const start = kernel.inputStart.value;
    const numbers = Array.from({ length: 256 }, next);
    const end = start + memory.write(`${numbers.join('\n')}\n`, start, 'latin1');
    kernel.startLines(0, 10, start);
    kernel.skipTo(start);
    kernel.useOutput(0);
    kernel.run(end, true);
    const lines = memory.toString('latin1', kernel.outputStart.value, kernel.outputAt.value).split('\n');
    new Float64Array(memory.buffer, kernel.results.value, 256).forEach((result, j) => {
      const text = String(result).toLowerCase().replace('infinity', 'inf');
      if (lines[j] !== text) report(`${text} as a line`, lines[j]);
    });
  }
  kernel.setFunction(false, false, 0);
  kernel.setText(NONE, 0, 0);
}

/** Event.Values of the kernel, Text.None and Text.Lines. */
const VALUES = 2;
const NONE = 0;
const LINES = 2;

let differences = 0;
function report(expected, got) {
  if (differences++ < 20) console.log(`expected ${expected}, got ${got}`);
}

const done = {
  'read as float64': 0,
  'read as lines': 0,
  'printed from float64': 0,
  'printed as lines': 0,
  'printed from float32': 0,
};
for (let i = 0; i < count && performance.now() < deadline; i += BATCH) {
  soakParser();
  done['read as float64'] += BATCH;
  soakStream();
  done['read as lines'] += BATCH;
  soakPrinter(kernel.printShortest, anyDouble, String);
  done['printed from float64'] += BATCH;
  soakWriter();
  done['printed as lines'] += BATCH;
  soakPrinter(kernel.printShortestSingle, anySingle, shortestSingle);
  done['printed from float32'] += BATCH;
}
for (const [what, n] of Object.entries(done)) console.log(`${n} ${what}`);
console.log(`${asked} left to the host; ${differences} differences; seed ${options.seed}`);
process.exitCode = differences === 0 ? 0 : 1;
