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
    "row names without a header cell? ... | sed '1s/^/row,/' | logit ...; column numbers then increase by one",
  ],
  [
    { kind: 'decimal', text: '0,5', filter: undefined },
    undefined,
    'a decimal comma in "0,5"? quote such numbers, or use another delimiter',
  ],
  [{ kind: 'delimiter', text: ';', filter: undefined }, 'a', `is ";" the delimiter? use -d ';'`],
  [
    { kind: 'delimiterAtEnd', filter: undefined },
    'a',
    'a delimiter at the end of rows? add one to the header, too',
  ],
] as const)('%o', (cause, file, text) => {
  expect(causeHint(cause, file)).toBe(text);
});
