import { describe, expect, it } from 'vitest';
import { logit } from '../../src/engine/convert.ts';
import { call, run } from '../support/command.ts';

/** Runs on Latin-1 text, so that every byte can be written. */
async function bytes(args: readonly string[], stdin: string): Promise<string> {
  const { stdout, stderr, code } = await call(args, { stdin: Buffer.from(stdin, 'latin1') });
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return stdout.toString('latin1');
}

describe('the bytes of a file but the numbers are written as they were read', () => {
  it.each([
    ['LF', 'p,x\n0.5,a\n0.5,b\n', 'p,x\n0,a\n0,b\n'],
    ['CRLF', 'x,p\r\na,0.5\r\nb,0.5\r\n', 'x,p\r\na,0\r\nb,0\r\n'],
    ['mixed line endings', 'x,p\r\na,0.5\nb,0.5\r\nc,0.5', 'x,p\r\na,0\nb,0\r\nc,0'],
    ['CR within a line', 'p,x\n0.5,a\rb\n', 'p,x\n0,a\rb\n'],
    ['CR twice at the end of a line', 'p,x\r\r\n0.5,a\r\r\n', 'p,x\r\r\n0,a\r\r\n'],
    ['no last line ending', 'p\n0.5', 'p\n0'],
    ['CR as the last byte', 'p\n0.5\r', 'p\n0\r'],
    ['a byte order mark', '\xef\xbb\xbfp\n0.5\n', '\xef\xbb\xbfp\n0\n'],
    ['a byte order mark in the middle', 'p,x\n0.5,\xef\xbb\xbf\n', 'p,x\n0,\xef\xbb\xbf\n'],
    ['a part of a byte order mark', 'x\xef\xbb,p\n1,0.5\n', 'x\xef\xbb,p\n1,0\n'],
    ['blank lines', '\n\r\np\n\n0.5\n\r\n\n0.5\n\n\n', '\n\r\np\n\n0\n\r\n\n0\n\n\n'],
    ['blank lines after a byte order mark', '\xef\xbb\xbf\n\np\n0.5', '\xef\xbb\xbf\n\np\n0'],
    ['bytes that are no valid UTF-8', 'x\xe9,p\n\xff\xfe\x80,0.5\n', 'x\xe9,p\n\xff\xfe\x80,0\n'],
    ['NUL', 'x,p\n\0a\0,0.5\n', 'x,p\n\0a\0,0\n'],
    ['all other bytes', `x,p\n${allBytes()},0.5\n`, `x,p\n${allBytes()},0\n`],
    ['spaces round a number', 'p,x\n  0.5\t,a\n', 'p,x\n  0\t,a\n'],
    ['spaces round other cells', ' x ,p\n  a  ,0.5\n', ' x ,p\n  a  ,0\n'],
    ['needless quotes', '"x","p"\n"a","0.5"\n', '"x","p"\n"a","0"\n'],
    ['quotes with spaces inside', 'p,x\n" 0.5 ",a\n', 'p,x\n" 0 ",a\n'],
    ['quotes with spaces round them', 'p,x\n "0.5" ,a\n', 'p,x\n "0" ,a\n'],
    ['quotes with a line break inside', 'p,x\n"\n0.5\r\n",a\n', 'p,x\n"\n0\r\n",a\n'],
    ['numbers of other columns', 'p,q\n0.5,00.50\n0.50,1e0\n', 'p,q\n0,00.50\n0,1e0\n'],
    ['a number with a percent sign', 'p\n50%\n', 'p\n0\n'],
    ['only a header', 'p,q\n', 'p,q\n'],
    ['only a header without a line ending', 'p,q', 'p,q'],
    ['only blank lines', '\n\r\n\n', '\n\r\n\n'],
    ['nothing', '', ''],
    ['only a byte order mark', '\xef\xbb\xbf', '\xef\xbb\xbf'],
  ])('%s', async (_, stdin, expected) => {
    expect(await bytes(['-c', 'p'], stdin)).toBe(expected);
  });

  it('and so does the built command', async () => {
    const stdin = Buffer.from('\xef\xbb\xbfx\xe9,p\r\n"a\n""b, ",0.5\n\n\0,"50%"', 'latin1');
    const { stdout, stderr, code } = await run(['-c', 'p'], { stdin });
    expect(stdout.toString('latin1')).toBe('\xef\xbb\xbfx\xe9,p\r\n"a\n""b, ",0\n\n\0,"0"');
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  });
});

