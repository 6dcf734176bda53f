import type { Affine } from '../exact/affine.ts';
import { affineOf, describeMap } from '../job/affine.ts';
import { usageError } from '../message/usageError.ts';
import type { Options } from './options.ts';

/**
 * What `--scale`, `--shift`, `--temperature` and `--prior` make together of log-odds; undefined: what they were.
 * @throws LogitError of kind usage if no double holds it, or it cannot be combined with `--exact`
 */
export function mapOf(options: Options): Affine | undefined {
  const given = mapOptionsOf(options);
  if (given.length === 0) return undefined;
  const map = affineOf(options);
  const { scale } = describeMap(map);
  if (scale === 0 || !Number.isFinite(scale))
    throw usageError(`--scale / --temperature is too ${scale === 0 ? 'small' : 'large'} for float64`);
  if (map && options.exact) throw usageError(`--exact cannot be used with ${given[0]}`);
  return map;
}

/** Those that are given, as they are typed. */
export function mapOptionsOf({ scale, shift, temperature, prior }: Options): string[] {
  const all = { scale, shift, temperature, prior };
  return Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`]));
}
