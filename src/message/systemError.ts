import { LogitError } from './error.ts';

/**
 * Why a file cannot be used, found before the operating system is called. `code` is the name of the error that the system would return
 * (such as EACCES), or a code of logit's own from systemReason.ts (such as MOUNT_POINT).
 */
export class SystemError extends Error {
  override readonly name = 'SystemError';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** An error of the operating system as a LogitError; any other error is returned unchanged. */
export function systemError(
  action: 'open' | 'read' | 'write',
  file: string | undefined,
  error: unknown,
): unknown {
  const code = systemCode(error);
  return code === undefined ? error : new LogitError({ kind: 'system', action, file, code });
}

/** The code of an error of the operating system, such as ENOENT; undefined for any other error. */
function systemCode(error: unknown): string | undefined {
  if (error instanceof SystemError) return error.code;
  const { code, errno } = (error ?? {}) as NodeJS.ErrnoException;
  if (typeof code !== 'string') return undefined;
  if (/^E[A-Z0-9]+$/.test(code) || code === 'ERR_ACCESS_DENIED') return code;
  // libuv does not know every error number; Node.js then sets the code "Unknown system error -122".
  return typeof errno === 'number' && code.startsWith('Unknown system error')
    ? (UNKNOWN_TO_LIBUV[process.platform]?.[-errno] ?? `error ${-errno}`)
    : undefined;
}

const BSD = { 69: 'EDQUOT', 70: 'ESTALE' };

/** The names of the error numbers that libuv does not know. */
const UNKNOWN_TO_LIBUV: { readonly [platform: string]: Readonly<Record<number, string>> | undefined } = {
  linux: {
    15: 'ENOTBLK',
    35: 'EDEADLK',
    37: 'ENOLCK',
    62: 'ETIME',
    74: 'EBADMSG',
    116: 'ESTALE',
    117: 'EUCLEAN',
    122: 'EDQUOT',
    123: 'ENOMEDIUM',
    124: 'EMEDIUMTYPE',
    126: 'ENOKEY',
    127: 'EKEYEXPIRED',
    128: 'EKEYREVOKED',
  },
  darwin: BSD,
  freebsd: BSD,
};
