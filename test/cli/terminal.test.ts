import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/text/displayWidth.ts';
import { hasPython, run } from '../support/command.ts';
import { onTerminal } from '../support/terminal.ts';

const table = `id,text,p,q
1,日本語テキスト and more than that,0.123456789,0.5
2,"a 👍🏽, twice 👍🏽",0.9,0.987654321
3,cafe\u0301,0.25,1e-7
`;

const widthOf = (text: string): number =>
  Math.max(...stripVTControlCharacters(text).split('\n').map(displayWidth));

describe.skipIf(!hasPython)('on a terminal (needs python3)', () => {
  for (const columns of [40, 80, 120]) {
    it.each([
      ['-n 3 -c p,q t.csv'],
      ['-n 3 -i -c 3- t.csv'],
      ['--summary -c 3- t.csv > out.csv'],
      ['--summary --check -c q t.csv'],
      ['--plot -f lines 0.02 50% 0.8 0.95'],
      ['--plot -f lines --sigmoid -- -2 0 3.14159265358979'],
    ])(`of ${columns} columns no line is wider: logit %s`, async (args) => {
      const files = { 't.csv': table };
      const text = await onTerminal(`logit ${args}`, { columns, files });
      expect(widthOf(text)).toBeGreaterThan(20);
      expect(widthOf(text)).toBeLessThanOrEqual(columns);
      const plain = await onTerminal(`logit ${args}`, {
        columns,
        files: { 't.csv': table.replaceAll(/[^ -~\n]+/g, 'x') },
        env: { LC_ALL: 'C', NO_COLOR: '1' },
      });
      expect(plain).toMatch(/^[ -~\n]+$/);
      expect(widthOf(plain)).toBeLessThanOrEqual(columns);
    });
  }

  it('of 24 lines the summary of a column is seen whole', async () => {
    const text = await onTerminal('logit --summary -c p t.csv > out.csv', {
      columns: 80,
      files: { 't.csv': table },
    });
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(23);
  });

  it.each([40, 80, 120])('of %d columns Ctrl-C erases the progress', async (columns) => {
    const text = await onTerminal('(cat t.csv; sleep 30) | logit --progress -c p > out.csv', {
      columns,
      files: { 't.csv': table },
      typed: { text: '\u0003', after: 'MB/s' },
    });
    const end = text.slice(text.lastIndexOf('MB/s'));
    expect(end).toContain('^C');
    expect(end).toContain('\r\u001b[K');
    expect(end.slice(end.indexOf('\r\u001b[K'))).not.toContain('MB');
  });

  it('a hint has a line of its own', async () => {
    const text = await onTerminal('logit 1.5', { columns: 80, env: { NO_COLOR: '1' } });
    expect(text).toMatch(/\nlogit: warning: [^\n]*\n {2}hint: [^\n]*--sigmoid[^\n]*\n$/);
  });
});

describe('the width of characters', () => {
  const files = {
    'stub.cjs': 'Intl.Segmenter = class { constructor() { process.stderr.write("loaded"); } };',
    't.csv': 'p\n0.5\n',
  };
  const env = { NODE_OPTIONS: '--require ./stub.cjs' };

  it.skipIf(process.env['LOGIT_EXECUTABLE'] !== undefined)('is loaded only for a preview', async () => {
    for (const args of [['0.5'], ['-c', 'p', 't.csv'], ['--summary', '-c', 'p', 't.csv'], ['--plot', '0.5']])
      expect((await run(args, { files, env })).stderr).not.toContain('loaded');
    expect((await run(['-n', '1', '-c', 'p', 't.csv'], { files, env })).stderr).toBe('loaded');
  });
});
