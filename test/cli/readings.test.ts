/** Input that was meant in another way than it is read, and what stops with a fix that works. */
import { describe, expect, it } from 'vitest';
import { call, shell } from '../support/command.ts';

describe('fractions that are read as percentages or Phred scores', () => {
  const fractions = Array.from({ length: 11 }, (_, i) => i / 10);
  const warning =
    'logit: warning: all percentages are between 0% and 1% (already probabilities? use --from prob)\n';

  it.each<[args: string[], stdin: string]>([
    [[], fractions.join('\n')],
    [fractions.map(String), ''],
    [['--to', 'prob', '-c', 'p'], `p\nNA\n${fractions.join('\n')}\n`],
    [['--to', 'odds', '--jsonl', '-c', 'p'], fractions.map((p) => `{"p":"${p}"}\n`).join('')],
    [['--exact', '--to', 'prob'], fractions.join('\n')],
    [
      ['--loss', 'y', '--eps', '0.001', '-c', 'p'],
      `p,y\n${fractions.map((p, i) => `${p},${i % 2}\n`).join('')}`,
    ],
    [
      ['--fit', 'y', '--eps', '0.001', '-c', 'p'],
      `p,y\n${fractions.map((p, i) => `${p},${i % 2}\n`).join('')}`,
    ],
  ])('are reported: %j', async (args, stdin) => {
    const { stderr, code } = await call(['--from', 'percent', ...args], { stdin });
    expect({ stderr, code }).toEqual({ stderr: warning, code: 0 });
  });

  it('are reported by a check', async () => {
    const { stderr } = await call(['--from', 'percent', '--check'], { stdin: fractions.join(' ') });
    expect(stderr).toBe(warning);
  });

  it('are reported as Phred scores, but not as odds', async () => {
    const stdin = fractions.join('\n');
    expect((await call(['--from', 'phred'], { stdin })).stderr).toBe(
      'logit: warning: all Phred scores are between 0 and 1 (probabilities of an error? use --from complement)\n',
    );
    expect((await call(['--from', 'odds'], { stdin })).stderr).toBe('');
    expect((await call(['--from', 'phred'], { stdin: `${stdin}\n30\n` })).stderr).toBe('');
  });

  it.each<[what: string, values: readonly (number | string)[]]>([
    ['where one is larger', [...fractions, 1.1]],
    ['where one far on is larger', [...Array.from({ length: 100_000 }, () => 0.5), 2]],
    ['of few', fractions.slice(0, 9)],
    ['of whole numbers', Array.from({ length: 20 }, (_, i) => i % 2)],
  ])('are not: %s', async (_, values) => {
    expect((await call(['--from', 'percent'], { stdin: values.join('\n') })).stderr).toBe('');
  });
});

describe('a percentage on a scale without percentages', () => {
  const fix = 'a percentage is a probability, and --from prob reads it';

  it.each([
    [['-s', '50%'], '', 'argument 1: "50%"'],
    [['--from', 'odds', '50', '%'], '', 'argument 2: "%"'],
    [['--from', 'phred', '30,5 %'], '', 'argument 1: "30,5 %"'],
    [['-s'], '-50%\n', 'standard input:1: "-50%"'],
    [['--from', 'logprob', '-c', 'p'], 'p\n5e-1%\n', 'standard input:2: column "p": "5e-1%"'],
    [['-s', '-c', 'p', '--jsonl'], '{"p":"50%"}\n', 'standard input:1: field "p": "50%"'],
  ])('%j < %j', async (args, stdin, place) => {
    const { stderr, code } = await call(args, { stdin });
    expect({ stderr, code }).toEqual({
      stderr: `logit: error: ${place} is not a number (${fix})\n`,
      code: 1,
    });
  });

  it.each(['percent', 'prob', 'complement'])('is read as %s', async (from) => {
    expect((await call(['--from', from, '50%'])).text).toBe('tensor([0.], dtype=torch.float64)\n');
  });
});

