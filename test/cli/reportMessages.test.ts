import { describe, expect, it } from 'vitest';
import { call, Directory } from '../support/command.ts';
import { reportOf } from '../support/report.ts';

/** A message that is about no place. */
const NOWHERE = { file: null, line: null, column: null, value: null };

describe('messages in a report', () => {
  const at = (file: string | null, line: number | null, column: string | null, value: unknown): object => ({
    file,
    line,
    column,
    value,
  });

  it.each([
    ['a value outside', ['-c', 'p'], 'p\n0.5\n80\n', 'outOfDomain', at('-', 3, 'p', '80')],
    ['an argument outside', ['0.5', '1.5'], '', 'outOfDomain', at(null, 2, null, '1.5')],
    ['a bad cell', ['-c', 'p'], 'p\nx\n', 'invalidNumber', at('-', 2, 'p', 'x')],
    [
      'a bad cell that is kept',
      ['-c', 'p', '--bad', 'keep'],
      'p\nx\n',
      'invalidCells',
      at('-', 2, 'p', null),
    ],
    ['a check', ['--check', '-c', 'p'], 'p\n2\n', 'checkFailed', at('-', 2, 'p', '2')],
    ['a round trip', ['-s', '-i', '0', '40'], '', 'roundTripFailed', at(null, 2, null, '40')],
    ['a short row', ['-c', 'p'], 'q,p\n1\n', 'shortRow', at('-', 2, 'p', null)],
    ['no values', ['--check', '-c', 'p'], 'p\n', 'noValues', NOWHERE],
    ['a clamp far outside', ['--eps', '0.1', '7'], '', 'clamped', at(null, 1, null, null)],
  ])('%s: have their code, place and value', async (_, args, stdin, code, place) => {
    const { messages } = await reportOf(args, stdin);
    expect(messages).toContainEqual(expect.objectContaining({ code, ...place }));
  });

  it('come with the figures of a round trip, and of a check', async () => {
    expect(await reportOf(['-s', '-i', '0', '40'], '')).toMatchObject({
      round_trip: { values: 2, identical: 1, clamped: 0, failed: 1, max_error: 'inf' },
      checked: null,
    });
    expect(await reportOf(['--check', '-c', 'p', '--bad', 'nan'], 'p\n0.5\nNA\nx\n2\n')).toMatchObject({
      round_trip: null,
      checked: { values: 2, missing: 1, bad: 1, failed: 2 },
    });
  });
});

describe('the failing values of a column', () => {
  const failing = async (args: readonly string[], stdin: string): Promise<unknown> =>
    ((await reportOf(args, stdin)) as unknown as { columns: { failing: unknown }[] }).columns.map(
      (column) => column.failing,
    );
  const at = (line: number, value: unknown, file: string | null = '-'): object => ({ file, line, value });

  it('are the first ten of each, and how many there are', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i % 3 === 0 ? i + 2 : 0.5},${i === 7 ? -3 : 0.5}\n`);
    expect(await failing(['-c', 'p,q'], `p,q\n${rows.join('')}`)).toEqual([
      { count: 10, first: Array.from({ length: 10 }, (_, i) => at(3 * i + 2, 3 * i + 2)) },
      { count: 1, first: [at(9, -3)] },
    ]);
    const many = await failing([], '2\n'.repeat(5000));
    expect(many).toEqual([{ count: 5000, first: Array.from({ length: 10 }, (_, i) => at(i + 1, 2)) }]);
  });

  it.each([
    ['arguments', ['0.5', '2'], '', { count: 1, first: [at(2, 2, null)] }],
    ['cells, too', ['-c', 'p', '--bad', 'keep'], 'p\nx\n2\n', { count: 2, first: [at(2, null), at(3, 2)] }],
    ['a cell that stops', ['-c', 'p'], 'p\n0.5\nx\n', { count: 0, first: [] }],
    ['a check', ['--check', '-c', 'p'], 'p\n2\nnan\n0.5\n', { count: 1, first: [at(2, 2)] }],
    [
      'a check of cells',
      ['--check', '-c', 'p', '--bad', 'nan'],
      'p\nx\n2\n',
      { count: 2, first: [at(2, null), at(3, 2)] },
    ],
    ['a round trip', ['-s', '-i'], '0\n40\n', { count: 1, first: [at(2, 40)] }],
    ['nothing that eps clamps', ['--eps', '0.1'], '0\n2\n', { count: 0, first: [] }],
    ['fields', ['--jsonl', '-c', 'p'], '\n{"p":2}\n', { count: 1, first: [at(2, 2)] }],
    ['an infinity', [], 'inf\n', { count: 1, first: [at(1, 'inf')] }],
  ])('of %s', async (_, args, stdin, expected) => {
    expect(await failing(args, stdin)).toEqual([expected]);
  });

  it('name their files', async () => {
    const directory = new Directory({ 'a.csv': 'p\n2\n', 'b.csv': 'p\n0.5\n3\n' });
    await call(['-c', 'p', 'a.csv', 'b.csv', '--report', 'r.json'], { cwd: directory.path });
    expect(JSON.parse(directory.read('r.json'))).toMatchObject({
      columns: [{ failing: { count: 2, first: [at(2, 2, 'a.csv'), at(3, 3, 'b.csv')] } }],
    });
  });
});
