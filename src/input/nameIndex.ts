import { glob } from '../text/glob.ts';

/** Up to this many patterns are compared with each name. For more, the names are sorted. */
const FEW = 16;

/** The length of the suffixes by which names are sorted. */
const END = 64;

/** An index of the names in a header, to find the matches of patterns. For many patterns, names are sorted by prefix and by suffix. */
export class NameIndex {
  readonly #names: readonly string[];
  #searches = 0;
  #byStart: Sorted | undefined;
  #byEnd: Sorted | undefined;

  constructor(names: readonly string[]) {
    this.#names = names;
  }

  /** The indices of the names that match a pattern, ascending. */
  matching(pattern: string): Int32Array {
    const matches = glob(pattern);
    const found: number[] = [];
    const candidates = this.#searches++ < FEW ? undefined : this.#candidates(pattern);
    if (candidates) for (const i of candidates) if (matches(this.#names[i]!)) found.push(i);
    if (!candidates) for (const [i, name] of this.#names.entries()) if (matches(name)) found.push(i);
    return Int32Array.from(found).sort();
  }

  /** The indices of names that may match a pattern, in any order; undefined: all names. */
  #candidates(pattern: string): Int32Array | undefined {
    const [start = ''] = pattern.split(/[*?]/, 1);
    const end = endOf(/[^*?]*$/.exec(pattern)![0]);
    if (start !== '') return (this.#byStart ??= new Sorted(this.#names)).startingWith(start);
    return end === '' ? undefined : (this.#byEnd ??= new Sorted(this.#names.map(endOf))).startingWith(end);
  }
}

/** The last characters of a name, reversed. */
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

  /** The indices of the texts with a prefix. */
  startingWith(start: string): Int32Array {
    const from = this.#first((text) => text >= start);
    return this.#order.subarray(
      from,
      this.#first((text) => text >= start && !text.startsWith(start)),
    );
  }

  /** The first position in the order where `holds` is true; it must be true for all later ones, too. */
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
