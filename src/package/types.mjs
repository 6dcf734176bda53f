/**
 * Takes away the declarations that nobody who imports the package can come to: the compiler writes one for each file
 * that it reads, and a seventh of them is reached from `node.d.ts`.
 */
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

const reached = new Set();
function reach(file) {
  if (reached.has(file)) return;
  reached.add(file);
  for (const [, name] of readFileSync(file, 'utf8').matchAll(/\b(?:from |import\()["'](\.[^"']+)\.ts["']/g)) {
    reach(path.join(path.dirname(file), `${name}.d.ts`));
  }
}
reach(path.join(dist, 'node.d.ts'));

for (const name of readdirSync(dist, { recursive: true })) {
  const file = path.join(dist, name);
  if (name.endsWith('.d.ts') && !reached.has(file)) rmSync(file);
}
