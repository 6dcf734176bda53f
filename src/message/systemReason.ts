import type { Sentence } from './sentence.ts';

/** The sentence for the code of a system error, from Node.js or from logit, with the fix if there is a usual one. */
export function systemReason(
  action: 'open' | 'read' | 'write',
  code: string,
): Pick<Sentence, 'fault' | 'fix'> {
  if (code === 'ERR_ACCESS_DENIED')
    return {
      fault: 'denied by the permission model of Node.js',
      fix: `--allow-fs-${action === 'write' ? 'write' : 'read'} permits it`,
    };
  return { fault: REASONS[code] ?? code, fix: FIXES[code] };
}

const FIXES: Record<string, string> = {
  MOUNT_POINT: '> FILE writes into it',
  OTHER_PROCESS: 'name the file itself',
  REPLACED: 'run it again',
};

/** The words of strerror, which people search for. Codes that do not begin with E are faults that logit finds before the system does. */
const REASONS: Record<string, string> = {
  EACCES: 'permission denied',
  EAGAIN: 'resource temporarily unavailable',
  EBADF: 'bad file descriptor',
  EBADMSG: 'bad message',
  EBUSY: 'device or resource busy',
  ECONNRESET: 'connection reset by peer',
  EDEADLK: 'resource deadlock avoided',
  EDQUOT: 'disk quota exceeded',
  EEXIST: 'file exists',
  EFAULT: 'bad address',
  EFBIG: 'file too large',
  EHOSTDOWN: 'host is down',
  EHOSTUNREACH: 'no route to host',
  EINTR: 'interrupted system call',
  EINVAL: 'invalid argument',
  EIO: 'input/output error',
  EISDIR: 'is a directory',
  EKEYEXPIRED: 'key has expired',
  EKEYREVOKED: 'key has been revoked',
  ELOOP: 'too many levels of symbolic links',
  EMEDIUMTYPE: 'wrong medium type',
  EMFILE: 'too many open files',
  EMLINK: 'too many links',
  ENAMETOOLONG: 'file name too long',
  ENETDOWN: 'network is down',
  ENETUNREACH: 'network is unreachable',
  ENFILE: 'too many open files in system',
  ENOBUFS: 'no buffer space available',
  ENODATA: 'no data available',
  ENODEV: 'no such device',
  ENOENT: 'no such file or directory',
  ENOKEY: 'required key not available',
  ENOLCK: 'no locks available',
  ENOMEDIUM: 'no medium found',
  ENOMEM: 'cannot allocate memory',
  ENOSPC: 'no space left on device',
  ENOSYS: 'function not implemented',
  ENOTBLK: 'block device required',
  ENOTCONN: 'transport endpoint is not connected',
  ENOTDIR: 'not a directory',
  ENOTEMPTY: 'directory not empty',
  ENOTSUP: 'operation not supported',
  ENXIO: 'no such device or address',
  EOVERFLOW: 'value too large for defined data type',
  EPERM: 'operation not permitted',
  EREMOTEIO: 'remote I/O error',
  EROFS: 'read-only file system',
  ESPIPE: 'illegal seek',
  ESTALE: 'stale file handle',
  ETIME: 'timer expired',
  ETIMEDOUT: 'connection timed out',
  ETXTBSY: 'text file busy',
  EUCLEAN: 'structure needs cleaning',
  EXDEV: 'invalid cross-device link',
  FOREIGN_LINK: 'permission denied: the symbolic link in this sticky directory belongs to another user',
  MOUNT_POINT: 'is a mount point, which cannot be replaced',
  NEIGHBOUR: 'permission denied in its directory (needed to replace the file atomically)',
  OTHER_PROCESS: 'is open in another process, and cannot be replaced',
  REPLACED: 'another file has taken its place',
};