/** All but the comma, the quote and LF. */
function allBytes(): string {
  return Array.from({ length: 256 }, (_, i) => String.fromCharCode(i))
    .join('')
    .replace(/[,"\n]/g, '');
}

describe('quoting', () => {
  it.each([
    ['a delimiter in quotes', 'x,p\n"a,b",0.5\n', 'x,p\n"a,b",0\n'],
    ['a line break in quotes', 'x,p\n"a\nb\r\n",0.5\n', 'x,p\n"a\nb\r\n",0\n'],
    ['a doubled quote in quotes', 'x,p\n"a"",""b",0.5\n', 'x,p\n"a"",""b",0\n'],
    ['nothing in quotes', 'x,p\n"",0.5\n', 'x,p\n"",0\n'],
    ['only a quote in quotes', 'x,p\n"""",0.5\n', 'x,p\n"""",0\n'],
    ['a stray quote in a cell', 'x,p\na"b,0.5\n5" disk,0.5\n', 'x,p\na"b,0\n5" disk,0\n'],
    ['a stray quote at the end of a cell', 'x,p\nab",0.5\n', 'x,p\nab",0\n'],
    ['a quote after a space', 'x,p\n "a,0.5\n', 'x,p\n "a,0\n'],
    ['text after the closing quote', 'x,p\n"a"b,0.5\n"a"b"c,0.5\n', 'x,p\n"a"b,0\n"a"b"c,0\n'],
    ['stray quotes in the header', 'x"y,"a"b,p\n1,2,0.5\n', 'x"y,"a"b,p\n1,2,0\n'],
    ['quoted names', '"x\n,","p"\n1,0.5\n', '"x\n,","p"\n1,0\n'],
  ])('%s', async (_, stdin, expected) => {
    expect(await bytes(['-c', 'p'], stdin)).toBe(expected);
    expect(await bytes(['-c', 'p'], stdin.replaceAll('\n', '\r\n').replaceAll('\r\r', '\r'))).toBe(
      expected.replaceAll('\n', '\r\n').replaceAll('\r\r', '\r'),
    );
  });

  it.each([
    [`--quote '`, `x,p\n'a,b',0.5\n"a,'0.5'\n`, `x,p\n'a,b',0\n"a,'0'\n`],
    ['--quote |', 'x,p\n|a,||b|,0.5\n', 'x,p\n|a,||b|,0\n'],
    ['--quote none', 'x,p\n"a,0.5\n"b,0.5\n', 'x,p\n"a,0\n"b,0\n'],
    ['--quote none', 'x,p\n\0a,0.5\nb,0.5\n', 'x,p\n\0a,0\nb,0\n'],
    ['--quote none', 'x,"p,p\n"",0.5,0.5\n', 'x,"p,p\n"",0.5,0\n'],
  ])('%s', async (option, stdin, expected) => {
    expect(await bytes([...option.split(' '), '-c', 'p'], stdin)).toBe(expected);
  });

  it('--quote none: a number in quotes is not a number', async () => {
    expect(await call(['--quote', 'none', '-c', 'p'], { stdin: 'p\n"0.5"\n' })).toMatchObject({
      stderr:
        'logit: error: standard input:2: column "p": ""0.5"" is not a number (use --bad keep, nan or skip to continue)\n',
      code: 1,
    });
  });

  it.each([
    ['in a row', 'x,p\na,0.5\n"b,0.5\nc,0.5\n', 3, 'x,p\na,0\n'],
    ['after a quoted line break', 'x,p\n"a\n\n",0.5\nb,"0.5\n', 5, 'x,p\n"a\n\n",0\n'],
    ['in the second cell of a row of several lines', 'x,p\n"a\n","0.5\n\n', 3, 'x,p\n'],
    ['in the header', '\n"x,p\n1,0.5\n', 2, ''],
    ['at the very end', 'x,p\na,"', 2, 'x,p\n'],
    ['as the only byte', '"', 1, ''],
    ['that a doubled quote does not close', 'p\n"0.5""\n', 2, 'p\n'],
  ])(
    'a quote that never closes, %s: the message names the line it opened on',
    async (_, stdin, line, written) => {
      for (const pieces of [[stdin], stdin.split('')]) {
        const { text, stderr, code } = await call(['-c', 'p'], { stdin: pieces });
        const message = `logit: error: standard input:${line}: unterminated quote (use --quote none if quotes are ordinary text)\n`;
        expect({ text, stderr, code }).toEqual({ text: written, stderr: message, code: 1 });
      }
    },
  );

  it('an unterminated quote in a long input takes no longer than reading it', async () => {
    const piece = Buffer.from('1,0.5\n'.repeat(10_000));
    const stdin = ['x,p\n"1,0.5\n', ...Array<Buffer>(1000).fill(piece)];
    const { stderr, code } = await call(['-c', 'p'], { stdin });
    expect({ stderr, code }).toEqual({
      stderr:
        'logit: error: standard input:2: unterminated quote (use --quote none if quotes are ordinary text)\n',
      code: 1,
    });
  });
});

describe('the delimiter', () => {
  it.each([
    ['-d ;', 'x;p\na,b;0.5\n', 'x;p\na,b;0\n'],
    ['-d tab', 'x\tp\na,b\t0.5\n', 'x\tp\na,b\t0\n'],
    ['-d \\t', 'x\tp\n"a\tb"\t0.5\n', 'x\tp\n"a\tb"\t0\n'],
    ['-d \t', 'x\tp\na\t 0.5 \n', 'x\tp\na\t 0 \n'],
    ['-d |', 'x|p\na|0.5\n', 'x|p\na|0\n'],
    ['-d :', 'x:p\n:0.5\n', 'x:p\n:0\n'],
    ['-d \x01', 'x\x01p\na,b\x010.5\n', 'x\x01p\na,b\x010\n'],
    ['-d \x1f --quote \x1e', '\x1ex\x1fy\x1e\x1fp\na\x1f0.5\n', '\x1ex\x1fy\x1e\x1fp\na\x1f0\n'],
  ])('%s', async (option, stdin, expected) => {
    expect(await bytes([...option.split(' '), '-c', 'p'], stdin)).toBe(expected);
  });

  it('may be a space', async () => {
    expect(await bytes(['-d', ' ', '-c', 'p'], 'x p\na 0.5\n')).toBe('x p\na 0\n');
  });

  it.each([
    ['data.tsv', [], 'x\tp\na,b\t0.5\n', 'x\tp\na,b\t0\n'],
    ['data.TAB', [], 'x\tp\na,b\t0.5\n', 'x\tp\na,b\t0\n'],
    ['data.tsv', ['-d', ','], 'x,p\na\tb,0.5\n', 'x,p\na\tb,0\n'],
    ['data.csv', [], 'x,p\na\tb,0.5\n', 'x,p\na\tb,0\n'],
    ['tsv', [], 'x,p\na\tb,0.5\n', 'x,p\na\tb,0\n'],
  ])('of %s with %j', async (name, args, content, text) => {
    expect(await call(['-c', 'p', name, ...args], { files: { [name]: content } })).toMatchObject({
      text,
      stderr: '',
      code: 0,
    });
  });

  it('has to be named where the names of the files disagree', async () => {
    const files = { 'a.tsv': 'p\n0.5\n', 'b.csv': 'p\n0.5\n' };
    expect(await call(['-c', 'p', 'a.tsv', 'b.csv'], { files })).toMatchObject({ text: '', code: 2 });
    expect(await call(['-c', 'p', '-d', 'tab', 'a.tsv', 'b.csv'], { files })).toMatchObject({
      text: 'p\n0\n0\n',
      code: 0,
    });
  });
});

describe('-f tensor of columns', () => {
  const stdin = 'id,p,q\na,0.5,0.2\nb,0.8,1\n';
  it.each([
    [['-c', 'p'], 'tensor([0.0000, 1.3863], dtype=torch.float64)\n'],
    [['-c', 'p,q'], 'tensor([[ 0.0000, -1.3863],\n        [ 1.3863,     inf]], dtype=torch.float64)\n'],
    [['-c', 'q,p'], 'tensor([[-1.3863,  0.0000],\n        [    inf,  1.3863]], dtype=torch.float64)\n'],
    [['-c', 'p', '--dtype', 'float32', '-p', '2'], 'tensor([0.00, 1.39])\n'],
    [
      ['-c', 'p', '-i', '--dtype', 'float32'],
      'probs: tensor([0.5000, 0.8000])\nlogits: tensor([0.0000, 1.3863])\nsigmoid(logits): tensor([0.5000, 0.8000])\n',
    ],
    [
      ['-c', 'p', '-i', '-s', '--dtype', 'float32'],
      'logits: tensor([0.5000, 0.8000])\nprobs: tensor([0.6225, 0.6900])\nlogit(probs): tensor([0.5000, 0.8000])\n',
    ],
  ])('%j', async (args, text) => {
    expect(await call([...args, '-f', 'tensor'], { stdin })).toMatchObject({ text, code: 0 });
  });

  it.each([
    [['-c', 'p'], 'p\n', 'tensor([], dtype=torch.float64)\n'],
    [['-c', 'p,q'], 'p,q\n', 'tensor([], size=(0, 2), dtype=torch.float64)\n'],
    [['-c', 'p'], '', 'tensor([], dtype=torch.float64)\n'],
    [['-c', 'p', '--bad', 'skip'], 'p,q\n0.5,1\nx,1\n', 'tensor([0.], dtype=torch.float64)\n'],
    [['-c', 'p', '--bad', 'nan'], 'p,q\n0.5,1\nx,1\n', 'tensor([0., nan], dtype=torch.float64)\n'],
    [['-c', 'q', '--bad', 'keep'], 'p,q\n0.5,0.5\n1\n', 'tensor([0., nan], dtype=torch.float64)\n'],
  ])('%j of %j', async (args, rows, text) => {
    expect(await call([...args, '-f', 'tensor', '-q'], { stdin: rows })).toMatchObject({
      text,
      stderr: '',
      code: 0,
    });
  });

  it('keeps only the edges of many rows', async () => {
    const numbers = Array.from({ length: 50_000 }, (_, i) => (i + 1) / 50_001);
    const { text } = await call(['-c', 'p', '-f', 'tensor', '-p', '2'], {
      stdin: `p\n${numbers.join('\n')}\n`,
    });
    const edges = [...numbers.slice(0, 3), ...numbers.slice(-3)].map((p) => logit(p).toFixed(2).padStart(6));
    edges.splice(3, 0, ' ...');
    expect(text).toBe(`tensor([${edges.join(', ')}],\n       dtype=torch.float64)\n`);
  });
});
