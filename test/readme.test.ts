import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { format } from 'prettier';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onWindows } from './support/command.ts';
import { canRun, examplesOf, fenced, Shell } from './support/examples.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');

// The examples are lines of a POSIX shell.
describe.skipIf(onWindows)('an example in the README', () => {
  let shell: Shell;

  beforeAll(() => {
    shell = new Shell(root);
  });

  afterAll(() => shell.remove());

  for (const example of examplesOf(readme)) {
    const { command, output, needs } = example;
    const line = command.replaceAll(/\n */g, ' ');
    const name = needs.length > 0 ? `${line} (needs ${needs.join(', ')})` : line;
    it.skipIf(!canRun(example))(`shows what happens: ${name}`, () => {
      expect(shell.printed(command)).toBe(output);
    });
  }

  it('of GitHub Actions is YAML whose command fails, and leaves the report', async () => {
    const [steps] = fenced(readme, 'yaml');
    await expect(format(steps!, { parser: 'yaml' })).resolves.toContain('run:');
    const [, command] = /run: (logit .*)/.exec(steps!)!;
    expect(shell.printed(`${command}; echo "exit $?"`)).toMatch(
      /^logit: error: 1 of 593 values is not a probability.*\nlogit: note: 593 values checked, 7 missing\nexit 1\n$/,
    );
    expect(readFileSync(join(shell.path, 'report.json'), 'utf8')).toContain('"exit": 1');
  });
});

describe('the README', () => {
  it('has examples', () => expect(examplesOf(readme).length).toBeGreaterThan(15));

  it('runs the main job by its first command', () => {
    const [, command = ''] = /^npm ci && npx (logit .*?) +#/m.exec(readme) ?? [];
    // For the first time in a directory npx runs `prepare`, which would build under the feet of the other tests.
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
});
