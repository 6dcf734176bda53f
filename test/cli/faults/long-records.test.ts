import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { call, finished, run, shell, start } from '../../support/command.ts';

/** A minute and a gigabyte of memory: only with LOGIT_SLOW=1. */
const isSlow = process.env['LOGIT_SLOW'] === '1';

const MiB = 2 ** 20;

/** Shell for so many bytes `x`. */
const bytes = (count: number, byte = 'x'): string => `head -c ${count} /dev/zero | tr '\\0' '${byte}'`;

describe('a header that never ends', () => {
  it.each([
    ['of one cell', bytes(1000 * MiB)],
    ['of many', "yes abc, | tr -d '\\n'"],
    ['in quotes', `{ printf '"'; yes; }`],
    ['after blank lines', `{ printf '\\n\\n'; yes abc, | tr -d '\\n'; }`],
  ])('%s: is reported after 16 MiB', async (name, input) => {
    const place = name === 'after blank lines' ? 3 : 1;
    expect(await shell(`${input} | logit -c abc`)).toMatchObject({
      text: '',
      stderr: `logit: error: standard input:${place}: header too long: over 16 MiB (an unterminated quote? try --quote none)\n`,
      code: 1,
    });
  });

  it('of NUL bytes is binary data', async () => {
    expect(await shell('cat /dev/zero | logit -c abc')).toMatchObject({
      text: '',
      stderr:
        "logit: error: standard input: is binary data, not text (text with NUL bytes? ... | tr -d '\\0' | logit ...)\n",
      code: 2,
    });
  });

  it('is reported for a later file, too', async () => {
    const line = `echo p > a.csv; ${bytes(17 * MiB)} > b.csv; logit -c p a.csv b.csv`;
    expect(await shell(line, { files: {} })).toMatchObject({
      text: 'p\n',
      stderr:
        'logit: error: b.csv:1: header too long: over 16 MiB (an unterminated quote? try --quote none)\n',
      code: 1,
    });
  });

  it('is allowed if it is a row of data', async () => {
    const line = `{ printf '0.5,'; ${bytes(20 * MiB)}; printf '\\n0.5'; } | logit -c 1 --no-header | cksum`;
    const expected = `{ printf '0,'; ${bytes(20 * MiB)}; printf '\\n0'; } | cksum`;
    expect((await shell(line)).text).toBe((await shell(expected)).text);
  });

  it('of 200,000 names is searched for suggestions', async () => {
    const names = Array.from({ length: 200_000 }, (_, i) => `name${i}`);
    const { stderr, code } = await call(['-c', 'mane5'], { stdin: `${names.join(',')}\n` });
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^logit: error: standard input: no column "mane5"; .* \(200000 in all\) \(did you mean "name\d+"\?\)\n$/,
    );
  });
});

describe('a number that never ends', () => {
  it('of 64 MiB is read once, however small the pieces', async () => {
    const line = `{ printf 0.; ${bytes(64 * MiB, '3')}; } | logit`;
    expect(await shell(line)).toMatchObject({ text: '-0.6931471805599454\n', stderr: '', code: 0 });
  });

  it.each([
    ['of 1 MiB', ['--exact'], `0.${'3'.repeat(MiB)}`, '-0.6931471805599453\n'],
    ['of a million nines', ['--exact'], `0.${'9'.repeat(1e6)}`, '2302585.0929940455\n'],
    ['above one half', ['--exact'], `0.5${'0'.repeat(MiB)}1`, '0\n'],
    ['that is a fraction', ['--exact'], `1${'0'.repeat(MiB)}/3${'0'.repeat(MiB)}`, '-0.6931471805599453\n'],
    ['whose exponent never ends', ['--exact'], `1e-1${'7'.repeat(MiB)}`, '-inf\n'],
    ['of log-odds', ['--exact', '-s'], `2.${'7'.repeat(MiB)}`, '0.9414630971256321\n'],
  ])('%s', async (_, args, stdin, text) => {
    const outcome = await run(args, { stdin });
    expect({ ...outcome, stdout: undefined }).toMatchObject({ text, stderr: '', code: 0 });
  });

  it('and is not one is reported in short', async () => {
    for (const args of [[], ['-c', '1', '--no-header']]) {
      const { stderr, code } = await run(args, { stdin: `${'x'.repeat(5 * MiB)}\n` });
      expect(code).toBe(1);
      expect(stderr).toContain(`"${'x'.repeat(57)}..." is not a number`);
      expect(stderr.length).toBeLessThan(200);
    }
  });

  it.each([
    ['a word', 'abc,', '"abc" is not a number'],
    ['the beginning of a word', 'tens,', '"tens" is not a number'],
    ['a parenthesis that is never closed', 'size=(1,', '"size=" is not a number'],
  ])('and starts with %s: is reported before the input ends', async (_, first, message) => {
    const child = start([]);
    const end = finished(child);
    child.stdin!.write(first + '0.5,'.repeat(1000));
    const { text, stderr, code } = await end;
    expect({ text, code }).toEqual({ text: '', code: 1 });
    expect(stderr).toContain(message);
  });
});

