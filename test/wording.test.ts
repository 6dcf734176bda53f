import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));

/** Comments, which are skipped, and the three kinds of string literals. */
const TOKEN = /\/\*[^]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[^])*`/g;

/** Words that a native reader needs twice, and names that are not the field's. */
const IDIOMS =
  /(?<!\bthere )\b(?:is|are) no\b|\b(?:is|are) none\b|\b(?:stands?|stood|told|tells|behind|beside|spelled|meanwhile|folders?|operands?)\b|\bthe way out\b|\bdoes not go with\b|\bhas to be\b/i;

/** The texts of a source file that have several words: messages, help and the like. */
function texts(file: string): string[] {
  const tokens = readFileSync(join(src, file), 'utf8').match(TOKEN) ?? [];
  return tokens.filter((token) => !token.startsWith('/') && token.includes(' '));
}

it('no text that the program prints has an idiom that is hard to read', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  expect(files.length).toBeGreaterThan(200);
  const found = files.flatMap((file) => texts(file).map((text) => `${file}: ${text}`));
  expect(found.length).toBeGreaterThan(500);
  expect(found.filter((text) => IDIOMS.test(text))).toEqual([]);
});
