import { fchmodSync, fchownSync, fstatSync, type BigIntStats } from 'node:fs';

/**
 * Gives a new file, which only its owner may access, the owner and the permissions of another file: never more than that one had,
 * and neither set-user-ID nor set-group-ID, which new content must not have.
 */
export function takeOver(descriptor: number, { uid, gid, mode }: BigIntStats): void {
  const owner = { uid: Number(uid), gid: Number(gid) };
  const made = fstatSync(descriptor);
  if (made.uid !== owner.uid || made.gid !== owner.gid) giveTo(descriptor, owner.uid, owner.gid);
  fchmodSync(descriptor, permissions(Number(mode), fstatSync(descriptor).gid === owner.gid));
}

/** Sets owner and group. Only root may change the owner; the group may be set by its members. */
function giveTo(descriptor: number, uid: number, gid: number): void {
  for (const owner of [uid, UNCHANGED]) {
    try {
      fchownSync(descriptor, owner, gid);
      return;
    } catch {
      // Then it belongs to the user who writes it, like any new file.
    }
  }
}

const UNCHANGED = -1;

/**
 * The permissions of a file that replaces one with this mode. If the group changes, the new group and all others get only the permissions
 * that both the old group and all others had, because members of either group may be among them.
 */
export function permissions(mode: number, isSameGroup: boolean): number {
  if (isSameGroup) return mode & 0o777;
  const common = (mode >> 3) & mode & 0o7;
  return (mode & 0o700) | (common << 3) | common;
}
