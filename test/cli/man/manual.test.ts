import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flowed } from '../../../src/cli/man/flow.ts';
import { manPage, manualSource } from '../../../src/cli/man/manual.ts';
import { bold } from '../../../src/cli/man/roff.ts';
import type { Job } from '../../../src/job/job.ts';
import { call, environment, onWindows, run } from '../../support/command.ts';
import { canRun, examplesOf, Shell } from '../../support/examples.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const text = (file: string): string => readFileSync(root + file, 'utf8');
const manual = text('src/cli/man/manual.md');
const { files, man, version } = JSON.parse(text('package.json')) as {
  files: string[];
  man: string[];
  version: string;
};
const page = manPage(manual, version);
const source = manualSource(manual);
const printed = flowed(source, 80);

describe.skipIf(onWindows)('an example in the manual', () => {
  let shell: Shell;

  beforeAll(() => {
    shell = new Shell(root);
  });

  afterAll(() => shell.remove());

  for (const example of examplesOf(manual)) {
    it.skipIf(!canRun(example))(`shows what happens: ${example.command.replaceAll(/\n */g, ' ')}`, () => {
      expect(shell.printed(example.command)).toBe(example.output);
    });
  }
});

describe('the manual', () => {
  it('is in the package, in both forms', () => {
    expect(text('dist/logit.1')).toBe(page);
    expect(text('dist/manual.txt')).toBe(source);
    expect(files).toEqual(expect.arrayContaining(['dist/logit.1', 'dist/manual.txt']));
    // As a mere string npm would not link it.
    expect(man).toEqual(['./dist/logit.1']);
  });

  it('is printed by --manual, unformatted in a pipe', async () => {
    expect(await run(['--manual'])).toMatchObject({ text: printed, stderr: '', code: 0 });
  });

  it.skipIf(spawnSync('script', ['--version']).status !== 0).each([
    ['the pager that the environment names', 'cat -A | head -n 1', 'NAME$'],
    ['itself where that does not start', 'there-is-none', 'NAME'],
  ])('on a terminal is shown by %s', (_, pager, first) => {
    const command = `"${process.execPath}" bin/logit.cjs --manual`;
    const { stdout } = spawnSync('script', ['-qec', command, '/dev/null'], {
      cwd: root,
      env: environment({ PAGER: pager }),
      encoding: 'utf8',
    });
    expect(stdout.split(/\r?\n/).find((line) => line.startsWith('NAME'))).toBe(first);
  });

  it.skipIf(spawnSync('script', ['--version']).status !== 0).each([
    [20, 40],
    [40, 40],
    [60, 60],
    [200, 100],
  ])('on a terminal of %i columns is wrapped at %i', (columns, width) => {
    const command = `stty cols ${columns}; "${process.execPath}" bin/logit.cjs --manual`;
    const { stdout } = spawnSync('script', ['-qec', command, '/dev/null'], {
      cwd: root,
      env: environment({ PAGER: 'cat' }),
      encoding: 'utf8',
    });
    expect(stdout.replaceAll('\r\n', '\n')).toBe(flowed(source, width));
  });

  it.each([80, 100])('as text is at most %i columns wide, except for code', (width) => {
    const shown = new Set(
      [...manual.matchAll(/```\w*\n([^]*?)```/g)].flatMap(([, block]) =>
        block!.split('\n').map((line) => line.trimStart()),
      ),
    );
    const wide = flowed(source, width)
      .split('\n')
      .filter((line) => line.length > width && !shown.has(line.trimStart()));
    expect(wide).toEqual([]);
  });

  it('as text keeps to 80 columns what fits into them', () => {
    expect(printed).toContain('\nUsage: logit [OPTIONS] NUMBER...');
    expect(printed).toContain('\n     -1.584962500721156\n');
  });

  it('names every input that a report may name', () => {
    const kinds: Record<Job['input']['kind'], true> = {
      arguments: true,
      numbers: true,
      array: true,
      csv: true,
      json: true,
    };
    const [row] = /^\| `input`.*$/m.exec(manual)!;
    for (const kind of Object.keys(kinds)) expect(row).toContain(`\`${kind}\``);
  });

  it('names every option', async () => {
    const { text: help } = await call(['--help']);
    for (const [option] of help.matchAll(/(?<=^ {2}(?:-\w, | {4}))--[\w-]+/gm))
      expect(manual).toContain(option);
  });
});

describe('the man page', () => {
  it('has its sections', () => {
    const sections = [...page.matchAll(/^\.SH (.*)/gm)].map(([, title]) => title!.replaceAll('\\-', '-'));
    expect(sections).toEqual([...manual.matchAll(/^## (.*)/gm)].map(([, title]) => title!.toUpperCase()));
    expect(sections).toEqual(
      expect.arrayContaining(['NAME', 'SYNOPSIS', 'OPTIONS', 'EXIT STATUS', 'ENVIRONMENT', 'SEE ALSO']),
    );
  });

  it('has every option that the help has', async () => {
    const { text: help } = await call(['--help']);
    const listed = [...help.matchAll(/^ {2}(?:(-\w), | {4})(--[\w-]+)(?: ([A-Z:]+))?(?= |$)/gm)];
    expect(listed.length).toBeGreaterThan(30);
    for (const [, short, long, value] of listed) {
      const names = [short, long].filter((name) => name !== undefined).map(bold);
      const term = names.join(', ') + (value === undefined ? '' : ` \\fI${value}\\fR`);
      expect(page).toContain(`.TP\n${term}\n`);
    }
  });

  it('has no hyphen that is not one, and no line that is a request by chance', () => {
    for (const line of page.split('\n')) {
      expect(line).not.toMatch(/(?<!\\)-/);
      expect(line).toMatch(/^(?:\.(?:TH|SH|SS|TP|PP|IP|RS|RE|nf|fi)(?: |$)|[^.'].*$|$)/);
    }
  });

  it.skipIf(spawnSync('man', ['--version']).status !== 0)('is shown by man without a warning', () => {
    const { stdout, stderr, status } = spawnSync('man', ['--warnings', '-l', `${root}dist/logit.1`], {
      env: environment({ MANWIDTH: '80', LC_ALL: 'C.UTF-8', MANPAGER: 'cat' }),
      encoding: 'utf8',
    });
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(stdout).toContain('logit [OPTIONS] -c COLUMN [FILE...]\n');
    expect(stdout).toContain('       -c, --column COL\n');
    expect(stdout).toContain("'p_*'");
  });
});
