import { expect, it } from 'vitest';
import { remedyForReturns } from '../../src/input/returns.ts';

it.each([
  ['p,id\r0.5,1\n', ',', false, 'replace'],
  ['p,id\r0.5,1\r', ',', false, 'replace'],
  ['p,id\r0.5,1\r\n', ',', false, 'unify'],
  ['p,id\r0.5,1\n', ',', true, 'unify'],
  ['id\r,p\n', ',', false, 'remove'],
  [',p\r,0.5\n', ',', false, 'replace'],
  ['{}\r{}\n', undefined, false, 'replace'],
])('%j', (record, delimiter, isMixed, remedy) => {
  expect(remedyForReturns(Buffer.from(record), delimiter, isMixed)).toBe(remedy);
});
