import { expect, it } from 'vitest';

const NAMES = ['LogitError', 'convert', 'csvTransform', 'formatTensor', 'logit', 'sigmoid'];

it('the package exports these names and no other', async () => {
  expect(Object.keys(await import('../src/index.ts')).toSorted()).toEqual(NAMES);
});

it('the package for Node.js exports the same, and a stream of Node.js', async () => {
  const [root, node] = [await import('../src/index.ts'), await import('../src/node.ts')];
  expect(Object.keys(node).toSorted()).toEqual([...NAMES, 'csvStream'].toSorted());
  expect(node).toMatchObject({ ...root });
});
