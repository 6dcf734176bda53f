import { describe, expect, it } from 'vitest';
import { call, run } from '../support/command.ts';
import { followed } from '../support/followed.ts';

const words = (args: string): string[] => args.match(/'[^']*'|\S+/g)!.map((word) => word.replaceAll("'", ''));

const ROW_NAMES = 'row names without a header cell?';

/** Source, arguments, standard input, output, warning. */
type Reported = readonly [source: string, args: string, stdin: string, text: string, message: string];

const DELIMITER = 'a delimiter at the end of rows?';

const REPORTED: readonly Reported[] = [
  [
    'pandas-dev/pandas#14124: a delimiter at the end of all rows but the header',
    '-c B',
    'A,B,C\n1,0.5,0.7,\n2,0.5,0.7,\n',
    'A,B,C\n1,0,0.7,\n2,0,0.7,\n',
    `2 of 2 rows have more cells than the header (first: standard input:2, 4 cells for 3 columns; ${DELIMITER} ... | sed 's/,$//' | logit ...)`,
  ],
  [
    'pandas-dev/pandas#38830: ... with a tab',
    '-c B -d tab',
    'A\tB\n1\t0.5\t\n',
    'A\tB\n1\t0\t\n',
    `1 of 1 row has more cells than the header (first: standard input:2, 3 cells for 2 columns; ${DELIMITER} ... | perl -pe 's/\\t(?=\\r?$)//' | logit ...)`,
  ],
  [
    'pandas-dev/pandas#27515: ... with CRLF',
    '-c B -d |',
    'A|B\r\n1|0.5|\r\n',
    'A|B\r\n1|0|\r\n',
    `1 of 1 row has more cells than the header (first: standard input:2, 3 cells for 2 columns; ${DELIMITER} ... | perl -pe 's/\\|(?=\\r?$)//' | logit ...)`,
  ],
  [
    'duckdb/duckdb#8231: ... of some rows, one of which has an empty cell of its own',
    '-c A',
    'A,B\n0.5,\n0.5,1,,\n',
    'A,B\n0,\n0,1,,\n',
    `1 of 2 rows has more cells than the header (first: standard input:3, 4 cells for 2 columns; ${DELIMITER} ... | sed '1s/$/,,/' | logit ...)`,
  ],
  [
    '... after lines that end in quotes',
    '-c A',
    '\nA,B\n0.5,"x,\n",\n',
    '\nA,B\n0,"x,\n",\n',
    `1 of 1 row has more cells than the header (first: standard input:3, 3 cells for 2 columns; ${DELIMITER} ... | sed '2s/$/,/' | logit ...)`,
  ],
  [
    '... of a long row',
    '-c B',
    `A,B\n${'x'.repeat(2000)},0.5,\n`,
    `A,B\n${'x'.repeat(2000)},0,\n`,
    `1 of 1 row has more cells than the header (first: standard input:2, 3 cells for 2 columns; ${DELIMITER} ... | sed 's/,$//' | logit ...)`,
  ],
  [
    '... and of the header',
    '-c A',
    'A,\n0.5,1,\n',
    'A,\n0,1,\n',
    `1 of 1 row has more cells than the header (first: standard input:2, 3 cells for 2 columns; ${DELIMITER} ... | sed '1s/$/,/' | logit ...)`,
  ],
  [
    'johnkerl/miller#1749: longer rows after the first, with the new cell below its header',
    '-c p -a --bad nan',
    'p,x\n0.5,1,2\n0.5,"a,\n"\n0.5,"b,",c,d\n',
    'p,x,p_logit\n0.5,1,0,2\n0.5,"a,\n",0\n0.5,"b,",0,c,d\n',
    '2 of 3 rows have more cells than the header; their new cells were put in their column (first: standard input:2, 3 cells for 2 columns)',
  ],
  [
    'pandas-dev/pandas#15203: ... after its column, and what was recovered',
    '-c p -a -i --after --bad keep',
    'p,x\n0.5,1\n0.5,1,2\n',
    'p,p_logit,p_recovered,x\n0.5,0,0.5,1\n0.5,0,0.5,1,2\n',
    '1 of 2 rows has more cells than the header; its new cell was put in its column (first: standard input:3, 3 cells for 2 columns)',
  ],
  [
    'raine/ramda-cli#15: ... dropped',
    '-c p -a --bad skip',
    'p,x\n0.5,1,2\n0.5,1\n',
    'p,x,p_logit\n0.5,1,0\n',
    '1 of 2 rows has more cells than the header and was dropped (first: standard input:2, 3 cells for 2 columns)',
  ],
  [
    'what is recovered, without a header',
    '-c 1 -i --no-header --bad keep',
    '0.5,1\n0.5,1,2\n',
    '0,1,0.5\n0,1,0.5,2\n',
    '1 of 2 rows has more cells than the first row; its new cell was put in its column (first: standard input:2, 3 cells for 2 columns)',
  ],
  [
    'in place, two cells too many in the first row',
    '-c p',
    'p,x\n0.5,1,2,3\n0.5,1\n',
    'p,x\n0,1,2,3\n0,1\n',
    '1 of 2 rows has more cells than the header (first: standard input:2, 4 cells for 2 columns)',
  ],
  [
    'row names of rows whose last cell is empty in the first',
    '-c a',
    'a,b\nr1,0.5,\nr2,0.5,1\n'.replaceAll('r', ''),
    'a,b\ninf,0.5,\nnan,0.5,1\n',
    `2 of 2 rows have more cells than the header (first: standard input:2, 3 cells for 2 columns; ${ROW_NAMES} ... | sed '1s/^/row,/' | logit ...)`,
  ],
  [
    'a decimal comma after others',
    '-c p',
    'id,p\n1,1\n2,0,25\n',
    'id,p\n1,inf\n2,-inf,25\n',
    `1 of 2 rows has more cells than the header (first: standard input:3, 3 cells for 2 columns; a decimal comma in "0,25"? quote such numbers, or use another delimiter)`,
  ],
  [
    'quotes that a backslash marks, after others',
    '-c p',
    'p,h\n0.5,a\n0.5,"a\\", b"\n',
    'p,h\n0,a\n0,"a\\", b"\n',
    `1 of 2 rows has more cells than the header (first: standard input:3, 3 cells for 2 columns; a quote escaped as \\": ... | sed 's/\\\\"/""/g' | logit ...)`,
  ],
];

