import { bytesOf } from '../text/byteText.ts';
import type { Json } from '../job/job.ts';
import type { Kernel } from './kernel.ts';
import type { Path } from '../job/path.ts';
import type { Scratch } from './scratch.ts';

/** Tells the kernel which fields of each line to convert, and what the keys that it adds are called. */
export function configureFields(
  kernel: Kernel,
  json: Json,
  added: readonly string[],
  scratch: Scratch,
): void {
  kernel.setKeys(writeKeys(treeOf(json.fields, added), scratch));
  const start = scratch.at;
  for (const name of added) scratch.text(`${JSON.stringify(name)}:`);
  kernel.setAddedKeys(start, scratch.at);
}

/** What may follow a part of a path; or where the path ends, the slot of its field, or -1 - i for the name of the new key i. */
type Tree = Map<string, Tree | number>;

/** No path may lead into another, and none may begin with the name of a new key. */
function treeOf(paths: readonly Path[], added: readonly string[]): Tree {
  const root: Tree = new Map();
  for (const [slot, path] of paths.entries()) {
    let tree = root;
    for (const part of path.slice(0, -1)) {
      const below = (tree.get(part) ?? new Map()) as Tree;
      tree.set(part, below);
      tree = below;
    }
    tree.set(path.at(-1)!, slot);
  }
  for (const [i, name] of added.entries()) root.set(name, -1 - i);
  return root;
}

/** Writes each key as `src/kernel/json/keys.ts` has it, the last one first; returns the address of the first one. */
function writeKeys(tree: Tree, scratch: Scratch): number {
  let next = 0;
  for (const [part, below] of [...tree].toReversed()) {
    const isEnd = typeof below === 'number';
    const first = isEnd ? 0 : writeKeys(below, scratch);
    const bytes = bytesOf(part);
    const name = scratch.bytes(bytes);
    next = scratch.integers([name, bytes.length, indexOf(part), isEnd ? below : -1, first, next]);
  }
  return next;
}

/** The index that a part of a path is in an array; -1: none. */
function indexOf(part: string): number {
  return /^(?:0|[1-9]\d{0,8})$/.test(part) ? Number(part) : -1;
}
