import { isNumeral, lookalike, type Lookalike } from './numeral.ts';
import { shellWord } from './shell.ts';

/** A number in a spelling that is not read: what is odd about it, how it is spelled here, and the filter that does so. */
export interface OddSpelling {
  readonly oddity: string;
  readonly instead: string;
  readonly filter: string;
}

export function oddSpelling(text: string): OddSpelling | undefined {
  const [, sign = '', special] = /^([+-]?)1\.#(INF|IND|QNAN|SNAN)\d*$/.exec(text) ?? [];
  if (special !== undefined) {
    const instead = special === 'INF' ? `${sign}inf` : 'nan';
    const filter = "sed -E 's/1\\.#INF0*/inf/g; s/-?1\\.#(IND|QNAN|SNAN)0*/nan/g'";
    return { oddity: `Microsoft's C prints ${instead} so`, instead, filter };
  }
  const [, number] = /^(\S+) +%$/.exec(text) ?? [];
  if (number !== undefined && isNumeral(number))
    return { oddity: 'a space stands before the %', instead: `${number}%`, filter: "sed 's/ *%/%/g'" };
  const seen = lookalike(text);
  if (seen === undefined) return undefined;
  const code = seen.character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  const filter = `perl -pe ${shellWord(substitution(seen))}`;
  return { oddity: `U+${code} stands in it`, instead: seen.numerals, filter };
}

/** On bytes, so that all others stay. Wide digits come with a wide point and sign: three bytes each, and in order. */
function substitution({ character, plain }: Lookalike): string {
  if (/[\uff05-\uff19]/.test(character)) return 's/\\xef\\xbc([\\x85-\\x99])/chr(ord($1)-96)/ge';
  const bytes = [...Buffer.from(character)].map((byte) => `\\x${byte.toString(16)}`).join('');
  return `s/${bytes}/${plain}/g`;
}
