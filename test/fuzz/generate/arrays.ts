/** Values as a computer holds them, in the type and order of an array. */
import type { NumberArray } from '../../../src/job/job.ts';
import { bytesOf } from '../../model/array.ts';
import { rounded } from '../../model/conversion.ts';
import type { Dice } from '../dice.ts';

export interface Made {
  readonly array: NumberArray;
  /** Its data. */
  readonly bytes: Buffer;
}

export function array(dice: Dice): Made {
  const dtype = dice.pick(['float64', 'float64', 'float32', 'float16'] as const);
  const bigEndian = dice.once(3);
  const shape = dice.list(dice.pick([1, 1, 1, 2, 2, 3]), () =>
    dice.once(30) ? 0 : 1 + dice.size(dice.pick([3, 12, 40])),
  );
  const count = shape.reduce((product, length) => product * length, 1);
  const values = dice.list(count, () => rounded(value(dice), { dtype }));
  return {
    array: { kind: 'array', dtype, bigEndian, fortranOrder: dice.once(5), shape },
    bytes: bytesOf(values, dtype, bigEndian),
  };
}

function value(dice: Dice): number {
  return dice.weighted([
    [10, () => dice.unit()],
    [4, () => (dice.unit() - 0.5) * dice.pick([1, 10, 80, 1500])],
    [2, () => dice.pick([0, -0, 1, 0.5, 100, Infinity, -Infinity, NaN])],
    [2, () => dice.double()],
    [1, () => dice.single()],
    [1, () => dice.unit() ** dice.between(2, 60)],
  ]);
}
