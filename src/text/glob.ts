/** Whether a text has a wildcard: `*` or `?`. */
export function isGlob(text: string): boolean {
  return /[*?]/.test(text);
}

/**
 * Tells which texts a pattern matches as a whole: `*` matches any characters or none, `?` one, all others themselves.
 *
 * The pattern is read once. Its pieces between the stars are looked for one after the other, each at the first place that
 * it has: what a star could match more, the next one can match too. So a match costs no more than the length of the text
 * times that of the longest piece, and without `?` usually as much as the text is long.
 */
export function glob(pattern: string): (text: string) => boolean {
  const [first, ...others] = pattern.split(/\*+/).map(pieceOf);
  const last = others.pop();
  if (!last) return (text) => first!.end(text, 0) === text.length;
  return (text) => {
    let at = first!.end(text, 0);
    for (const piece of others) {
      if (at < 0) return false;
      at = piece.find(text, at);
    }
    return at >= 0 && last.start(text) >= at;
  };
}

/** A part of a pattern without stars. Its functions return -1 where it is not. */
interface Piece {
  /** The end of the piece that starts at `at`. */
  readonly end: (text: string, at: number) => number;
  /** The end of the first one that starts at `from` or after it. */
  readonly find: (text: string, from: number) => number;
  /** The start of the one that ends with the text. */
  readonly start: (text: string) => number;
}

function pieceOf(piece: string): Piece {
  const { length } = piece;
  if (piece.includes('?')) return pieceWithGaps(piece);
  return {
    end: (text, at) => (text.startsWith(piece, at) ? at + length : -1),
    find(text, from) {
      const at = text.indexOf(piece, from);
      return at < 0 ? -1 : at + length;
    },
    start: (text) => (text.endsWith(piece) ? text.length - length : -1),
  };
}

/** `?` matches one character, which may be a pair of surrogates. */
function pieceWithGaps(piece: string): Piece {
  const wanted = Array.from(piece);
  const end = (text: string, start: number): number => {
    let at = start;
    for (const character of wanted) {
      const size = at < text.length ? sizeAt(text, at) : 0;
      if (size === 0 || (character !== '?' && !text.startsWith(character, at))) return -1;
      at += size;
    }
    return at;
  };
  return {
    end,
    find(text, from) {
      for (let at = from; at < text.length; at += sizeAt(text, at)) {
        const found = end(text, at);
        if (found >= 0) return found;
      }
      return -1;
    },
    start(text) {
      let at = text.length;
      for (let left = wanted.length; left > 0 && at > 0; left--) at -= sizeAt(text, at - 2) === 2 ? 2 : 1;
      return end(text, at) === text.length ? at : -1;
    },
  };
}

/** How many code units the character at `at` has. */
function sizeAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
