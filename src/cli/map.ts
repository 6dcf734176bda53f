import type { Affine } from '../exact/affine.ts';
import { affineOf, describeMap } from '../job/affine.ts';
import { usageError } from '../message/usageError.ts';
import type { Options } from './options.ts';

/**
 * The map of the log-odds by `--scale`, `--shift`, `--temperature` and `--prior`; undefined: they stay unchanged.
 * @throws LogitError of kind usage if a double cannot represent it, or `--exact` is given
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

/** The given options of the map, as they are typed. */
export function mapOptionsOf({ scale, shift, temperature, prior }: Options): string[] {
  const all = { scale, shift, temperature, prior };
  return Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`]));
}
