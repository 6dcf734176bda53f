import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const directory = fileURLToPath(new URL('../../src/kernel', import.meta.url));
const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);

interface Import {
  /** What is imported, as it is called in the file. */
  names: string[];
  /** As written. */
  path: string;
  /** From the kernel's directory. */
  file: string;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(directory, file), 'utf8');
  return [...text.matchAll(/^(?:import|export)\b([^;]*?)\bfrom '([^']+)'/gm)].map(([, what, path]) => ({
    names: [...what!.matchAll(/\w+(?=\s*(?:,|\}|$))/g)].map(([name]) => name),
    path: path!,
    file: `${relative(directory, join(directory, dirname(file), path!))}.ts`,
  }));
}

/** The way through imports from `file` back to itself, if there is one. */
function circle(file: string, way: string[] = [], done = new Set<string>()): string[] | undefined {
  if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
  if (done.has(file)) return undefined;
  for (const next of importsOf(file)) {
    const found = circle(next.file, [...way, file], done);
    if (found !== undefined) return found;
  }
  done.add(file);
  return undefined;
}

// The linter cannot parse AssemblyScript's decorators, so the kernel's import rules are kept here.
describe.each(files)('%s', (file) => {
  it('imports nothing outside the kernel', () => {
    for (const { path, file: imported } of importsOf(file)) {
      expect(path).toMatch(/^\./);
      expect(imported).not.toMatch(/^\.\./);
    }
  });

  it('is not imported by what it imports', () => expect(circle(file)).toBeUndefined());

  it.skipIf(file === 'index.ts')('uses what it imports', () => {
    const text = readFileSync(join(directory, file), 'utf8');
    const rest = text.replaceAll(/^import\b[^;]*?\bfrom '[^']+';$/gm, '');
    const names = importsOf(file).flatMap((found) => found.names);
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(rest))).toEqual([]);
  });
});
