import { runInNewContext, runInThisContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { logit, sigmoid } from '../../src/engine/convert.ts';
import { formatTensor } from '../../src/output/tensor.ts';

/** What the caller's own code does while its array is read: single calls with other options, also ones that fail. */
function callAgain(): void {
  expect(logit(0.1, { base: 10, eps: 0.25 })).toBe(-0.47712125471966244);
  expect(sigmoid([0, 100], { dtype: 'float32' })).toEqual(Float32Array.of(0.5, 1));
  expect(() => logit(0.5, { eps: 1 })).toThrow(RangeError);
  expect(() => logit('x', { exact: true })).toThrow(RangeError);
  expect(() => logit([0.5, null as unknown as number])).toThrow(TypeError);
}

const QUARTERS = [0.25, 0.25, 0.25];
const EXPECTED = Float64Array.of(-1.0986122886681098, -1.0986122886681098, -1.0986122886681098);

/** The array, with code of the caller's run where its second element is read. */
function withGetter(values: readonly number[], get: (value: number) => number): number[] {
  const array = [...values];
  return Object.defineProperty(array, 1, { get: () => get(values[1]!) });
}

function again(value: number): number {
  callAgain();
  return value;
}

const GETTERS = Object.defineProperties([], {
  0: { get: () => again(0.25) },
  1: { get: () => again(0.25) },
  2: { get: () => again(0.25) },
});

// A getter, a Proxy and a reactive array may call the package while it reads them; so may an option.
describe('an array whose reading runs code that converts, too', () => {
  it.each<[string, () => readonly number[] | Float64Array]>([
    ['a getter', () => withGetter(QUARTERS, again)],
    ['a getter in the prototype', () => Object.setPrototypeOf(Array(3), GETTERS) as number[]],
    [
      'a Proxy',
      () =>
        new Proxy(QUARTERS, {
          get(target, key, receiver) {
            callAgain();
            return Reflect.get(target, key, receiver) as unknown;
          },
        }),
    ],
    [
      'an array computed as it is read',
      () =>
        new Proxy([] as number[], {
          get: (_, key) => (key === 'length' ? 3 : again(0.25)),
        }),
    ],
    [
      'a subclass with a subarray, a set and a length of its own',
      () => {
        class Overridden extends Float64Array {
          override subarray(): Float64Array<ArrayBuffer> {
            callAgain();
            return new Float64Array();
          }
          override get length(): number {
            callAgain();
            return 1;
          }
        }
        return new Overridden(QUARTERS);
      },
    ],
    [
      'a subclass whose parts are of another class',
      () => {
        class Derived extends Float64Array {
          static get [Symbol.species](): Float64ArrayConstructor {
            callAgain();
            return Float64Array;
          }
        }
        return new Derived(QUARTERS);
      },
    ],
  ])('%s: each value is converted as asked for', (_, make) => {
    expect(logit(make())).toEqual(EXPECTED);
    expect(logit(make(), { out: new Float64Array(3) })).toEqual(EXPECTED);
    expect(logit(make(), { dtype: 'float32' })).toEqual(Float32Array.from(EXPECTED));
    expect(formatTensor(make())).toBe('tensor([0.2500, 0.2500, 0.2500], dtype=torch.float64)');
  });

  it.each(['eps', 'base', 'dtype', 'out'] as const)('an option %s that is a getter is read once', (name) => {
    const values = { eps: 0.25, base: 10, dtype: 'float32', out: new Float32Array(2) } as const;
    let reads = 0;
    const options = Object.defineProperty({ dtype: 'float32' }, name, {
      enumerable: true,
      get() {
        reads++;
        callAgain();
        return values[name];
      },
    });
    const plain = { dtype: 'float32', [name]: values[name] } as const;
    const expected = logit([0.1, 0.5], plain).slice();
    expect(logit([0.1, 0.5], options as object)).toEqual(expected);
    expect(reads).toBe(1);
  });

  it('an out whose class overrides set() receives the results', () => {
    class Overridden extends Float64Array {
      override set(): void {
        callAgain();
      }
      override get byteOffset(): number {
        return again(8);
      }
    }
    const out = new Overridden(3);
    expect(logit(QUARTERS, { out })).toBe(out);
    expect([...out]).toEqual([...EXPECTED]);
  });

  it('an out that is detached during the reading is refused', () => {
    const out = new Float64Array(3);
    const given = withGetter(QUARTERS, (value) => {
      structuredClone(out, { transfer: [out.buffer] });
      return value;
    });
    expect(() => logit(given, { out })).toThrow(TypeError);
  });

  it('an out that is written during the reading receives the results', () => {
    const out = new Float64Array(3);
    expect(
      logit(
        withGetter(QUARTERS, (value) => (out.fill(7), value)),
        { out },
      ),
    ).toEqual(EXPECTED);
  });

  it('an array that becomes shorter or longer as it is read is not read beyond', () => {
    const shrinks: number[] = withGetter(QUARTERS, (value) => (shrinks.pop(), value));
    expect(() => logit(shrinks)).toThrow(TypeError);
    const grows: number[] = withGetter(QUARTERS, (value) => (grows.push(0.5), value));
    expect(logit(grows)).toEqual(EXPECTED);
  });

  it('an error half way does not change out, and the next call is correct', () => {
    const out = Float64Array.of(1, 2, 3);
    const given = withGetter(QUARTERS, () => {
      throw new Error('enough');
    });
    expect(() => logit(given, { base: 2, eps: 0.4, out })).toThrow('enough');
    expect(() => logit([0.5, 0.5, undefined as unknown as number], { base: 2, out })).toThrow(TypeError);
    expect([...out]).toEqual([1, 2, 3]);
    expect(logit(QUARTERS)).toEqual(EXPECTED);
  });

  it('a number in text that cannot be decided leaves the next call right', () => {
    const text = `0.${'5'.repeat(90_000)}e99999999999999999999`;
    expect(() => logit(text, { exact: true, eps: 0.25 })).not.toThrow();
    expect(() => logit(`0.${'5'.repeat(200_000)}`, { exact: true, eps: 0.25 })).toThrow(
      new RangeError('number too long'),
    );
    expect(logit(0.25)).toBe(EXPECTED[0]);
    expect(logit('0.25', { exact: true })).toBe(EXPECTED[0]);
  });
});

// jestjs/jest#11864, microsoft/onnxruntime#16622: what a test runs in has other classes than what it tests.
describe('typed arrays of another realm', () => {
  const [floats, doubles, out] = runInNewContext(
    '[Float32Array.of(0.2), Float64Array.of(0.2), new Float32Array(1)]',
  ) as [Float32Array, Float64Array, Float32Array];

  it('are of the dtype that they are here', () => {
    expect(logit(floats)).toEqual(new Float32Array([-1.3862944]));
    expect(logit(doubles)).toEqual(new Float64Array([-1.3862943611198906]));
    expect(formatTensor(floats)).toBe('tensor([0.2000])');
  });

  it('take the results', () => {
    expect(logit(floats, { out })).toBe(out);
    expect(out[0]).toBe(Math.fround(-1.3862944));
    expect(() => logit(doubles, { out })).toThrow(
      'out must be a Float64Array for float64 results, got a Float32Array',
    );
  });
});

interface SharedMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

it('two views of shared memory, from before and after it grew, may overlap', () => {
  const memory = runInThisContext(
    'new WebAssembly.Memory({ initial: 4, maximum: 5, shared: true })',
  ) as SharedMemory;
  const before = new Float64Array(memory.buffer, 0, 20_000);
  before.fill(0.25);
  memory.grow(1);
  const out = new Float64Array(memory.buffer, 8, 20_000);
  logit(before, { out });
  expect(new Set(out)).toEqual(new Set([EXPECTED[0]]));
});
