/** Whether a text has a wildcard: `*` or `?`. */
export function isGlob(text: string): boolean {
  return /[*?]/.test(text);
}

/**
 * A function that tests whether a pattern matches a whole text: `*` matches any number of characters, `?` one, all others
 * themselves.
 *
 * The pattern is compiled once. The pieces between stars are found one after the other, each at its first occurrence: if a star
 * could match more, the next one can match it too. So a match takes at most the length of the text times that of the longest piece;
 * without `?`, usually only the length of the text.
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

/** A part of a pattern without stars. Its functions return -1 if it is not found. */
interface Piece {
  /** The end of the piece that starts at `at`. */
  readonly end: (text: string, at: number) => number;
  /** The end of the first occurrence that starts at or after `from`. */
  readonly find: (text: string, from: number) => number;
  /** The start of the occurrence at the end of the text. */
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

/** The length of the character at `at` in code units. */
function sizeAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
