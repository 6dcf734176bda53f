import { utf8Bytes } from '../text/encoding.ts';
import { isNearNumeral, lookalike, withoutCommas, type Lookalike } from '../text/numeral.ts';
import { shellWord } from './shell.ts';

/**
 * A number in a format that logit does not read: what is unusual, the number in a format that it reads, and the filter that
 * rewrites it.
 */
export interface OddSpelling {
  readonly oddity: string;
  readonly instead: string;
  readonly filter: string;
  /** The Miller statement that does the same to a field; undefined if the filter changes only numbers. */
  readonly change?: (field: string) => string;
}

export function unusualNumber(text: string): OddSpelling | undefined {
  for (const spelling of SPELLINGS) {
    const found = spelling(text);
    if (found) return found;
  }
  return undefined;
}

const SPELLINGS: readonly ((text: string) => OddSpelling | undefined)[] = [
  ofMicrosoft,
  ofNanWithPayload,
  ofFortran,
  ofFormula,
  withSpace,
  withLookalike,
];

function ofMicrosoft(text: string): OddSpelling | undefined {
  const [, sign = '', special] = /^([+-]?)1\.#(INF|IND|QNAN|SNAN)\d*$/.exec(text) ?? [];
  if (special === undefined) return undefined;
  const instead = special === 'INF' ? `${sign}inf` : 'nan';
  const filter = "sed -E 's/1\\.#INF0*/inf/g; s/-?1\\.#(IND|QNAN|SNAN)0*/nan/g'";
  return { oddity: `${instead} as MSVC prints it`, instead, filter };
}

/** `-nan(ind)`, `nan(0x8000000000000)`. */
function ofNanWithPayload(text: string): OddSpelling | undefined {
  if (!/^[+-]?nan\(\w*\)$/i.test(text)) return undefined;
  const filter = "sed -E 's/[-+]?[Nn][Aa][Nn]\\([0-9A-Za-z_]*\\)/nan/g'";
  return { oddity: 'nan as C prints it', instead: 'nan', filter };
}

/** `1.0D-05`; `5.687-104`, whose exponent leaves no room for the letter; asterisks if the number is too wide. */
function ofFortran(text: string): OddSpelling | undefined {
  if (/^\*{2,}$/.test(text)) {
    return {
      oddity: 'Fortran prints asterisks for a number that is too wide',
      instead: 'nan',
      filter: "sed -E 's/\\*{2,}/nan/g'",
    };
  }
  const [, mantissa = '', letter, exponent = ''] =
    /^([+-]?(?:\d+[.,]?\d*|[.,]\d+))([dq]?)([+-]?\d+)$/i.exec(text) ?? [];
  if (letter === undefined) return undefined;
  const hasNoLetter = letter === '' && /[.,]/.test(mantissa) && /^[+-]\d{3}$/.test(exponent);
  if (letter === '' && !hasNoLetter) return undefined;
  const instead = `${mantissa.replace(',', '.')}E${exponent}`;
  const [number, power] = hasNoLetter ? ['[0-9.]', '[-+][0-9]{3}'] : ['[0-9.]', '[-+]?[0-9]'];
  const marks = hasNoLetter ? '' : /q/i.test(letter) ? '[dDqQ]' : '[dD]';
  return {
    oddity: 'a Fortran exponent',
    instead,
    filter: `sed -E 's/(${number})${marks}(${power})/\\1e\\2/g'`,
    change: (field) => `${field} = sub(string(${field}), "(${number})${marks}(${power})", "\\1e\\2")`,
  };
}

/** `="0.5"`, which exports write so that Excel does not change a text. */
function ofFormula(text: string): OddSpelling | undefined {
  const [, quotes = '', inside = ''] = /^=("{1,2})([^"]*)\1$/.exec(text) ?? [];
  const number = inside.trim();
  if (!isNearNumeral(number.replace(/%$/, ''))) return undefined;
  // In a quoted cell, quotes are doubled.
  const filter = quotes === '""' ? `sed -E 's/"=""([^"]*)"""/\\1/g'` : `sed -E 's/="([^"]*)"/\\1/g'`;
  return { oddity: 'an Excel formula', instead: withoutCommas(number)?.numeral ?? number, filter };
}

function withSpace(text: string): OddSpelling | undefined {
  const [, number = ''] = /^(\S+) +%$/.exec(text) ?? [];
  if (!isNearNumeral(number)) return undefined;
  const instead = `${withoutCommas(number)?.numeral ?? number}%`;
  return { oddity: 'remove the space before %', instead, filter: "sed 's/ *%/%/g'" };
}

function withLookalike(text: string): OddSpelling | undefined {
  const seen = lookalike(text);
  if (seen === undefined) return undefined;
  const code = seen.character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  const filter = `perl -pe ${shellWord(substitution(seen))}`;
  return { oddity: `contains U+${code}, ${kindOf(seen.character)}`, instead: seen.numerals, filter };
}

/** The name of a character. */
function kindOf(character: string): string {
  if (character === '\u2212') return 'Unicode minus';
  if (/\p{Pd}/u.test(character)) return 'a dash';
  if (/\p{Zs}/u.test(character)) return 'an unusual space';
  return /\p{Cf}/u.test(character) ? 'an invisible character' : 'a fullwidth character';
}

/**
 * The filter, on bytes, so that all others stay unchanged. Wide digits, points and signs have three bytes each, in the order of
 * ASCII.
 */
function substitution({ character, plain }: Lookalike): string {
  if (/[\uff05-\uff19]/.test(character)) return 's/\\xef\\xbc([\\x85-\\x99])/chr(ord($1)-96)/ge';
  const bytes = [...utf8Bytes(character)].map((byte) => `\\x${byte.toString(16)}`).join('');
  return `s/${bytes}/${plain}/g`;
}
