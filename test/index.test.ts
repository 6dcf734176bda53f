import { expect, it } from 'vitest';

it('the package exports these names and no other', async () => {
  expect(Object.keys(await import('../src/index.ts')).toSorted()).toEqual([
    'Problem',
    'csvStream',
    'formatTensor',
    'logit',
    'sigmoid',
  ]);
});
