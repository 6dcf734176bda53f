/** Arrays of numbers from callers, read without running methods or getters that a caller may have overridden. */

/** A typed array that can hold results. */
export type FloatArray = Float64Array | Float32Array;

/** An array of numbers. */
export type Numbers = FloatArray | readonly number[];

/** The getters that all typed arrays inherit. A subclass, or the array itself, may override them. */
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

/** Whether a value is an array, typed or not; typed arrays of BigInt do not count. Elements are not checked. */
export function isArray(given: unknown): given is Numbers {
  if (Array.isArray(given)) return true;
  const name = typeName(given);
  return name !== undefined && !name.startsWith('Big');
}

/** The same floats as a plain Float64Array or Float32Array of this realm; undefined if it is not such an array. */
export function floatsIn(given: unknown): FloatArray | undefined {
  const name = typeName(given);
  if (name !== 'Float64Array' && name !== 'Float32Array') return undefined;
  const Floats = name === 'Float64Array' ? Float64Array : Float32Array;
  const [at, length] = [own('byteOffset', given), own('length', given)] as [number, number];
  return new Floats(own('buffer', given) as ArrayBuffer, at, length);
}

/**
 * The numbers in an array: floats as a view, all others as a copy. Each element is read once, because it may be a getter. undefined if
 * an element is not a number, since Float64Array would turn null into 0 and parse strings.
 */
export function numbersIn(given: Numbers): Numbers | undefined {
  if (!Array.isArray(given)) return floatsIn(given) ?? new Float64Array(given as FloatArray);
  const { length } = given;
  // Creating a typed array takes longer than converting a few numbers.
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

/** Shorter arrays are copied into plain ones. */
const SHORT = 64;
