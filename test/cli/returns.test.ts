import { describe, expect, it } from 'vitest';
import { call, run } from '../support/command.ts';
import { followed } from '../support/followed.ts';

const REPLACE = "unsupported CR line endings (convert them: ... | tr '\\r' '\\n' | logit ...)";
const UNIFY = "unsupported CR line endings (convert them: ... | perl -pe 's/\\r\\n?/\\n/g' | logit ...)";
const REMOVE = "a cell ends with CR (remove it: ... | tr -d '\\r' | logit ...)";

/** Source, arguments, standard input, what is written before, message, and what its command makes of the input. */
type Row = readonly [
  source: string,
  args: string,
  stdin: string,
  written: string,
  message: string,
  mended: string,
];

const STOPPED: readonly Row[] = [
  [
    'pola-rs/polars#5729: the header ends with CR, rows with LF',
    '-c p',
    'p,id\r0.5,1\n0.5,2\n',
    '',
    `1: ${REPLACE}`,
    'p,id\n0,1\n0,2\n',
  ],
  [
    '... with a new column',
    '-c p -a',
    'p,id\r0.5,1\n0.5,2\n',
    '',
    `1: ${REPLACE}`,
    'p,id,p_logit\n0.5,1,0\n0.5,2,0\n',
  ],
  [
    'Rdatatable/data.table#7384: CR and CRLF',
    '-c p',
    'p,id\r\n0.5,1\r0.5,2\r\n0.5,3\r\n',
    '',
    `2: ${UNIFY}`,
    'p,id\n0,1\n0,2\n0,3\n',
  ],
  [
    '... far on',
    '-c p --bad keep',
    'p,id\r\n0.5,1\r\n0.5,1\r0.5,2\r\n0.5,3\r\n',
    'p,id\r\n0,1\r\n',
    `3: ${UNIFY}`,
    'p,id\n0,1\n0,1\n0,2\n0,3\n',
  ],
  [
    'mholt/PapaParse#43: CR alone, but for the last byte',
    '--no-header -c 1',
    '0.5,1\r0.5,2\r0.5,3\n',
    '',
    `1: ${REPLACE}`,
    '0,1\n0,2\n0,3\n',
  ],
  [
    'WarrenWilkinson/read-csv#7: a file with LF before one with CR',
    '-c p --bad skip',
    'p,id\n0.5,1\np,id\r0.5,1\r0.5,2\r',
    'p,id\n0,1\n',
    `3: ${REPLACE}`,
    'p,id\n0,1\n0,1\n0,2\n',
  ],
  ['... of one column', '-c p', 'p\n0.5\n0.5\r0.5\r', 'p\n0\n', `3: ${REPLACE}`, 'p\n0\n0\n0\n'],
  [
    '... with the column in quotes',
    '-c p',
    '"p","x"\n"0.5","a"\r"0.5","b"\n',
    '',
    `2: ${REPLACE}`,
    '"p","x"\n"0","a"\n"0","b"\n',
  ],
  ['blank lines that end so', '-c p', '\r\rp,x\r\r0.5,1\r', '', `1: ${REPLACE}`, '\n\np,x\n\n0,1\n'],
  [
    'rows that are too short',
    '-c p',
    'p,x,y\n0.5,1,2\n0.5\r0.5\n',
    'p,x,y\n0,1,2\n',
    `3: ${REPLACE}`,
    'p,x,y\n0,1,2\n0\n0\n',
  ],
  ['rows that begin with an empty cell', '-c p', ',p\r,0.5\r,0.5\n', '', `1: ${REPLACE}`, ',p\n,0\n,0\n'],
  [
    'paste -d, of a file with CRLF and one with LF',
    '-c p',
    'id\r,p\n1\r,0.5\n2\r,0.5\n',
    '',
    `1: ${REMOVE}`,
    'id,p\n1,0\n2,0\n',
  ],
  ['objects of JSON', '--jsonl -c p', '{"p":0.5}\r{"p":0.5}\r', '', `1: ${REPLACE}`, '{"p":0}\n{"p":0}\n'],
  [
    '... some of which end with CRLF',
    '--jsonl -c p --bad skip',
    '{"p":0.5}\r\n{"p":0.5}\r {"p":0.5}\r\n',
    '{"p":0}\r\n',
    `2: ${UNIFY}`,
    '{"p":0}\n{"p":0}\n {"p":0}\n',
  ],
  [
    '... with something else between',
    '--jsonl -c p --bad skip',
    '{"p":0.5}\n{"p":0.5}\rnull\r{"p":0.5}',
    '{"p":0}\n',
    `2: ${REPLACE}`,
    '{"p":0}\n{"p":0}\n{"p":0}',
  ],
  ['... which comes first', '--jsonl -c p --bad skip', 'log\r{"p":0.5}\n', '', `1: ${REPLACE}`, '{"p":0}\n'],
];

