import { expect, it } from 'vitest';
import { otherDelimiter } from '../../src/input/delimiter.ts';

it.each<[string[], string, string | undefined, string]>([
  [['id;prob'], ',', 'prob', ';'],
  [['id\tprob'], ',', 'prob', '\t'],
  [['id|prob'], ',', 'prob', '|'],
  [['id prob'], ',', 'prob', ' '],
  [['id:prob'], ',', 'prob', ':'],
  [['id^prob'], ',', 'prob', '^'],
  [['id\x01prob'], ',', 'prob', '\x01'],
  [['id\x01prob'], ',', undefined, '\x01'],
  [['id,prob'], '\t', 'prob', ','],
  [['id;"prob"'], ',', 'prob', ';'],
  [["id; 'prob'"], ',', 'prob', ';'],
  [['id;prob'], ',', 'porb', ';'],
  [['id;prob'], ',', undefined, ';'],
  [['id|note;prob'], ',', 'prob', ';'],
  [['id;size', ' m;prob'], ',', 'prob', ';'],
])('%j, read with %j and without %j, has %j', (names, delimiter, wanted, other) => {
  expect(otherDelimiter(names, delimiter, wanted)).toBe(other);
});

it.each<[string[], string, string | undefined]>([
  [['id', 'prob'], ',', 'porb'],
  [['id', ' prob'], ',', 'prob'],
  [['the probability'], ',', 'prob'],
  [['id  prob'], ',', 'prob'],
  [['id::prob'], ',', 'prob'],
  [['id:prob'], ',', 'porb'],
  [['id prob'], ',', undefined],
  [['id', 'a;b'], ',', 'prob'],
  [['prob'], ',', 'p'],
  [['prob\u00a0'], ',', 'prob'],
  [['\ufeffprob'], ',', 'prob'],
  [[''], ',', ''],
])('%j, read with %j and without %j, has no other', (names, delimiter, wanted) => {
  expect(otherDelimiter(names, delimiter, wanted)).toBe(undefined);
});
