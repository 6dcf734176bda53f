import { bytesOf } from '../text/byteText.ts';
import type { Json } from '../job/job.ts';
import type { Kernel } from './kernel.ts';
import type { Path } from '../job/path.ts';
import type { Scratch } from './scratch.ts';

/** Configures the kernel for the fields to convert and the names of the keys to add. */
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

/** The next parts of paths. A path ends with the slot of its field; the name of the new key i ends with -1 - i. */
type Tree = Map<string, Tree | number>;

/** No path may begin with another path or with the name of a new key. */
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

/** Writes the keys in the layout of `src/kernel/json/keys.ts`, in reverse order. Returns the address of the first one. */
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

/** The array index that a part of a path stands for; -1: none. */
function indexOf(part: string): number {
  return /^(?:0|[1-9]\d{0,8})$/.test(part) ? Number(part) : -1;
}
