import { describe, expect, it } from 'vitest';
import { call } from '../support/command.ts';
import { followed } from '../support/followed.ts';

const words = (args: string): string[] => args.match(/'[^']*'|\S+/g)!.map((word) => word.replaceAll("'", ''));

/** Source, arguments, standard input, message, and what the command in the message makes of it. */
type Stopped = readonly [source: string, args: string, stdin: string, message: string, mended: string];

const ROW_NAMES = 'row names without a header cell?';

const SPACES = 'several spaces between columns?';

const STOPPED: readonly Stopped[] = [
  [
    'Rdatatable/data.table#763: row names of write.table',
    '-d tab -c p_b',
    '"p_a"\t"p_b"\n"r1"\t0.4\t0.5\n"r2"\t0.5\t1\n',
    `2: the row has 3 cells but the header has 2 (${ROW_NAMES} ... | perl -pe 's/^/row\\t/ if $. == 1' | logit ...)`,
    'row\t"p_a"\t"p_b"\n"r1"\t0.4\t0\n"r2"\t0.5\tinf\n',
  ],
  [
    'Rdatatable/data.table#1818: the same with commas',
    '-c p_b',
    'p_a,p_b\n1,0.4,0.5\n2,0.5,1\n',
    `2: the row has 3 cells but the header has 2 (${ROW_NAMES} ... | sed '1s/^/row,/' | logit ...)`,
    'row,p_a,p_b\n1,0.4,0\n2,0.5,inf\n',
  ],
  [
    'alexhallam/tv#174: after a byte order mark, with quotes and a column named row',
    "-d ; -c 'p b'",
    '\ufeff"row";"p b"\r\n"1; a";"x";0.5\r\n',
    `2: the row has 3 cells but the header has 2 (${ROW_NAMES} ... | perl -pe 's/^\\xef\\xbb\\xbf\\K/row_name\\;/ if $. == 1' | logit ...)`,
    '\ufeffrow_name;"row";"p b"\r\n"1; a";"x";0\r\n',
  ],
  [
    '... after a blank line',
    '-c p',
    '\ufeff\n\np\nr1,0.5\nr2,0.5\n',
    `4: the row has 2 cells but the header has 1 (${ROW_NAMES} ... | sed '3s/^/row,/' | logit ...)`,
    '\ufeff\n\nrow,p\nr1,0\nr2,0\n',
  ],
  [
    'tidyverse/vroom#222: one row only',
    '-c p -a --bad keep',
    'p\nr1,0.5\n',
    `2: the row has 2 cells but the header has 1 (${ROW_NAMES} ... | sed '1s/^/row,/' | logit ...)`,
    'row,p,p_logit\nr1,0.5,0\n',
  ],
  [
    'kfuku52/amalgkit#86: a column by number',
    '-c 2 -d |',
    'p_a|p_b\nr1|0.4|0.7\n',
    `2: the row has 3 cells but the header has 2 (${ROW_NAMES} ... | sed '1s/^/row|/' | logit ...; column numbers then increase by one)`,
    'row|p_a|p_b\nr1|-0.4054651081081643|0.7\n',
  ],
  [
    'R: write.table with its defaults',
    "-d ' ' -c p_b",
    '"p_a" "p_b"\n"r 1" 0.4 0.5\n"r 2" 0.5 1\n',
    `2: the row has 3 cells but the header has 2 (${ROW_NAMES} ... | sed '1s/^/row /' | logit ...)`,
    'row "p_a" "p_b"\n"r 1" 0.4 0\n"r 2" 0.5 inf\n',
  ],
  [
    'JuliaData/CSV.jl#371: several spaces between columns',
    "-d ' ' -c p",
    'id   p\n1    0.25\n10   0.5\n',
    `2: the row has 5 cells but the header has 4 (${SPACES} ... | tr -s ' ' | logit ...)`,
    'id p\n1 -1.0986122886681098\n10 0\n',
  ],
  [
    'deephaven/deephaven-csv#212: a row of the right length before them',
    "-d ' ' -c p",
    'id p\n1 0.5\n10   0.5\n',
    `3: the row has 4 cells but the header has 2 (${SPACES} ... | tr -s ' ' | logit ...)`,
    'id p\n1 0\n10 0\n',
  ],
  [
    'harelba/q#38: aligned on the right',
    "-d ' ' -c p",
    ' id p\n  1 0.25\n 10 0.5\n',
    `2: the row has 4 cells but the header has 3 (${SPACES} ... | tr -s ' ' | logit ...)`,
    ' id p\n 1 -1.0986122886681098\n 10 0\n',
  ],
  [
    'Text-CSV_XS#36: aligned on the right, the longest without a space',
    "-d ' ' -c p",
    '  id p\n   1 0.5\n1000 0.5\n',
    `2: the row has 5 cells but the header has 4 (${SPACES} ... | sed 's/^ *//' | tr -s ' ' | logit ...)`,
    'id p\n1 0\n1000 0\n',
  ],
  [
    'csv of column -t: spaces at the end of a row',
    "-d ' ' -c p",
    'p  id\n0.5  a  \n0.5  b \n',
    `2: the row has 5 cells but the header has 3 (${SPACES} ... | sed 's/^ *//; s/ *$//' | tr -s ' ' | logit ...)`,
    'p id\n0 a\n0 b\n',
  ],
  [
    'tidyverse/readr#166: an index without a name',
    "-d ' ' -c p",
    '   p  q\n0  0.5  0.9\n1  0.5  0.8\n',
    `2: the row has 5 cells but the header has 6 (${SPACES} ... | tr -s ' ' | logit ...)`,
    ' p q\n0 0 0.9\n1 0 0.8\n',
  ],
  [
    'a row too few, and no way to know which',
    "-d ' ' -c p --bad skip",
    'p x\n0.5 a\n0.5\n0.5 a b\n',
    '3: the row has 1 cell but the header has 2 (separate columns with one space, or use another delimiter)',
    '',
  ],
  [
    '... without a header',
    "-d ' ' -c 2 --no-header",
    '1 0.5\n2  0.5\n',
    `2: the row has 3 cells but the first row has 2 (${SPACES} ... | tr -s ' ' | logit ...)`,
    '1 0\n2 0\n',
  ],
  [
    'thousands separators without quotes',
    '-s -c p',
    'p\n1,000.5\n1,000\n',
    '2: the row has 2 cells but the header has 1 (a thousands separator in "1,000.5"? ... | tr -d , | logit ...)',
    'p\n1\n1\n',
  ],
  [
    '... in the last of several columns',
    '-s -c p',
    'id,p\n1,1,000.5\n2,2,000\n',
    `2: the row has 3 cells but the header has 2 (a thousands separator in "1,000.5"? ... | sed -E '2,$s/,([0-9]{3}[.0-9]*)$/\\1/' | logit ...)`,
    'id,p\n1,1\n2,1\n',
  ],
  [
    'decimal commas without quotes',
    '-c p',
    'p\n0,5\n0,5\n',
    '2: the row has 2 cells but the header has 1 (a decimal comma in "0,5"? ... | tr , . | logit ...)',
    'p\n0\n0\n',
  ],
  [
    '... in the last of several columns',
    '-c p',
    'id,p\n1,0,5\n2,0,5\n',
    `2: the row has 3 cells but the header has 2 (a decimal comma in "0,5"? ... | sed -E '2,$s/,([0-9]+)$/.\\1/' | logit ...)`,
    'id,p\n1,0\n2,0\n',
  ],
  [
    '... with CRLF',
    '-c p',
    'id,p\r\n1,0,5\r\n',
    '2: the row has 3 cells but the header has 2 (a decimal comma in "0,5"? quote such numbers, or use another delimiter)',
    '',
  ],
  [
    'another delimiter',
    '-c 1',
    'p;q\n0,5;1\n',
    `2: the row has 2 cells but the header has 1 (is ";" the delimiter? use -d ';')`,
    '',
  ],
  [
    'johnkerl/miller#1418: a delimiter in a cell without quotes',
    '-c p',
    'id,name,p\n1,Lovelace, Ada,0.5\n2,Gauss,0.5\n',
    '2: the row has 4 cells but the header has 3 (quote cells that contain the delimiter)',
    '',
  ],
  [
    'ClickHouse/ClickHouse#10624: quotes that a backslash marks',
    '-c p',
    'h,p\n"a\\", b",0.5\n',
    `2: the row has 3 cells but the header has 2 (a quote escaped as \\": ... | sed 's/\\\\"/""/g' | logit ...)`,
    'h,p\n"a"", b",0\n',
  ],
  [
    'sargunv/kotlin-dsv#44: the same with another quote',
    '-c p --quote | ',
    'h,p\n|a\\|, b|,0.5\n',
    `2: the row has 3 cells but the header has 2 (a quote escaped as \\|: ... | sed 's/\\\\|/||/g' | logit ...)`,
    'h,p\n|a||, b|,0\n',
  ],
];

