/**
 * Writes the tables of the logarithm and of the exponential: `node generate-tables.mjs` renews both files
 * next to it.
 *
 * Everything is computed in fixed point with 256 fraction bits (errors below 2^-240) and rounded once to a
 * double.
 */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const BITS = 256n;
const ONE = 1n << BITS;

/** 2 atanh(n / d) = 2 (y + y^3/3 + y^5/5 + ...). */
function twiceAtanh(n, d) {
  let power = (ONE * n) / d;
  let sum = 0n;
  for (let odd = 1n; power !== 0n; odd += 2n) {
    sum += power / odd;
    power = (power * n * n) / (d * d);
  }
  return 2n * sum;
}

/** ln(n / d), for n / d between 1/4 and 4. */
function ln(n, d) {
  return n < d ? -twiceAtanh(d - n, n + d) : twiceAtanh(n - d, n + d);
}

const LN2 = ln(2n, 1n);
const LN10 = 3n * LN2 + ln(10n, 8n);

/** e^-x for a fixed-point 0 <= x < 1. */
function expOfMinus(x) {
  let term = ONE;
  let sum = 0n;
  for (let i = 1n; term !== 0n; i++) {
    sum += term;
    term = -(term * x) / (ONE * i);
  }
  return sum;
}

/** Nearest integer to n / d, d > 0, ties upwards. */
function nearest(n, d) {
  const shifted = 2n * n + d;
  const cut = shifted / (2n * d);
  return shifted < 0n && shifted % (2n * d) !== 0n ? cut - 1n : cut;
}

/** A fixed-point value as the nearest multiple of 2^-bits: exact as a double when it has at most 53 bits. */
function toGrid(value, bits) {
  return Number(nearest(value, ONE >> BigInt(bits))) * 2 ** -bits;
}

/** A double as a fixed-point value; exact down to 2^-256. */
export function toFixed(value) {
  let scaled = value;
  let bits = 0n;
  for (; !Number.isSafeInteger(scaled); bits++) scaled *= 2;
  return (BigInt(scaled) << BITS) >> bits;
}

/** The double nearest to a fixed-point value. */
function toDouble(value) {
  const magnitude = value < 0n ? -value : value;
  const drop = magnitude.toString(2).length - 53;
  if (drop <= 0) return (Number(value) * 2 ** -128) / 2 ** (Number(BITS) - 128);
  return Number(nearest(value, 1n << BigInt(drop))) * 2 ** -128 * 2 ** (drop - Number(BITS) + 128);
}

/** The leading `count` bits of a double. */
function leading(value, count) {
  let unit = 1;
  while (unit > value) unit /= 2;
  while (unit * 2 <= value) unit *= 2;
  const grid = unit * 2 ** (1 - count);
  return Math.round(value / grid) * grid;
}

function quotient(n, d) {
  return nearest(n * ONE, d);
}

/** The largest double whose fixed-point value is at most `value`. */
function downwards(value) {
  const near = toDouble(value);
  return toFixed(near) <= value ? near : neighbour(near, -1n);
}

/** The double `steps` further from zero. */
function neighbour(value, steps) {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigUint64(0, view.getBigUint64(0) + steps);
  return view.getFloat64(0);
}

/** Numbers as prettier fills them into lines. */
function fill(values) {
  const lines = [];
  let line = ' ';
  for (const value of values) {
    const item = ` ${value},`;
    if (line.length + item.length > 110) {
      lines.push(line);
      line = ' ';
    }
    line += item;
  }
  return [...lines, line].join('\n');
}

const constant = (text, name, value) => `/** ${text} */\nexport const ${name}: f64 = ${value};\n`;
const table = (text, name, values) =>
  `/** ${text} */\nexport const ${name}: usize = memory.data<f64>([\n${fill(values)}\n]);\n`;

const HEAD = '// Written by generate-tables.mjs; not to be edited.\n\n';

