import { doublesOf, inverseOf, type Affine } from '../exact/affine.ts';
import { formatNamed } from '../exact/format.ts';
import { Bad, Clamp, Digits, Quantity, Source, Text } from '../kernel/abi.ts';
import { boundsOf } from './bounds.ts';
import { configureFields } from './configureJson.ts';
import {
  addedKeys,
  type BadPolicy,
  type Combination,
  type Conversion,
  type DigitStyle,
  type Job,
  type Records,
} from '../job/job.ts';
import { DTYPE_ROWS } from '../job/dtype.ts';
import { bytesOf } from '../text/byteText.ts';
import type { Target } from '../job/role.ts';
import type { ExactConversion, Kernel } from './kernel.ts';
import {
  axisOf,
  domainOf,
  farFrom,
  isLogarithmic,
  isRarelyFraction,
  isShare,
  SCALES,
  type Scale,
} from '../job/scale.ts';
import { syntaxOf } from '../job/syntax.ts';
import { Scratch } from './scratch.ts';
import { sketchOf } from './sketch.ts';

const BAD: Record<BadPolicy, Bad> = { fail: Bad.Fail, keep: Bad.Keep, nan: Bad.Nan, skip: Bad.Skip };
const DIGITS: Record<DigitStyle['kind'], Digits> = {
  shortest: Digits.Shortest,
  fixed: Digits.Fixed,
  significant: Digits.Significant,
};

const QUANTITY: Record<Scale['quantity'], Quantity> = {
  prob: Quantity.Prob,
  percent: Quantity.Percent,
  odds: Quantity.Odds,
  logOdds: Quantity.LogOdds,
  logProb: Quantity.LogProb,
};

/** JSON puts strings in quotes and separates keys by commas. */
const QUOTE = 0x22;
const COMMA = 0x2c;

/** Configures the kernel for a job, except for the columns of a table, which depend on its header. */
export function configure(kernel: Kernel, job: Job): void {
  const { conversion, input } = job;
  const scratch = new Scratch(kernel);
  if (conversion.model) configureModel(kernel, conversion, conversion.model, scratch);
  else configureConversion(kernel, conversion);
  if (conversion.inverse) kernel.setInverse(conversion.inverse.tolerance ?? -1);
  kernel.setText(textOf(job), DIGITS[job.digits.kind], job.digits.kind === 'shortest' ? 0 : job.digits.count);
  kernel.setSource(sourceOf(input), input.kind === 'json');
  kernel.setResultsBigEndian(input.kind === 'array' && input.bigEndian);
  if (input.kind === 'array') kernel.setArray(DTYPE_ROWS[input.dtype].code, input.bigEndian);
  // Decimals in text are converted as written: 0.29 is 29 percent.
  const isText = input.kind !== 'array' && !('target' in input && input.target);
  const areShares = isShare(conversion.from) && isShare(conversion.to);
  if (isText && areShares && !conversion.map && !conversion.model) kernel.setExact();
  if (input.kind === 'csv') {
    configureRecords(kernel, input, input.delimiter.charCodeAt(0), input.quote?.charCodeAt(0) ?? -1, scratch);
    if (input.after) kernel.setAfter();
    if (input.isQuoteSure) kernel.setQuoteIsSure();
    // Spaces may also align columns: then rows that differ in length were split in the wrong places.
    if (input.delimiter === ' ') kernel.setEven();
  }
  if (input.kind === 'json') {
    configureRecords(kernel, input, COMMA, QUOTE, scratch);
    configureFields(kernel, input, addedKeys(input, job), scratch);
    configureColumns(kernel, [...input.fields.keys()], 0, input.target);
  }
  if (job.task === 'check') kernel.setCheck();
}

function sourceOf(input: Job['input']): Source {
  if (input.kind === 'array') return Source.Array;
  return input.kind === 'arguments' ? Source.Arguments : syntaxOf(input).source;
}

/** The number of bins of a histogram. */
const BINS = 20;

/** Configures the kernel to keep statistics of each column. Call it before the columns are configured. */
export function configureSummary(kernel: Kernel, { from, to }: Conversion): void {
  const [before, after] = [SCALES[from].bins, SCALES[to].bins];
  kernel.setBins(before[0], BINS / (before[1] - before[0]), after[0], BINS / (after[1] - after[0]));
  kernel.setSketch(...sketchOf(from));
  kernel.setSummary();
  makeRoom(kernel, 1);
}

function makeRoom(kernel: Kernel, columns: number): void {
  if (!kernel.setColumns(columns)) throw new RangeError('cannot allocate memory for that many columns');
}

