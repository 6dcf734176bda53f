/** Whether a text has a wildcard: `*` or `?`. */
export function isGlob(text: string): boolean {
  return /[*?]/.test(text);
}

/**
 * Tells which texts a pattern matches as a whole: `*` stands for any characters or none, `?` for one, all others for
 * themselves.
 *
 * Only the last `*` passed is ever tried again, one character further: what an earlier one could take more, it can take
 * too. So a match costs at most the product of both lengths.
 */
export function glob(pattern: string): (text: string) => boolean {
  const wanted = Array.from(pattern);
  return (text) => {
    const given = Array.from(text);
    let at = 0;
    let from = 0;
    let star = -1;
    for (let i = 0; i < given.length;) {
      if (wanted[at] === '*') {
        star = at++;
        from = i;
      } else if (wanted[at] === '?' || wanted[at] === given[i]) {
        at++;
        i++;
      } else if (star >= 0) {
        at = star + 1;
        i = ++from;
      } else {
        return false;
      }
    }
    return wanted.slice(at).every((character) => character === '*');
  };
}
