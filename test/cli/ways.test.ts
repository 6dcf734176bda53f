import { spawnSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { call, printed, run, shell } from '../support/command.ts';
import { utf16, utf32 } from '../support/wide.ts';

const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

const HALF_OF_JSON = '{"p":0,"q":1}\n{"p":-1.3862943611198906}\n{"p":null}\n';

describe('the command in the message works', () => {
  /** The bytes of a file, the arguments, and what the command that is reported then prints. */
  const rows: [program: string, file: string | Uint8Array, args: string, text: string][] = [
    ['gzip', gzipSync(gzipSync('p\n0.5\n')), '-c p', 'p\n0\n'],
    ['iconv', utf16('\ufeffp\n0.5\n', 'LE'), '-c p', 'p\n0\n'],
    ['iconv', utf16('\ufeffp\n0.5\n', 'BE'), '-c p', 'p\n0\n'],
    ['iconv', utf16('p\n0.5\n', 'LE'), '-c p', 'p\n0\n'],
    ['iconv', utf32('p\n0.5\n', 'BE'), '-c p', 'p\n0\n'],
    ['tr', 'p\n0,5\n', '-d ; -c p', 'p\n0\n'],
    ['tr', 'p\n1,234.0\n', '-s -d ; -c p', 'p\n1\n'],
    ['mlr', 'id;p\n1;0,5\n', '-d ; -c p', 'id;p\n1;0\n'],
    ['mlr', 'id;p\n1;1,234.0\n', '-s -d ; -c p', 'id;p\n1;1\n'],
    ['mlr', 'id,p\n1,"0,5"\n2,1\n3,\n', '-c p', 'id,p\n1,0\n2,inf\n3,\n'],
    ['mlr', 'id,my größe\n1,"0,5"\n', '-c 2', 'id,my größe\n1,0\n'],
    ['perl', 'id,p\n1,\u22120.0\n', '-s -c p', 'id,p\n1,0.5\n'],
    ['mlr', 'id,p\nA1D5,0.5\nB2D6,5.0D-01\n', '-c p', 'id,p\nA1D5,0\nB2D6,0\n'],
    ['mlr', 'id,p\n2-301,0.5\nx,1.0+000\n', '-c p', 'id,p\n2-301,0\nx,inf\n'],
    ['sed', 'p\n0.5\n5.0D-01\n', '-c p', 'p\n0\n0\n'],
    ['sed', 'p\n0.5\n-nan(ind)\n', '-c p --bad fail', 'p\n0\nnan\n'],
    ['mlr', 'p;q\n1.234,5;1\n0,0;1\n', '-s -d ; -c p', 'p;q\n1;1\n0.5;1\n'],
    ['sed', 'p\n1.234,5\n0,0\n', '-s -d ; -c p', 'p\n1\n0.5\n'],
    ['sed', 'p\n1.#INF00\n-1.#IND\n', '-c p', 'p\nnan\nnan\n'],
    ['jq', '{\n"p": 0.5}\n{"p": 1}\n', '-c p', '0\ninf\n'],
    ['jq', '[{"p": 0.5, "q": {"p": 0}}]', '-c p', '0\n-inf\n'],
  ];

  it.each(rows.filter(([program]) => has(program)))('%s: %j %s', async (_, file, args, text) => {
    const name = "it's $(x).csv";
    const failed = await run([...args.split(' '), name], { files: { [name]: file } });
    const [, command] = /(?:\(|: |\? )((?:gzip|iconv|tr|mlr|perl|sed|jq) .*) \| logit \.\.\.\)$/m.exec(
      failed.stderr,
    )!;
    expect(command).toContain(`< 'it'\\''s $(x).csv'`);
    const rest = command!.startsWith("jq '") ? '' : args.replace(';', "';'");
    const outcome = await shell(`${command} | logit -q ${rest}`, { files: { [name]: file } });
    expect({ text: outcome.text, stderr: outcome.stderr }).toEqual({ text, stderr: '' });
  });

  it.each([
    ['percent', 'id,p\n1,50\n2,75.0\n3,\n4,NA\n', '-c p', 'id,p\n1,0\n2,1.0986122886681098\n3,\n4,NA\n'],
    ['percent', '{"p":50,"q":1}\n{"p":20}\n{"p":null}\n', '--jsonl -c p --bad keep', HALF_OF_JSON],
    [
      'percent',
      '{"a":{"the\xa0p":75}}\n',
      '--jsonl -c a.the\xa0p',
      '{"a":{"the\xa0p":1.0986122886681098}}\n',
    ],
    [
      'percent',
      'id;p\n1;50\n2;1\n3;0\n',
      '-d ; -c p --eps 0.25',
      'id;p\n1;0\n2;-1.0986122886681098\n3;-1.0986122886681098\n',
    ],
    ['logprob', '{"logprob":-0.0012}\n', '--jsonl -c logprob', '{"logprob":6.724833662188183}\n'],
    ['logprob', 'id,log_p\n1,-0.0012\n2,\n', '-c log_p', 'id,log_p\n1,6.724833662188183\n2,\n'],
  ])('--from %s: %j %s', async (scale, stdin, args, text) => {
    const { stderr } = await call(args.split(' '), { stdin });
    expect(stderr).toContain(`use --from ${scale}`);
    const outcome = await call([...args.split(' '), '--from', scale], { stdin });
    expect(outcome).toMatchObject({ text, stderr: '', code: 0 });
  });

  it.each([
    ['[1] 0.2 0.5\n[3] 0.8\n', '0.2 0.5 0.8'],
    ['     [,1] [,2]\n[1,]  0.2  0.5\n[2,]  0.8  1.0\n', '0.2 0.5 0.8 1.0'],
    ['[[1]]\n[1] 0.2 0.5\n\n[[2]]\n [1] 0.8\n[11] 1.0\n\n', '0.2 0.5 0.8 1.0'],
  ])('output of R: %j', async (stdin, values) => {
    const { stderr } = await call([], { stdin });
    const [, filter] = /\(strip it: \.\.\. \| (sed .*) \| logit \.\.\.\)$/m.exec(stderr)!;
    const mended = printed(filter!, stdin);
    expect(mended.trim().split(/\s+/).join(' ')).toBe(values);
    expect((await call(['-s'], { stdin: mended })).code).toBe(0);
  });

  it.each([
    ['1.0D-05', '0.5 1.0D-05\n', [], '0\n-11.512915464920228\n'],
    ['5.687-104', '5.687-104\n', ['-s'], '0.5\n'],
    ['="0.5"', '="0.5"\n="1"\n', [], '0\ninf\n'],
    ['-nan(ind)', '0.5 -nan(ind)\n', [], '0\nnan\n'],
    ['#N/A', '0.5 #N/A #DIV/0! #NAME?\n', [], '0\nnan\nnan\nnan\n'],
    ['#n/a', '# note\n#n/a,0.5\n', [], 'nan\n0\n'],
    ['#GETTING_DATA', '#GETTING_DATA\n0.5\n', [], 'nan\n0\n'],
    ['Err:502', '0.5\nErr:502\n', [], '0\nnan\n'],
    ['%', '50 %\n', [], '0\n'],
    ['****', '0.5 ****\n', [], '0\nnan\n'],
  ])('%s in a stream', async (word, stdin, args, text) => {
    const { stderr } = await call(args, { stdin });
    expect(stderr).toContain(`"${word}" is not a number (`);
    const [, filter] = /\.\.\. \| (sed .*) \| logit \.\.\.\)$/m.exec(stderr)!;
    expect(await call(args, { stdin: printed(filter!, stdin) })).toMatchObject({ text, stderr: '', code: 0 });
  });

  it('several files that were run together are one table', async () => {
    const files = { 'a.csv': 'prob\n0.5\n', 'b.csv': 'prob\n0.5\n' };
    expect((await shell('cat a.csv b.csv | logit -c prob', { files })).stderr).toContain(
      'logit -c prob FILE FILE',
    );
    expect((await shell('logit -c prob a.csv b.csv', { files })).text).toBe('prob\n0\n0\n');
  });
});