function logarithmTable() {
  const rows = [];
  const lows = [];
  for (let i = 0; i < 256; i++) {
    // Next to 1 the logarithm is that of 1 + z alone.
    const reciprocal = i === 0 ? 1 : Math.round(512 / (1 + (i + 0.5) / 256)) / 512;
    const log = ln(512n, BigInt(reciprocal * 512));
    const high = toGrid(log, 42);
    rows.push(reciprocal, high);
    lows.push(toDouble(log - toFixed(high)));
  }
  const ln2High = toGrid(LN2, 42);
  return (
    HEAD +
    [
      constant('ln 2 as a multiple of 2^-42.', 'LN2_GRID_HI', ln2High),
      constant('ln 2 without LN2_GRID_HI.', 'LN2_GRID_LO', toDouble(LN2 - toFixed(ln2High))),
      table(
        'For i = 0..255: R, the multiple of 1/512 nearest to 1 / (1 + (i + 1/2) / 256), at i = 0 1, and -ln R as a multiple of 2^-42.',
        'LOGARITHM_ROWS',
        rows,
      ),
      table('For i = 0..255: -ln R without its part in LOGARITHM_ROWS.', 'LOGARITHM_LOWS', lows),
    ].join('\n')
  );
}

function exponentialTable() {
  const rows = [];
  for (let j = 0; j < 256; j++) {
    const power = expOfMinus((LN2 * BigInt(j)) / 256n);
    const head = toGrid(power, 26);
    rows.push(head, toDouble(power - toFixed(head)));
  }
  const step = LN2 / 256n;
  const stepHigh = Number(step >> (BITS - 42n)) * 2 ** -42;
  return (
    HEAD +
    [
      constant('256 / ln 2, rounded to a double.', 'PER_STEP', toDouble(quotient(ONE, step))),
      constant('ln 2 / 256 cut to a multiple of 2^-42: 34 bits.', 'STEP_HI', stepHigh),
      constant('ln 2 / 256 without STEP_HI.', 'STEP_LO', toDouble(step - toFixed(stepHigh))),
      table(
        'For j = 0..255: 2^(-j/256) as a multiple of 2^-26, and what it lacks.',
        'EXPONENTIAL_ROWS',
        rows,
      ),
    ].join('\n')
  );
}

/** The units in which logarithms are written: ln of what one of them is a factor of the odds, and the least x of the pair form. */
const UNITS = [
  ['ln', ONE, -707],
  ['log2', LN2, -1020],
  ['log10', LN10, -307],
  ['10 log10', LN10 / 10n, -3070],
];

/** A number as a double, its leading 26 bits, and what the double lacks. */
function threeParts(value) {
  const high = toDouble(value);
  return [high, leading(high, 26), toDouble(value - toFixed(high))];
}

/** A number without its leading 26 bits, as a double. */
function restOfHead(value) {
  return toDouble(value - toFixed(leading(toDouble(value), 26)));
}

function unitTable() {
  const saturation = ln((1n << 54n) - 1n, 1n << 54n) + 54n * LN2;
  const rows = UNITS.flatMap(([, unit, leastOfPair]) => [
    ...threeParts(unit),
    ...threeParts(quotient(ONE, unit)),
    neighbour(downwards(quotient(saturation, unit) - 1n), 1n),
    -neighbour(downwards(quotient(1075n * LN2, unit) - 1n), 1n),
    leastOfPair,
    toDouble(quotient(LN2, unit)),
    restOfHead(quotient(ONE, unit)),
    restOfHead(unit),
  ]);
  const [high, , low] = threeParts(LN2);
  return (
    HEAD +
    [
      constant('ln 2, rounded to a double.', 'LN2_HI', high),
      constant('ln 2 without LN2_HI.', 'LN2_LO', low),
      constant('ln 2 without both.', 'LN2_LAST', toDouble(LN2 - toFixed(high) - toFixed(low))),
      table(
        `For each unit u (${UNITS.map(([name]) => name).join(', ')}): u in natural logarithms, its leading 26 bits, what the double lacks; the same of 1 / u; the least x with e^-xu <= 1 / (2^54 - 1); the greatest x with e^xu <= 2^-1075; an x above which e^xu > 2^-1021; ln 2 / u; 1 / u and u without their leading 26 bits.`,
        'UNITS',
        rows,
      ),
    ].join('\n')
  );
}

/** File name and text of every table. */
export const tables = {
  'logarithm.table.ts': logarithmTable(),
  'exponential.table.ts': exponentialTable(),
  'units.table.ts': unitTable(),
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const [name, text] of Object.entries(tables)) writeFileSync(new URL(name, import.meta.url), text);
}