describe('a row that never ends', () => {
  const tooLong = (line: number, size: number): string =>
    `logit: error: standard input:${line}: row too long: over ${size} MiB (an unterminated quote? try --quote none)\n`;

  const rows: [string, string, string, number][] = [
    ['after a converted row', '0.5,1', '', 3],
    ['with a new cell', '0.5,1', '--append', 3],
    ['after a row that is kept', 'abc,1', '', 3],
    ['after blank lines', '0.5,1\\n\\r\\n', '', 5],
  ];

  it.each(rows.slice(0, isSlow ? undefined : 2))(
    '%s: is told with its line and its size',
    async (_, before, option, line) => {
      const input = `{ printf 'p,q\\n${before}\\n0.5,'; ${bytes(600 * MiB)}; echo; }`;
      expect(await shell(`${input} | logit -c p --bad keep -q ${option} > /dev/null`)).toMatchObject({
        stderr: tooLong(line, 600),
        code: 1,
      });
    },
  );

  it('of many quoted cells with line ends in them is searched once, however small the pieces', async () => {
    const cells = `printf '"a\\n'; yes '","a' | head -c 65000000; printf '"\\n'`;
    const record = (number: string): string => `{ printf 'p,q\\n${number},'; ${cells}; }`;
    const expected = await shell(`${record('0')} | cksum`);
    expect((await shell(`${record('0.5')} | logit -c p | cksum`)).text).toBe(expected.text);
  });

  it.skipIf(!isSlow)('of 1 GB is reported, or converted', async () => {
    const record = `{ printf 'p,q\\n0.5,'; ${bytes(1e9)}; }`;
    // What was converted of it before its length was known has gone out.
    expect(await shell(`${record} | logit -c p`)).toMatchObject({
      text: 'p,q\n0',
      stderr: tooLong(2, 953),
      code: 1,
    });
    const line = `${record} | logit -c p -f tensor`;
    expect((await shell(line)).text).toBe('tensor([0.], dtype=torch.float64)\n');
  });

  it.skipIf(!isSlow)('a number of 1 GB, too', { timeout: 300_000 }, async () => {
    expect(await shell(`{ printf 0.; ${bytes(1e9, '3')}; } | logit`)).toMatchObject({
      text: '-0.6931471805599454\n',
      stderr: '',
      code: 0,
    });
    const longer = 'standard input:1: number too long: over 1024 MiB';
    expect(await shell(`{ printf 0.; ${bytes(1.1e9, '3')}; } | logit`)).toMatchObject({
      text: '',
      stderr: `logit: error: ${longer}\n`,
      code: 1,
    });
    const inexact = 'standard input:1: a number of 1000000002 digits is too long to be read exactly';
    expect(await shell(`{ printf 0.; ${bytes(1e9, '3')}; } | logit --exact`)).toMatchObject({
      text: '',
      stderr: `logit: error: ${inexact}\n`,
      code: 2,
    });
  });
});

/** Engines take 10 GB of addresses for WebAssembly; Node.js has an option that makes it fewer. */
const [limit, wayOut] = ['ulimit -v 4000000', 'NODE_OPTIONS=--disable-wasm-trap-handler'];

/** Whether this Node.js, so limited, has no memory for WebAssembly, and works as such. */
const isShortOfAddresses =
  spawnSync('bash', ['-c', `${limit}; '${process.execPath}' -e 'new WebAssembly.Memory({ initial: 1 })'`])
    .status === 1 && process.allowedNodeEnvironmentFlags.has('--disable-wasm-trap-handler');

it.skipIf(!isShortOfAddresses)(
  'too few addresses for WebAssembly are told, with a way out that works',
  async () => {
    expect(await shell(`${limit}; logit 0.5`)).toMatchObject({
      text: '',
      stderr: `logit: error: cannot allocate WebAssembly memory (with ulimit -v, set ${wayOut})\n`,
      code: 2,
    });
    expect(await shell(`${limit}; ${wayOut} logit -f lines 0.5`)).toMatchObject({
      text: '0\n',
      stderr: '',
      code: 0,
    });
  },
);
