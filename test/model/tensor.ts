/** The text of a tensor as PyTorch composes it (torch/_tensor_str.py, 1.13), all values at hand. */
import type { Dtype } from '../../src/job/dtype.ts';
import type { DigitStyle, Job } from '../../src/job/job.ts';
import { SCALES } from '../../src/job/scale.ts';
import type { Converted } from './conversion.ts';
import { exponential, fixed, significant, special } from './spell.ts';

const LINE_WIDTH = 80;
const THRESHOLD = 1000;
const EDGE = 3;
const PREFIX = 'tensor(';

/** All lines of the tensors that a run prints: the results, or with the round trip the values and what was recovered too. */
export function tensorsOf(
  shown: readonly Converted[],
  columns: number | undefined,
  { conversion: { from, to, dtype, inverse }, digits }: Job,
): string {
  const text = (part: 'value' | 'result' | 'back'): string => {
    const values = shown.map((converted) => converted[part]);
    return `${tensorText(values, columns, digits, dtype)}\n`;
  };
  if (!inverse) return text('result');
  const [given, result] = [SCALES[from].label, SCALES[to].label];
  const back = from === 'prob' && to === 'logit' ? 'sigmoid' : from;
  return `${given}: ${text('value')}${result}: ${text('result')}${back}(${result}): ${text('back')}`;
}

/** A vector, or rows of `columns` values. */
export function tensorText(
  values: readonly number[],
  columns: number | undefined,
  digits: DigitStyle,
  dtype: Dtype,
): string {
  const suffixes = dtype === 'float32' ? [] : [`dtype=torch.${dtype}`];
  if (values.length === 0) {
    if (columns !== undefined) suffixes.unshift(`size=(0, ${columns})`);
    return withSuffixes(`${PREFIX}[]`, suffixes);
  }
  const summarized = values.length > THRESHOLD;
  if (columns === undefined) {
    const shown = summarized ? edges(values) : [...values];
    return withSuffixes(PREFIX + vector(shown, summarized, PREFIX.length, format(shown, digits)), suffixes);
  }
  const count = values.length / columns;
  const all = Array.from({ length: count }, (_, i) => values.slice(i * columns, (i + 1) * columns));
  const cutRows = summarized && count > 2 * EDGE;
  const cutColumns = summarized && columns > 2 * EDGE;
  const rows = (cutRows ? edges(all) : all).map((row) => (cutColumns ? edges(row) : row));
  const formatter = format(rows.flat(), digits);
  const texts = rows.map((row) => vector(row, cutColumns, PREFIX.length + 1, formatter));
  if (cutRows) texts.splice(EDGE, 0, '...');
  return withSuffixes(`${PREFIX}[${texts.join(`,\n${' '.repeat(PREFIX.length + 1)}`)}]`, suffixes);
}

function edges<T>(items: readonly T[]): T[] {
  return [...items.slice(0, EDGE), ...items.slice(-EDGE)];
}

interface Formatter {
  readonly width: number;
  readonly text: (value: number) => string;
}

function format(shown: readonly number[], digits: DigitStyle): Formatter {
  const finite = shown.filter((value) => Number.isFinite(value) && value !== 0);
  if (digits.kind === 'significant') {
    const text = orSpecial((value) => significant(value, digits.count));
    return { text, width: width(shown.map(text)) };
  }
  const precision = digits.kind === 'fixed' ? digits.count : 4;
  const sizes = finite.map(Math.abs);
  const min = sizes.reduce((a, b) => Math.min(a, b), Infinity);
  const max = sizes.reduce((a, b) => Math.max(a, b), 0);
  const whole = finite.every((value) => value === Math.ceil(value));
  const wide = finite.length > 0 && (max / min > 1000 || max > 1e8 || (!whole && min < 1e-4));
  const text = orSpecial((value) => {
    if (wide) return exponential(value, precision);
    return whole ? `${fixed(value, 0)}.` : fixed(value, precision);
  });
  return { text, width: width(finite.map(text)) };
}

function orSpecial(text: (value: number) => string): (value: number) => string {
  return (value) => (Number.isFinite(value) ? text(value) : special(value));
}

function width(texts: readonly string[]): number {
  return texts.reduce((max, text) => Math.max(max, text.length), 1);
}

function vector(shown: readonly number[], cut: boolean, indent: number, formatter: Formatter): string {
  const texts = shown.map((value) => formatter.text(value).padStart(formatter.width));
  if (cut) texts.splice(EDGE, 0, ' ...');
  const perLine = Math.max(1, Math.floor((LINE_WIDTH - indent) / (formatter.width + 2)));
  const lines: string[] = [];
  for (let at = 0; at < texts.length; at += perLine) lines.push(texts.slice(at, at + perLine).join(', '));
  return `[${lines.join(`,\n${' '.repeat(indent + 1)}`)}]`;
}

function withSuffixes(body: string, suffixes: readonly string[]): string {
  let text = body;
  let last = body.length - body.lastIndexOf('\n') + 1;
  for (const suffix of suffixes) {
    if (last + suffix.length + 2 > LINE_WIDTH) {
      text += `,\n${' '.repeat(PREFIX.length)}${suffix}`;
      last = PREFIX.length + suffix.length;
    } else {
      text += `, ${suffix}`;
      last += suffix.length + 2;
    }
  }
  return `${text})`;
}
