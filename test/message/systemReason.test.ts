import { expect, it } from 'vitest';
import { describe as describeError, errorSentence } from '../../src/message/describe.ts';
import { systemReason } from '../../src/message/systemReason.ts';

it.each([
  ['open', 'ENOENT', { fault: 'no such file or directory', fix: undefined }],
  ['write', 'REPLACED', { fault: 'another file has taken its place', fix: 'run it again' }],
  ['read', 'EWHATEVER', { fault: 'EWHATEVER', fix: undefined }],
  [
    'write',
    'ERR_ACCESS_DENIED',
    { fault: 'denied by the permission model of Node.js', fix: '--allow-fs-write permits it' },
  ],
] as const)('to %s: %s', (action, code, reason) => expect(systemReason(action, code)).toEqual(reason));

it('the fix of an error goes before the usual one', () => {
  const detail = { kind: 'system', action: 'write', file: 'a', code: 'REPLACED' } as const;
  expect(describeError(detail)).toBe('a: cannot write: another file has taken its place (run it again)');
  expect(errorSentence({ ...detail, fix: 'wait' }).fix).toBe('wait');
});
