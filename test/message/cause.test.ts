import { expect, it } from 'vitest';
import { causeHint } from '../../src/message/cause.ts';

it.each([
  [
    { kind: 'spaces', filter: ["sed 's/^ *//'", "tr -s ' '"] },
    'a b.csv',
    "several spaces between columns? sed 's/^ *//' < 'a b.csv' | tr -s ' ' | logit ...",
  ],
  [
    { kind: 'spaces', filter: ["tr -s ' '"] },
    'a.csv.gz',
    "several spaces between columns? gzip -dc < a.csv.gz | tr -s ' ' | logit ...",
  ],
  [
    { kind: 'rowNames', filter: ["sed '1s/^/row,/'"], shifts: true },
    undefined,
    "row names, without a column in the header? ... | sed '1s/^/row,/' | logit ...; column numbers are one higher then",
  ],
  [
    { kind: 'decimal', text: '0,5', filter: undefined },
    undefined,
    'a decimal comma in "0,5"? such a number needs quotes, or the file another delimiter',
  ],
  [{ kind: 'delimiter', text: ';', filter: undefined }, 'a', `is ";" the delimiter? then -d ';'`],
  [
    { kind: 'delimiterAtEnd', filter: undefined },
    'a',
    'a delimiter at the end of rows? the header needs it, too',
  ],
] as const)('%o', (cause, file, text) => {
  expect(causeHint(cause, file)).toBe(text);
});
