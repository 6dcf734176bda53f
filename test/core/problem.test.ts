import { describe, expect, it } from 'vitest';
import { Problem, systemProblem } from '../../src/core/problem.ts';

describe('systemProblem', () => {
  it('keeps what was done to which file, and the code', () => {
    const error = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    expect(systemProblem('write', 'out.csv', error)).toEqual(
      new Problem({ kind: 'system', action: 'write', file: 'out.csv', code: 'ENOSPC' }),
    );
  });

  it.each([
    ['a mistake of the program', new TypeError('x is not a function')],
    ['an error of Node.js itself', Object.assign(new Error('closed'), { code: 'ERR_STREAM_DESTROYED' })],
    ['a problem that is told already', new Problem({ kind: 'usage', text: 'no numbers' })],
    ['what is no error', undefined],
  ])('leaves %s as it is', (_, error) => {
    expect(systemProblem('read', 'a.csv', error)).toBe(error);
  });
});
