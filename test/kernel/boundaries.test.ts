import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../src/kernel', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);

// AssemblyScript's decorators are beyond the linter, so the kernel's import rule is kept here.
it.each(files)('%s imports nothing outside the kernel', (file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  const imports = [...text.matchAll(/^(?:import|export)\b[^;]*?\bfrom '([^']+)'/gm)].map(([, path]) => path!);
  for (const path of imports) {
    expect(path).toMatch(/^\./);
    expect(relative(folder, join(folder, dirname(file), path))).not.toMatch(/^\.\./);
  }
});
