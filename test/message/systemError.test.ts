import { describe, expect, it } from 'vitest';
import { LogitError } from '../../src/message/error.ts';
import { SystemError, systemError } from '../../src/message/systemError.ts';

describe('an error of the operating system', () => {
  it('keeps the action, the file and the code', () => {
    const error = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    expect(systemError('write', 'out.csv', error)).toEqual(
      new LogitError({ kind: 'system', action: 'write', file: 'out.csv', code: 'ENOSPC' }),
    );
  });

  it.runIf(process.platform === 'linux').each([
    [-122, 'EDQUOT', 'disk quota exceeded'],
    [-116, 'ESTALE', 'stale file handle'],
    [-126, 'ENOKEY', 'required key not available'],
    [-133, 'error 133', 'error 133'],
  ])('has a name if libuv does not know its number: %i is %s', (errno, code, reason) => {
    const error = Object.assign(new Error(), { code: `Unknown system error ${errno}`, errno });
    const described = systemError('write', 'out.csv', error);
    expect(described).toMatchObject({ detail: { kind: 'system', file: 'out.csv', code } });
    expect((described as LogitError).message).toBe(`out.csv: cannot write: ${reason}`);
  });

  it('can have a code of logit itself', () => {
    expect(systemError('write', 'out.csv', new SystemError('MOUNT_POINT'))).toMatchObject({
      message: 'out.csv: cannot write: is a mount point, which cannot be replaced (> FILE writes into it)',
    });
  });

  it.each([
    ['open', 'read'],
    ['read', 'read'],
    ['write', 'write'],
  ] as const)('names the file that the permission model of Node.js denies: %s', (action, permission) => {
    const error = Object.assign(new Error('Access to this API has been restricted.'), {
      code: 'ERR_ACCESS_DENIED',
    });
    expect(systemError(action, 'a.csv', error)).toMatchObject({
      message: `a.csv: cannot ${action}: denied by the permission model of Node.js (--allow-fs-${permission} permits it)`,
    });
  });

  it.each([
    ['an error in the program', new TypeError('x is not a function')],
    ['an error of Node.js itself', Object.assign(new Error('closed'), { code: 'ERR_STREAM_DESTROYED' })],
    ['a LogitError', new LogitError({ kind: 'usage', text: 'no numbers' })],
    ['undefined', undefined],
  ])('is not %s, which is returned unchanged', (_, error) => {
    expect(systemError('read', 'a.csv', error)).toBe(error);
  });
});
