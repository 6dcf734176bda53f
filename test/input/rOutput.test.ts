import { describe, expect, it } from 'vitest';
import { indexOfR } from '../../src/input/rOutput.ts';

describe('indices that R prints before values', () => {
  it.each([
    ['[1] 0.2 0.5\n', '[1]', 1],
    [' [1] 0.2 0.5\n[14] 0.1\n', '[1]', 1],
    ['[1] NA 0.5\n', '[1]', 1],
    ['[1]  -1.4\n', '[1]', 1],
    ['[27] 0.2', '[27]', 1],
    ['\n\n  [1] 0.2', '[1]', 3],
    ['# of R\n[1] 0.2', '[1]', 2],
    ['     [,1] [,2]\n[1,]  0.2  0.5\n', '[,1]', 1],
    ['[[1]]\n[1] 0.2\n\n[[2]]\n[1] 0.5\n', '[[1]]', 1],
    ['[[1]]\r\n[1] 0.2\r\n', '[[1]]', 1],
  ])('%j starts with %s on line %i', (text, index, line) => {
    const bytes = Buffer.from(text);
    expect(indexOfR(bytes, true)).toEqual({ index, line });
    for (let length = 0; length < bytes.length; length++) {
      const reported = indexOfR(bytes.subarray(0, length), false);
      if (reported !== undefined) expect(reported).toEqual({ index, line });
    }
  });

  it.each([
    '',
    '[1]',
    '[1]\n',
    '[1] \n',
    '[1]\n[2]\n',
    '[1 2 3]\n',
    '[1, 2]',
    '[1], 0.5',
    '[1] [2]\n',
    '[1] # one',
    '[[1]]',
    '[[1]\n [2]]\n',
    '[[1]]\n[[2]]\n',
    '[[1]]\n[1]\n',
    '[0] 0.5',
    '[0.5] 0.5',
    '[0.2, 0.5]\n',
    '0.5 [1] 0.5',
    'tensor([1])',
    '[01] 0.5',
    '# only a comment',
  ])('%j does not', (text) => expect(indexOfR(Buffer.from(text), true)).toBe('none'));

  it.each(['[0.5', '0', '[1]\n', '[1, 0]\n0', '(1', 'tensor(['])(
    '%j is recognized as something else at once',
    (text) => expect(indexOfR(Buffer.from(text), false)).toBe('none'),
  );

  it.each(['', ' ', '#', '# a\n', '[', '[1', '[1]', '[1] ', '[[1]]\n', '[[1]]\n[1] '])(
    '%j may go on',
    (text) => expect(indexOfR(Buffer.from(text), false)).toBe(undefined),
  );

  it.each(['[', '[1 ', '# ', '\n'])('%j on and on is recognized in the end', (text) =>
    expect(indexOfR(Buffer.from(text.repeat(1000)), false)).toBe('none'),
  );
});