/** Configures the kernel to combine the values of a record into one result. */
function configureModel(
  kernel: Kernel,
  conversion: Conversion,
  { intercept, coefficients }: Combination,
  scratch: Scratch,
): void {
  const { from, to, base, dtype, eps } = conversion;
  const ofValues = { ...conversion, to: from };
  configureConversion(kernel, ofValues);
  if (eps !== undefined) {
    // One result has several values, so the values are clamped.
    const { low, high } = boundsOf(ofValues, eps);
    kernel.setBounds(Clamp.Given, low, high, low, high);
  }
  // The values that the kernel asks its host to convert are natural log-odds.
  configureTarget(kernel, { from: axisOf('logit', 0), to: axisOf(to, base), format: formatNamed(dtype) });
  kernel.setModel(scratch.doubles(coefficients), intercept);
}

/** Configures the scale that `apply` converts to. */
export function configureTarget(kernel: Kernel, conversion: ExactConversion): void {
  const { quantity, mirrored, base, factor } = conversion.to;
  kernel.exactly = conversion;
  kernel.setWanted(QUANTITY[quantity], mirrored, base, factor);
}

/** Configures the conversion of `convertArray` and `run`. Only `run` also converts results back. */
export function configureConversion(kernel: Kernel, conversion: Conversion): void {
  const { from, to, base, dtype, eps, exact, map } = conversion;
  const [source, target] = [axisOf(from, base), axisOf(to, base)];
  const maps = map && ([map, inverseOf(map)] as const);
  kernel.exactly = { from: source, to: target, maps, format: formatNamed(dtype) };
  kernel.setGiven(QUANTITY[source.quantity], source.mirrored, source.base, source.factor);
  kernel.setWanted(QUANTITY[target.quantity], target.mirrored, target.base, target.factor);
  maps?.forEach((one, i) => configureMap(kernel, one, i === 1));
  kernel.setDomains(...domainOf(from, base), isLogarithmic(from), ...domainOf(to, base));
  kernel.setFormat(DTYPE_ROWS[dtype].code);
  kernel.setPercent(from === 'percent' ? 0 : -2, isShare(from));
  kernel.setFar(...farFrom(from, base), isRarelyFraction(from));
  if (eps !== undefined) {
    const { of, low, high, givenOfLow, givenOfHigh } = boundsOf(conversion, eps);
    const clamp = of === 'values' ? Clamp.Given : Clamp.Results;
    kernel.setBounds(clamp, low, high, givenOfLow, givenOfHigh);
  }
  if (exact) kernel.setExact();
}

function configureMap(kernel: Kernel, map: Affine, isBack: boolean): void {
  const { scale, shift } = doublesOf(map);
  kernel.setMap(isBack, ...scale, ...shift);
}

function textOf({ format, input }: Job): Text {
  if (format === 'tensor' || format === 'none') return Text.None;
  if (format === 'npy') return Text.Values;
  if (input.kind === 'csv' || input.kind === 'json') return Text.Records;
  return format === 'csv' ? Text.Table : Text.Lines;
}

function configureRecords(
  kernel: Kernel,
  { bad, append, missing, target }: Records,
  delimiter: number,
  quote: number,
  scratch: Scratch,
): void {
  kernel.setRecords(delimiter, quote, BAD[bad], append);
  const start = scratch.at;
  for (const spelling of nanInAllSigns(missing)) scratch.text(spelling);
  kernel.setMissing(start, scratch.at);
  if (target?.positive !== undefined) {
    // Cells are compared without surrounding spaces.
    const bytes = bytesOf(target.positive.replace(/^[\t-\r ]+|[\t-\r ]+$/g, ''));
    const text = scratch.bytes(bytes);
    kernel.setPositive(text, text + bytes.length);
  }
}

/**
 * The markers, with all signs of nan if one is among them. The sign of a nan has no meaning: glibc prints -nan for 0/0, and x87 and
 * SSE differ.
 */
function nanInAllSigns(missing: readonly string[]): readonly string[] {
  const others = missing.filter((spelling) => !SIGNED_NAN.test(spelling));
  return others.length === missing.length ? missing : [...others, 'nan', '-nan', '+nan'];
}

const SIGNED_NAN = /^[+-]?nan$/;

/**
 * Tells the kernel which columns to convert.
 * @param columns 0-based indices in the record, in the order asked for
 * @param cells how many cells the header (or the first record) has
 */
export function configureColumns(
  kernel: Kernel,
  columns: readonly number[],
  cells: number,
  target?: Target,
): void {
  makeRoom(kernel, columns.length);
  if (target) {
    const weights = target.weight === undefined ? 0 : 1;
    const label = columns.length - 1 - weights;
    kernel.setGather(label, weights === 0 ? -1 : label + 1);
  }
  const slots = columns.map((_, slot) => slot).sort((a, b) => columns[a]! - columns[b]!);
  const { buffer } = kernel.memory;
  new Int32Array(buffer, kernel.columnIndex.value, slots.length).set(slots.map((slot) => columns[slot]!));
  new Int32Array(buffer, kernel.columnSlot.value, slots.length).set(slots);
  kernel.setHeaderCells(cells);
}
