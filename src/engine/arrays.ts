/** Arrays of numbers as callers give them: read without running any code that a caller may have put on them. */

export type FloatArray = Float64Array | Float32Array;

/** What holds numbers: an array of floats, or a plain one. */
export type Numbers = FloatArray | readonly number[];

/** The getters of all typed arrays. A subclass, or the array itself, may have others. */
const GETTERS: Record<PropertyKey, PropertyDescriptor> = Object.getOwnPropertyDescriptors(
  Object.getPrototypeOf(Int8Array.prototype) as object,
);

function own(name: 'buffer' | 'byteOffset' | 'length' | typeof Symbol.toStringTag, array: unknown): unknown {
  return GETTERS[name]!.get!.call(array);
}

/** The name of the type of a typed array, also from another realm; undefined if it is not one. */
function typeName(given: unknown): string | undefined {
  return own(Symbol.toStringTag, given) as string | undefined;
}

/** Whether it has elements that are numbers. Anything else would be taken for an array without any. */
export function isArray(given: unknown): given is Numbers {
  if (Array.isArray(given)) return true;
  const name = typeName(given);
  return name !== undefined && !name.startsWith('Big');
}

/**
 * A view of floats without the behaviour of a subclass or another realm. undefined if it is not an array of
 * float64 or float32.
 */
export function floatsIn(given: unknown): FloatArray | undefined {
  const name = typeName(given);
  if (name !== 'Float64Array' && name !== 'Float32Array') return undefined;
  const Floats = name === 'Float64Array' ? Float64Array : Float32Array;
  const [at, length] = [own('byteOffset', given), own('length', given)] as [number, number];
  return new Floats(own('buffer', given) as ArrayBuffer, at, length);
}

/**
 * The numbers of an array: floats in place, all others as a copy. Each element is read once, for it may be made when it is
 * read. undefined if an element is not a number: null would become 0, and a string the nearest double.
 */
export function numbersIn(given: Numbers): Numbers | undefined {
  if (!Array.isArray(given)) return floatsIn(given) ?? new Float64Array(given as FloatArray);
  const { length } = given;
  // To make a typed array takes longer than to convert a few numbers.
  if (length < SHORT) {
    const few: number[] = [];
    for (let i = 0; i < length; i++) few.push(given[i] as number);
    return few.every((value) => typeof value === 'number') ? few : undefined;
  }
  const numbers = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    const value: unknown = given[i];
    if (typeof value !== 'number') return undefined;
    numbers[i] = value;
  }
  return numbers;
}

const SHORT = 64;
