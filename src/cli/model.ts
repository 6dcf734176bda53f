import { closeSync, openSync, readSync } from 'node:fs';
import { BASE, COLUMN, EPS, SCALE, type Spec } from '../job/optionSpecs.ts';
import type { Model } from '../job/model.ts';
import { LogitError } from '../message/error.ts';
import { quoted } from '../message/names.ts';
import { usageError } from '../message/usageError.ts';
import { pathOf } from '../text/byteText.ts';

/** The bases of log-odds that a model of several columns may have; 0 for e. */
export const MODEL_BASES: readonly number[] = [0, 2, 10];

/**
 * Reads the model from a file that `--report` of a fit has written.
 * @throws LogitError if the file cannot be read, or is not such a report
 */
export function readModel(file: string): Model {
  let text: string | undefined;
  try {
    text = textOf(pathOf(file));
  } catch (error) {
    const { code = 'EIO' } = error as NodeJS.ErrnoException;
    throw new LogitError({ kind: 'system', action: 'read', file, code });
  }
  const fault = (reason: string): LogitError =>
    usageError(`--apply ${file}: ${reason}`, 'logit --fit LABEL -c COLUMN --report FILE writes one');
  if (text === undefined) throw fault(`is not a report of --fit: it is larger than ${LARGEST >> 20} MiB`);
  let report: unknown;
  try {
    report = JSON.parse(text);
  } catch {
    throw fault('is not a report of --fit: it is not JSON');
  }
  try {
    return modelOf(report);
  } catch (error) {
    if (error instanceof NotModel) throw fault(`is not a report of --fit: ${error.message}`);
    throw error;
  }
}

/** In bytes: more than a fit of many thousand columns takes. A device may have no end. */
const LARGEST = 64 << 20;

/** The text of a file; undefined: it is larger. */
function textOf(path: string | Buffer): string | undefined {
  const descriptor = openSync(path, 'r');
  try {
    const pieces: Buffer[] = [];
    for (let size = 0; size <= LARGEST;) {
      const piece = Buffer.allocUnsafe(1 << 16);
      const length = readSync(descriptor, piece);
      if (length === 0) return Buffer.concat(pieces).toString();
      pieces.push(piece.subarray(0, length));
      size += length;
    }
    return undefined;
  } finally {
    closeSync(descriptor);
  }
}

class NotModel extends Error {}

/** @throws NotModel */
function modelOf(report: unknown): Model {
  const fit = valueOf(report, 'fit');
  const base = valueOf(report, 'base');
  const eps = valueOf(report, 'eps');
  const coefficients = valueOf(fit, 'coefficients', 'fit.');
  if (!Array.isArray(coefficients) || coefficients.length === 0)
    throw new NotModel('"fit.coefficients" must be an array that is not empty');
  const columns = coefficients.map((one, i) => {
    const where = `fit.coefficients[${i}].`;
    return { column: checked(COLUMN, one, 'column', where), value: checked(FINITE, one, 'value', where) };
  });
  if (new Set(columns.map(({ column }) => column)).size < columns.length)
    throw new NotModel('"fit.coefficients" must have different columns');
  return {
    label: checked(COLUMN, fit, 'label', 'fit.'),
    from: checked(SCALE, fit, 'from', 'fit.'),
    base: base === 'e' ? 0 : checked(BASE, report, 'base'),
    eps: eps === null ? undefined : checked(EPS, report, 'eps'),
    intercept: checked(FINITE, valueOf(fit, 'intercept', 'fit.'), 'value', 'fit.intercept.'),
    coefficients: columns,
  };
}

const FINITE: Spec<number> = {
  expected: 'a finite number',
  accepts: (value): value is number => Number.isFinite(value),
};

function checked<T>(spec: Spec<T>, holder: unknown, key: string, path = ''): T {
  const value = valueOf(holder, key, path);
  if (!spec.accepts(value)) throw new NotModel(`${quoted(path + key)} must be ${spec.expected}`);
  return value;
}

/** The value of an own property of an object. */
function valueOf(holder: unknown, key: string, path = ''): unknown {
  const has = typeof holder === 'object' && holder !== null && Object.hasOwn(holder, key);
  if (!has) throw new NotModel(`it has no ${quoted(path + key)}`);
  return (holder as Record<string, unknown>)[key];
}
