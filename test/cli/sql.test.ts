import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { ENGINE_NAMES } from '../../src/sql/engineNames.ts';
import { call, run } from '../support/command.ts';

const sql = (...args: string[]): ReturnType<typeof call> => call(['--sql', 'duckdb', ...args]);

describe('--sql', () => {
  it.each(ENGINE_NAMES)('%s prints one line, and nothing else', async (engine) => {
    const { text, stderr, code } = await run(['--sql', engine, '-c', 'prob', '--eps', '1e-6']);
    expect({ lines: text.split('\n').length, start: text.slice(0, 10), stderr, code }).toEqual({
      lines: 2,
      start: 'CASE WHEN ',
      stderr: '',
      code: 0,
    });
  });

  it('prints an expression for each column', async () => {
    const both = (await sql('-c', 'a', '-c', 'b')).text;
    expect(both).toBe((await sql('-c', 'a')).text + (await sql('-c', 'b')).text);
    expect((await sql('-c', 'a,b', '-c', 'a')).text).toBe(both);
  });

  it.each([
    [['-c', 'prob', '-a'], ' AS "prob_logit"\n'],
    [['-c', 'x', '-s', '-a'], ' AS "x_sigmoid"\n'],
    [['-c', 'p', '-a', '--to', 'odds'], ' AS "p_odds"\n'],
    [['-c', 'prob', '-a', '--as', 'log "odds"'], ' AS "log ""odds"""\n'],
    [['-c', 'prob'], 'END\n'],
  ])('%j ends with %j', async (args, end) => {
    const { text } = await sql(...args);
    expect(text.slice(-end.length)).toBe(end);
  });

  it('names new columns as the engine quotes them', async () => {
    const { text } = await call(['--sql', 'bigquery', '-c', 'a`b', '-a']);
    expect(text).toMatch(/ AS `a\\`b_logit`\n$/);
  });

  it('knows the scales by their aliases, and --expit and --sigmoid', async () => {
    const sigmoid = (await sql('-c', 'x', '--sigmoid')).text;
    expect((await sql('-c', 'x', '--expit')).text).toBe(sigmoid);
    expect((await sql('-c', 'x', '--from', 'log-odds', '--to', 'p')).text).toBe(sigmoid);
  });

  it('knows scale, shift, temperature and prior', async () => {
    const shifted = (await sql('-c', 'p', '--to', 'prob', '--prior', '0.5:0.01')).text;
    expect(shifted).toContain('CAST("p" AS DOUBLE)/(CAST("p" AS DOUBLE)+(1-CAST("p" AS DOUBLE))*99e0)');
    const halved = (await sql('-c', 'p', '--temperature', '2')).text;
    expect((await sql('-c', 'p', '--scale', '0.5')).text).toBe(halved);
    expect((await sql('-c', 'p', '--shift', '-1.5')).text).toContain('-1.5e0 WHEN');
  });

  it.each(['"; DROP TABLE t; --', 'we"ird, *', '概率', 'two words', 'a|b', "it's 2-5?"])(
    'a text that reads as nothing else is a name: %s',
    async (name) => {
      const { text, code } = await sql('-c', name);
      expect(code).toBe(0);
      expect(text).toContain(`CAST("${name.replaceAll('"', '""')}" AS DOUBLE)`);
    },
  );

  it.each([
    [[], '--sql requires --column'],
    [
      ['-c', '2'],
      '--column "2" is a number, and --sql has no header to look it up in (give the name of the column)',
    ],
    [['-c', '2-5'], '--column "2-5" is a range, and --sql has no header'],
    [['-c', '2-'], '--column "2-" is a range, and --sql has no header'],
    [['-c', 'p_*'], '--column "p_*" is a pattern, and --sql has no header'],
    [['-c', '!id'], '--column "!id" is an exclusion, and --sql has no header'],
    [['-c', 'a,3'], '--column "3" is a number, and --sql has no header'],
    [['-c', 'a,,b'], '--column "a,,b": a name is empty (several columns: -c A,B)'],
    [
      ['-c', 'p', 'scores.csv'],
      '--sql reads no data, so "scores.csv" cannot be used with it (run the expression in the engine)',
    ],
    [['-c', 'p', '--dtype', 'float32'], '--dtype cannot be used with --sql, which computes in float64'],
    [['-c', 'p', '-f', 'csv'], '--format cannot be used with --sql, which reads no data'],
    [['-c', 'p', '-i'], '--inverse cannot be used with --sql, which reads no data'],
    [['-c', 'p', '--check'], '--check cannot be used with --sql, which reads no data'],
    [['-c', 'p', '--no-header'], '--no-header cannot be used with --sql, which reads no data'],
    [['-c', 'p', '--header'], '--header cannot be used with --sql, which reads no data'],
    [['-c', 'p', '-o', 'x.sql'], '--output cannot be used with --sql, which reads no data'],
    [['-c', 'p', '--exact'], '--exact cannot be used with --sql, which reads no data'],
    [
      ['-c', 'p', '--to', 'complement'],
      '--sql cannot convert complement (it knows prob, percent, odds and logit)',
    ],
    [
      ['-c', 'p', '--from', 'logprob'],
      '--sql cannot convert logprob (it knows prob, percent, odds and logit)',
    ],
    [['-c', 'p', '--to', 'logit2'], '--sql cannot convert logit2 (logit with --base 2)'],
    [['-c', 'p', '--as', 'x'], '--as requires --append'],
    [['-c', 'p', '-a', '--as', ''], '--as: the name must not be empty'],
    [['-c', 'p,q', '-a', '--as', 'x'], '--as names one new column, but 2 columns are converted'],
    [
      ['-c', 'p', '--scale', '1e10'],
      '--sql: the scale of the log-odds must be from 1e-9 to 1e9 in size, got 10000000000',
    ],
    [
      ['-c', 'p', '--temperature', '1e10'],
      '--sql: the scale of the log-odds must be from 1e-9 to 1e9 in size, got 1e-10',
    ],
    [['-c', 'p', '--shift', '-601'], '--sql: the shift of the log-odds must be from -600 to 600, got -601'],
    [['-c', 'p', '--base', '2', '--to', 'odds'], '--base has no effect'],
  ])('%j is a usage error', async (args, message) => {
    const { text, stderr, code } = await sql(...args);
    expect(stderr).toContain(`logit: error: ${message}`);
    expect({ text, lines: stderr.trimEnd().split('\n').length, code }).toEqual({
      text: '',
      lines: 1,
      code: 2,
    });
  });

  it.each([
    ['postgresql', '--sql postgres'],
    ['MariaDB', '--sql mysql'],
    ['presto', '--sql trino'],
  ])('%s is not the name of an engine, but gets a suggestion', async (engine, hint) => {
    const { stderr, code } = await call(['--sql', engine, '-c', 'p']);
    expect(stderr).toMatch(/^logit: error: --sql: .*duckdb, postgres, sqlite/);
    expect(stderr).toContain(`(${hint})`);
    expect(code).toBe(2);
  });
});

/** The command of SQLite, with its math functions. */
const hasSqlite =
  spawnSync('sqlite3', [':memory:', 'SELECT atanh(0.5)'], { encoding: 'utf8' }).stdout?.startsWith('0.549') ??
  false;

describe.skipIf(!hasSqlite)('in SQLite (needs sqlite3)', () => {
  const rows = "('0.5'), (''), ('NA'), (0.75), (1), (NULL), ('0.25x'), (x'30')";

  async function results(column: string): Promise<{ lines: string[]; stderr: string }> {
    const { text } = await call(['--sql', 'sqlite', '-c', column]);
    const input = `CREATE TABLE t (p); INSERT INTO t VALUES ${rows}; SELECT round(${text.trim()}, 3) FROM t;`;
    const { stdout, stderr } = spawnSync('sqlite3', ['-nullvalue', 'NULL', ':memory:'], {
      input,
      encoding: 'utf8',
    });
    return { lines: stdout.trimEnd().split('\n'), stderr };
  }

  it('text that is a number is converted, and other text is NULL, not 0', async () => {
    expect((await results('p')).lines).toEqual([
      '0.0',
      'NULL',
      'NULL',
      '1.099',
      'Inf',
      'NULL',
      'NULL',
      'NULL',
    ]);
  });

  it('a column that does not exist is an error, not a string', async () => {
    expect((await results('q')).stderr).toContain('no such column: q');
  });
});