describe('a first row that shows that cells would be taken for others stops before anything is written', () => {
  it.each(STOPPED)('%s', async (_, args, stdin, message) => {
    for (const more of [[], ['-q'], ['-f', 'tensor'], ['--check']]) {
      if (args.includes('-a') && more.length > 0 && more[0] !== '-q') continue;
      const { text, stderr, code } = await call([...words(args), ...more], { stdin });
      expect({ text, stderr, code }).toEqual({
        text: '',
        stderr: `logit: error: standard input:${message}\n`,
        code: 1,
      });
    }
  });

  it.each(STOPPED)('%s, byte by byte', async (_, args, stdin, message) => {
    const pieces = [...Buffer.from(stdin)].map((byte) => Buffer.of(byte));
    const { stderr, code } = await call(words(args), { stdin: pieces });
    // What is not read yet may show another cause.
    const [said] = message.split(' (');
    expect({ said: stderr.split(' (')[0], code }).toEqual({
      said: `logit: error: standard input:${said}`,
      code: 1,
    });
  });

  it.each(STOPPED.filter(([, , , , mended]) => mended !== ''))(
    '%s: the command in the message works',
    async (_, args, stdin, message, mended) => {
      const { text, code } = await followed(message, words(args), stdin);
      expect({ text, code }).toEqual({ text: mended, code: 0 });
    },
  );
});
