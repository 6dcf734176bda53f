import { glob } from '../text/glob.ts';

/** So many patterns are compared with each name. With more it is worth while to sort the names. */
const FEW = 16;

/** How much of the end of a name is sorted by. */
const END = 64;

/** The names of a header, to find those that match a pattern. For many patterns they are sorted, by their starts and ends. */
export class NameIndex {
  readonly #names: readonly string[];
  #searches = 0;
  #byStart: Sorted | undefined;
  #byEnd: Sorted | undefined;

  constructor(names: readonly string[]) {
    this.#names = names;
  }

  /** The indices of the names that a pattern matches, ascending. */
  matching(pattern: string): Int32Array {
    const matches = glob(pattern);
    const found: number[] = [];
    const candidates = this.#searches++ < FEW ? undefined : this.#candidates(pattern);
    if (candidates) for (const i of candidates) if (matches(this.#names[i]!)) found.push(i);
    if (!candidates) for (const [i, name] of this.#names.entries()) if (matches(name)) found.push(i);
    return Int32Array.from(found).sort();
  }

  /** The indices of names that a pattern may match, in any order; undefined: all of them. */
  #candidates(pattern: string): Int32Array | undefined {
    const [start = ''] = pattern.split(/[*?]/, 1);
    const end = endOf(/[^*?]*$/.exec(pattern)![0]);
    if (start !== '') return (this.#byStart ??= new Sorted(this.#names)).startingWith(start);
    return end === '' ? undefined : (this.#byEnd ??= new Sorted(this.#names.map(endOf))).startingWith(end);
  }
}

/** The last characters of a name, from the last one on. */
function endOf(name: string): string {
  return Array.from({ length: Math.min(name.length, END) }, (_, i) => name.charAt(name.length - 1 - i)).join(
    '',
  );
}

/** Texts in the order of their code units. */
class Sorted {
  readonly #texts: readonly string[];
  readonly #order: Int32Array;

  constructor(texts: readonly string[]) {
    this.#texts = texts;
    this.#order = Int32Array.from(texts.keys()).sort((a, b) =>
      texts[a]! < texts[b]! ? -1 : Number(a !== b),
    );
  }

  /** The indices of the texts that start so. */
  startingWith(start: string): Int32Array {
    const from = this.#first((text) => text >= start);
    return this.#order.subarray(
      from,
      this.#first((text) => text >= start && !text.startsWith(start)),
    );
  }

  /** Where in the order the texts begin for which `holds` is true: for all after one that it is true for. */
  #first(holds: (text: string) => boolean): number {
    let low = 0;
    let high = this.#order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(this.#texts[this.#order[middle]!]!)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
