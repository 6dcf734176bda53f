import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { manPage } from '../../../src/cli/man/page.ts';
import { bold, plain } from '../../../src/cli/man/roff.ts';
import { call, environment } from '../../command.ts';

const file = fileURLToPath(new URL('../../../dist/logit.1', import.meta.url));
const manifest = fileURLToPath(new URL('../../../package.json', import.meta.url));
const page = manPage();

describe('the man page', () => {
  it('is in the package', () => {
    expect(readFileSync(file, 'utf8')).toBe(page);
    const { files, man } = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, unknown>;
    expect(files).toContain('dist/logit.1');
    // As a mere string npm would not link it.
    expect(man).toEqual(['./dist/logit.1']);
  });

  it('has its sections', () => {
    expect([...page.matchAll(/^\.SH (.*)/gm)].map(([, title]) => title)).toEqual([
      'NAME',
      'SYNOPSIS',
      'DESCRIPTION',
      'OPTIONS',
      'EXAMPLES',
      'EXIT STATUS',
      'ENVIRONMENT',
      'SEE ALSO',
    ]);
  });

  it('has every option that the help has, under the same headings', async () => {
    const { text } = await call(['--help']);
    const listed = [...text.matchAll(/^ {2}(?:(-\w), )?(--[\w-]+)(?: <(.*?)>)?/gm)];
    expect(listed.length).toBeGreaterThan(30);
    for (const [, short, long, value] of listed) {
      const names = [short, long].filter((name) => name !== undefined).map(bold);
      const term = names.join(', ') + (value === undefined ? '' : ` \\fI${value}\\fR`);
      expect(page).toContain(`.TP\n${term}\n`);
    }
    const headings = [...text.matchAll(/^(\w[\w ]*):$/gm)].map(([, heading]) => heading!);
    expect([...page.matchAll(/^\.SS (.*)/gm)].map(([, heading]) => heading)).toEqual(
      headings.filter((heading) => heading !== 'Examples'),
    );
  });

  it('has no hyphen that is none, no line that is a request by chance, and none too long', () => {
    for (const line of page.split('\n')) {
      expect(line).not.toMatch(/(?<!\\)-/);
      expect(line).toMatch(/^(?:\.(?:TH|SH|SS|TP|PP|br)(?: |$)|[^.'].*$|$)/);
      expect(line.length).toBeLessThanOrEqual(80);
    }
  });

  it.skipIf(spawnSync('man', ['--version']).status !== 0)('is shown by man without a warning', () => {
    const { stdout, stderr, status } = spawnSync('man', ['--warnings', '-l', file], {
      env: environment({ MANWIDTH: '80', LC_ALL: 'C', MANPAGER: 'cat' }),
      encoding: 'utf8',
    });
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(stdout).toContain('       logit [options] -c COLUMN [file ...]\n');
    expect(stdout).toContain('       -c, --column C\n');
    expect(stdout).toContain("'p_*'");
  });
});

describe('text for roff', () => {
  it.each([
    ['a-b', 'a\\-b'],
    ['.csv and .tsv', '\\&.csv and .tsv'],
    ["a\\b 'c' `d` ^ ~", 'a\\eb \\(aqc\\(aq \\(gad\\(ga \\(ha \\(ti'],
    [`${'x'.repeat(78)} y .z`, `${'x'.repeat(78)} y\n\\&.z`],
  ])('%j is %j', (text, expected) => {
    expect(plain(text)).toBe(expected);
  });
});
