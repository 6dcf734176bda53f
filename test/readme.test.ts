import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { format } from 'prettier';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '../src/job/job.ts';
import { onWindows } from './command.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** A command of the README and what it prints, on both streams. */
interface Example {
  readonly command: string;
  readonly output: string;
  /** Programs in it that not every machine has. */
  readonly needs: readonly string[];
}

const isInstalled = (program: string): boolean =>
  spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

/** What stands in the README in fences of this kind. */
function fenced(kind: string): string[] {
  return [...readme.matchAll(new RegExp(`\`\`\`${kind}\\n([^]*?)\`\`\``, 'g'))].map(([, block]) => block!);
}

function examples(): Example[] {
  return fenced('console').flatMap((block) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((text) => {
        // A command goes on behind a line that ends in a pipe.
        const [typed] = /^(?:.*\|\n)*.*\n/.exec(text)!;
        const words = typed.match(/\w+/g)!;
        return {
          command: typed.trimEnd(),
          output: text.slice(typed.length),
          needs: ['awk', 'mlr', 'duckdb', 'parallel'].filter((program) => words.includes(program)),
        };
      }),
  );
}

// The examples are lines of a POSIX shell.
describe.skipIf(onWindows)('an example in the README', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'logit-readme-'));
    cpSync(join(root, 'fixtures/readme'), folder, { recursive: true });
    cpSync(join(root, 'fixtures/tour/reviews.csv'), join(folder, 'reviews.csv'));
    mkdirSync(join(folder, 'bin'));
    symlinkSync(join(root, 'bin/logit.cjs'), join(folder, 'bin/logit'));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  /** What a line prints in a shell in which `logit` is the built command. */
  function printed(line: string): string {
    const { FORCE_COLOR: _, ...environment } = process.env;
    const path = [join(folder, 'bin'), process.env['PATH']].join(delimiter);
    return spawnSync('bash', ['-c', `exec 2>&1; ${line}`], {
      cwd: folder,
      env: { ...environment, PATH: path },
      encoding: 'utf8',
    }).stdout;
  }

  for (const { command, output, needs } of examples()) {
    const line = command.replaceAll(/\n */g, ' ');
    const name = needs.length > 0 ? `${line} (needs ${needs.join(', ')})` : line;
    it.skipIf(!needs.every(isInstalled))(`shows what happens: ${name}`, () => {
      expect(printed(command)).toBe(output);
    });
  }

  it('of GitHub Actions is YAML whose command fails, and leaves the report', async () => {
    const [steps] = fenced('yaml');
    await expect(format(steps!, { parser: 'yaml' })).resolves.toContain('run:');
    const [, command] = /run: (.*)/.exec(steps!)!;
    expect(printed(`${command}; echo "exit $?"`)).toMatch(
      /^logit: error: 1 of 593 values is no probability.*\nlogit: note: 593 values checked, 7 missing\nexit 1\n$/,
    );
    expect(readFileSync(join(folder, 'report.json'), 'utf8')).toContain('"exit": 1');
  });
});

describe('the README', () => {
  it('has examples', () => expect(examples().length).toBeGreaterThan(15));

  it('runs the main job by its first command', () => {
    const [, command = ''] = /^npm ci && npx (logit .*?) +#/m.exec(readme) ?? [];
    // For the first time in a folder npx runs `prepare`, which would build under the feet of the other tests.
    const options = '--no-install --ignore-scripts';
    const { stdout } = spawnSync(`npx ${options} ${command}`, { cwd: root, encoding: 'utf8', shell: true });
    expect(stdout).toBe('tensor([-13.8155,   0.0000,  13.8155], dtype=torch.float64)\n');
  });

  it('shows the results of the package', async () => {
    const { logit, sigmoid, formatTensor } = (await import(
      pathToFileURL(join(root, 'dist/index.js')).href
    )) as typeof import('../src/index.ts');
    expect(logit(0.2)).toBe(-1.3862943611198906);
    expect(sigmoid(-710)).toBe(4.47628622567513e-309);
    expect(logit('1/3', { exact: true })).toBe(-0.6931471805599453);
    expect(logit(new Float64Array([0, 0.5, 1]), { eps: 1e-6 })).toEqual(
      new Float64Array([-13.815509557963773, 0, 13.815509557935018]),
    );
    expect(formatTensor(logit([0, 1], { dtype: 'float32', eps: 1e-6 }))).toBe('tensor([-13.8155,  13.8023])');
  });

  it('shows streams of the package', async () => {
    const { csvStream, csvTransform } = (await import(
      pathToFileURL(join(root, 'dist/node.js')).href
    )) as typeof import('../src/node.ts');
    const options = { columns: 'prob', append: true };
    const response = new Response('prob\n0.2\n');
    const converted = response.body!.pipeThrough(csvTransform(options));
    expect(await new Response(converted).text()).toBe('prob,prob_logit\n0.2,-1.3862943611198906\n');
    const stream = csvStream(options);
    stream.end('prob\n0.2\n');
    expect((await stream.toArray()).join('')).toBe('prob,prob_logit\n0.2,-1.3862943611198906\n');
  });

  it('names every input that a report may name', () => {
    const kinds: Record<Job['input']['kind'], true> = {
      arguments: true,
      numbers: true,
      array: true,
      csv: true,
      json: true,
    };
    const [row] = /^\| `input`.*$/m.exec(readme)!;
    for (const kind of Object.keys(kinds)) expect(row).toContain(`\`${kind}\``);
  });

  it('names every option that the help has', () => {
    const { stdout } = spawnSync('node', [join(root, 'bin/logit.cjs'), '--help'], { encoding: 'utf8' });
    const options = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, option]) => option!);
    expect(options.length).toBeGreaterThan(20);
    for (const option of options) expect(readme).toContain(option);
  });
});