describe('rows with more cells than the header are reported', () => {
  it.each(REPORTED)('%s', async (_, args, stdin, text, message) => {
    for (const more of [[], ['-q']]) {
      const outcome = await call([...words(args), ...more], { stdin });
      const lines = outcome.stderr.split('\n').filter((line) => /more cells/.test(line));
      expect({ lines, text: outcome.text, code: outcome.code }).toEqual({
        lines: [`logit: warning: ${message}`],
        text,
        code: 0,
      });
    }
  });

  it.each(REPORTED)('%s: --strict makes it an error', async (_, args, stdin, __, message) => {
    const { stderr, code } = await call([...words(args), '--strict'], { stdin });
    expect(stderr).toContain(`logit: error: ${message}\n`);
    expect(code).toBe(1);
  });

  it.each(REPORTED.filter(([, , , , message]) => message.includes('| logit')))(
    '%s: after the command in the message it is not',
    async (_, args, stdin, __, message) => {
      const { stderr, code } = await followed(message, words(args), stdin);
      expect(stderr).not.toContain('more cells');
      expect(code).toBe(0);
    },
  );

  it.each([[['--check']], [['-f', 'tensor']]])('also with %j', async (more) => {
    const { stderr } = await call(['-c', 'p', ...more], { stdin: 'p,x\n0.5,1,2,3\n' });
    expect(stderr).toContain(
      'logit: warning: 1 of 1 row has more cells than the header (first: standard input:2, 4 cells for 2 columns)\n',
    );
  });

  it('in an array', async () => {
    const files = { 'a.csv': 'p,x\n0.5,1,2,3\n' };
    const { stderr } = await run(['-c', 'p', '-o', 'a.npy', 'a.csv'], { files });
    expect(stderr).toContain(
      '1 of 1 row has more cells than the header (first: a.csv:2, 4 cells for 2 columns)\n',
    );
  });

  it('of all files as one, where the first is', async () => {
    const files = { 'a.csv': 'p,x\n0.5,1\n', 'b c.csv': 'p,x\n0.5,1,\n0.5,1\n' };
    const { stderr } = await run(['-c', 'p', 'a.csv', 'b c.csv'], { files });
    expect(stderr).toContain(
      `1 of 3 rows has more cells than the header (first: b c.csv:2, 3 cells for 2 columns; ${DELIMITER} sed '1s/$/,/' < 'b c.csv' | logit ...)\n`,
    );
  });

  it.each([[1], [700], [20_000]])('after %i even rows, wherever reads end', async (even) => {
    const stdin = `p,x\n${'0.5,"a,b"\n'.repeat(even)}0.5,1,2\n${'0.5,c\n'.repeat(even)}0.5,"1,\n",2,3\n`;
    const { stderr } = await call(['-c', 'p'], { stdin: [stdin.slice(0, 40_000), stdin.slice(40_000)] });
    expect(stderr).toContain(
      `2 of ${2 * even + 2} rows have more cells than the header (first: standard input:${even + 2}, 3 cells for 2 columns)\n`,
    );
  });

  it('and --append stops at the first, with a fix', async () => {
    const { text, stderr, code } = await call(['-c', 'B', '-a'], { stdin: 'A,B,C\n1,0.5,0.7,\n' });
    const message = `2: the row has 4 cells but the header has 3, so an appended cell would be in the wrong column (${DELIMITER} ... | sed 's/,$//' | logit ...)`;
    expect({ text, stderr, code }).toEqual({
      text: 'A,B,C,B_logit\n',
      stderr: `logit: error: standard input:${message}\n`,
      code: 1,
    });
    expect((await followed(message, ['-c', 'B', '-a'], 'A,B,C\n1,0.5,0.7,\n')).text).toBe(
      'A,B,C,B_logit\n1,0.5,0.7,0\n',
    );
  });

  it('also stops the second of several files whose rows have names', async () => {
    const files = { 'a.csv': 'p,x\n0.5,1\n', 'b.csv': 'p,x\nr1,0.5,1\n' };
    const { stderr, code } = await run(['-c', 'p', 'a.csv', 'b.csv'], { files });
    expect({ stderr, code }).toEqual({
      stderr: `logit: error: b.csv:2: the row has 3 cells but the header has 2 (${ROW_NAMES} sed '1s/^/row,/' < b.csv | logit ...)\n`,
      code: 1,
    });
  });
});