const words = (args: string): string[] => args.split(' ');

describe('carriage returns that end lines', () => {
  it.each(STOPPED)('%s', async (_, args, stdin, written, message) => {
    for (const pieces of [[stdin], stdin.split('')]) {
      const { text, stderr, code } = await call(words(args), { stdin: pieces });
      expect({ text, stderr, code }).toEqual({
        text: written,
        stderr: `logit: error: standard input:${message}\n`,
        code: 1,
      });
    }
  });

  it.each(STOPPED)('%s: the command in the message works', async (_, args, stdin, __, message, mended) => {
    const { text, code } = await followed(message, words(args), stdin);
    expect({ text, code }).toEqual({ text: mended, code: 0 });
  });

  it.each([['--check'], ['-f', 'tensor']])('also with %s', async (...more) => {
    const { stderr, code } = await call(['-c', 'p', ...more], { stdin: 'p,x\n0.5,1\n0.5,2\r1.5,3\n' });
    expect({ stderr, code }).toEqual({ stderr: `logit: error: standard input:3: ${REPLACE}\n`, code: 1 });
  });

  it('in the header of a later file', async () => {
    const files = { 'a.csv': 'p,x\n0.5,1\n', 'b.csv': 'p,x\r0.5,1\r' };
    const { stderr, code } = await run(['-c', 'p', 'a.csv', 'b.csv'], { files });
    expect({ stderr, code }).toEqual({
      stderr: `logit: error: b.csv:1: ${REPLACE.replace('... | tr', 'tr').replace(' |', ' < b.csv |')}\n`,
      code: 1,
    });
  });
});

describe('carriage returns that end no lines', () => {
  it.each([
    ['in quotes', ['-c', 'p'], 'p,"a\rb"\n0.5,"\r\r1"\n', 'p,"a\rb"\n0,"\r\r1"\n'],
    [
      'in quotes, in a row that is too long',
      ['-c', 'p'],
      'p,x\n0.5,1\n0.5,"a\rb",2\n',
      'p,x\n0,1\n0,"a\rb",2\n',
    ],
    [
      'more than one before LF',
      ['-c', 'p'],
      'p,x\r\r\n0.5,1\r\r\n0.5,1,2\r\r\n',
      'p,x\r\r\n0,1\r\r\n0,1,2\r\r\n',
    ],
    ['round a number', ['-c', 'p'], 'p,x\n\r0.5\r,1\n', 'p,x\n\r0\r,1\n'],
    ['in text of a row that is not too long', ['-c', 'p'], 'p,x\n0.5,a\rb\n', 'p,x\n0,a\rb\n'],
    ['at the end of the last row', ['-c', 'p'], 'p\r\n0.5\r', 'p\r\n0\r'],
    [
      'between members',
      ['--jsonl', '-c', 'p'],
      '{"p":0.5,\r"q":{\r"r":1\r}\r}\r\n',
      '{"p":0,\r"q":{\r"r":1\r}\r}\r\n',
    ],
    [
      'in what is not an object',
      ['--jsonl', '-c', 'p', '--bad', 'keep'],
      '[\r{"p":0.5},\r{"p":1}\r]\n',
      '[\r{"p":0.5},\r{"p":1}\r]\n',
    ],
  ])('%s', async (_, args, stdin, text) => {
    expect(await call(args, { stdin })).toMatchObject({ text, code: 0 });
  });

  it.each([
    ['0.5\r0.25\r', '0\n-1.0986122886681098\n'],
    ['# comment\r0.5\r# another\r\n0.5\r', '0\n0\n'],
    ['0.5 # a\r0.5 # b\r', '0\n0\n'],
  ])('part the numbers of a stream, and end its comments: %j', async (stdin, text) => {
    for (const pieces of [[stdin], stdin.split('')])
      expect(await call([], { stdin: pieces })).toMatchObject({ text, stderr: '', code: 0 });
  });

  it('a word after the comment stops', async () => {
    const { stderr, code } = await call([], { stdin: '# a\rb\n0.5\n' });
    expect({ stderr, code }).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('"b" is not a number'),
    });
  });
});
