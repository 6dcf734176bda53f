import { fchmodSync, fchownSync, fstatSync, type BigIntStats } from 'node:fs';

/**
 * Gives a new file, which is open to its owner alone, the owner and the permissions of another one: never more than that had,
 * and neither set-user-ID nor its like, which do not go with new content.
 */
export function takeOver(descriptor: number, { uid, gid, mode }: BigIntStats): void {
  const owner = { uid: Number(uid), gid: Number(gid) };
  const made = fstatSync(descriptor);
  if (made.uid !== owner.uid || made.gid !== owner.gid) giveTo(descriptor, owner.uid, owner.gid);
  fchmodSync(descriptor, permissions(Number(mode), fstatSync(descriptor).gid === owner.gid));
}

/** Only root may give a file away; its group one may set if one is a member. */
function giveTo(descriptor: number, uid: number, gid: number): void {
  for (const owner of [uid, UNCHANGED]) {
    try {
      fchownSync(descriptor, owner, gid);
      return;
    } catch {
      // Then it is the writer's, as any new file.
    }
  }
}

const UNCHANGED = -1;

/**
 * What a file may grant that replaces one of this mode. In another group, both those who are in that and those who were in the
 * old one may do what both the group and all others could: either may be what the other was.
 */
export function permissions(mode: number, isSameGroup: boolean): number {
  if (isSameGroup) return mode & 0o777;
  const common = (mode >> 3) & mode & 0o7;
  return (mode & 0o700) | (common << 3) | common;
}
