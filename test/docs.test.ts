import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { session } from '../fixtures/terminal/session.ts';
import { reviews } from '../fixtures/tour/reviews.ts';
import { onWindows } from './support/command.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const text = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The anchors of the headings, as GitHub makes them. */
function anchors(markdown: string): string[] {
  return Array.from(markdown.matchAll(/^#+ (.*)$/gm), ([, heading]) =>
    heading!
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

describe.each(['README.md', '.github/CONTRIBUTING.md', 'src/cli/man/manual.md'])('%s', (document) => {
  const links = Array.from(
    text(document).matchAll(/\]\(([^)]+)\)|src="([^"]+)"/g),
    ([, to, from]) => to ?? from!,
  );

  it.each(links.filter((link) => !/^https?:/.test(link)))('links to %s, which is there', (link) => {
    const [path, anchor] = link.split('#') as [string, string?];
    const target = path === '' ? document : join(dirname(document), path);
    expect(existsSync(join(root, target))).toBe(true);
    if (anchor !== undefined) expect(anchors(text(target))).toContain(anchor);
  });

  const code = Array.from(text(document).matchAll(/`([^`\n]+)`/g), ([, words]) => words!);
  const rooted =
    /^(?:\.github|\.ci|bench|bin|fixtures|src|test)\/[\w./-]*$|^(?:\.oxlintrc\.json|[A-Z]+\.md)$/;

  it.each([...new Set(code.filter((words) => rooted.test(words)))])('names %s, which is there', (file) => {
    expect(existsSync(join(root, file))).toBe(true);
  });

  const scripts = Array.from(
    text(document).matchAll(/npm run (?:--silent )?([\w:]+)/g),
    ([, script]) => script!,
  );

  it.each([...new Set(scripts)])('runs the script %s, which is there', (script) => {
    expect(Object.keys((JSON.parse(text('package.json')) as { scripts: object }).scripts)).toContain(script);
  });
});

describe('the examples of the README', () => {
  it('are the reviews that their script makes', () => {
    expect(text('fixtures/tour/reviews.csv')).toBe(reviews());
  });

  it.skipIf(onWindows)('is the picture that the command makes, byte for byte (npm run make:fixtures)', () => {
    expect(session(root)).toBe(text('.github/terminal.svg'));
  });
});