describe('lines of a stream that begin with their numbers', () => {
  const numbered = '     1\t0.5\n     2\t0.25\n     3\t0.75\n';
  const filter = "sed -E 's/^[[:space:]]*[0-9]+[.):]?[[:space:],]+//'";
  const warning = `logit: warning: standard input: each line begins with a running number, which was read as a value (line numbers or an index? ... | ${filter} | logit ...)\n`;

  it('are reported, also with -q', async () => {
    expect((await call(['-s', '-g', '2'], { stdin: numbered })).stderr).toBe(warning);
    expect((await call(['-q'], { stdin: numbered })).stderr).toBe(warning);
  });

  it('the fix leaves the values', async () => {
    const { text } = await shell(`printf '${numbered.replaceAll('\n', '\\n')}' | ${filter} | logit -g 2`, {});
    expect(text).toBe('0\n-1.1\n1.1\n');
  });

  it('decimal commas are reported instead', async () => {
    const { stderr } = await call(['-s'], { stdin: '1,5\n2,5\n3,5\n' });
    expect(stderr).toContain('decimal commas?');
    expect(stderr).not.toContain('running');
  });
});

describe('arrays in a cell', () => {
  const error = (cell: string, fix: string): string =>
    `logit: error: standard input:2: column "p": "${cell}" is not a number (${fix})\n`;

  it.each([
    ['[0.1 0.9]', 'an array of 2 numbers: write each of them to a column of its own'],
    ['(0.1;0.9)', 'an array of 2 numbers: write each of them to a column of its own'],
    ['[1e-3   .9 0.099]', 'an array of 3 numbers: write each of them to a column of its own'],
    ['[0-1]', 'a row of units? ... | sed 2d | logit ...'],
    ['[ 0.9]', `brackets around a number: ... | ${unbracket('${p}')} | logit ...`],
  ])('%s', async (cell, fix) => {
    expect((await call(['-c', 'p'], { stdin: `id,p\n1,${cell}\n2,0.5\n` })).stderr).toBe(error(cell, fix));
  });

  it('a quoted one', async () => {
    const { stderr } = await call(['-c', 'p'], { stdin: 'p\n"[0.1, 0.9]"\n' });
    expect(stderr).toContain('(an array of 2 numbers: ');
  });
});

function unbracket(field: string): string {
  return `mlr --csv put '${field} = sub(string(${field}), "^[[] *([^ ]+) *[]]$", "\\1")'`;
}

describe('a title above the header', () => {
  it('is not a reason to drop the header', async () => {
    const { stderr, code } = await call(['-c', '2'], { stdin: 'Report,,\nid,p,x\n1,0.5,3\n' });
    expect(stderr).toBe(
      'logit: error: standard input:2: column "": "p" is not a number (a title above the header? ... | tail -n +2 | logit ...)\n',
    );
    expect(code).toBe(1);
  });
});

describe('JSON in a string of JSON', () => {
  it.each([
    [['-c', 'p'], '{"p":"[0.5, 0.25]"}', `jq -c '.p |= fromjson'`],
    [['-c', 'a.p'], '{"a":{"p":"{\\"q\\":0.5}"}}', `jq -c '.a.p |= fromjson'`],
  ])('%j < %s', async (args, stdin, filter) => {
    const { stderr } = await call(['--jsonl', ...args], { stdin: `${stdin}\n` });
    expect(stderr).toContain(` is not a number (JSON in a string: ... | ${filter} | logit ...)\n`);
  });

  it('the fix works', async () => {
    const { text } = await shell(
      `printf '{"p":"[0.5]"}\\n' | jq -c '.p |= fromjson' | logit --jsonl -c p.0`,
      {},
    );
    expect(text).toBe('{"p":[0]}\n');
  });

  it.each(['x', '[%]', '{', '5', '[x]'])('%s is not', async (value) => {
    const { stderr } = await call(['--jsonl', '-c', 'p'], { stdin: `{"p":"${value}%"}\n` });
    expect(stderr).not.toContain('JSON in a string');
  });
});
