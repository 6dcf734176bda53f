import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Directory, call, onWindows, run, shell } from '../support/command.ts';

describe('several files are one table', () => {
  it.each([
    ['the header is written once', ['p,x\n0.5,a\n', 'p,x\n0.5,b\n'], 'p,x\n0,a\n0,b\n'],
    ['the first one has no last line ending', ['p,x\n0.5,a', 'p,x\n0.5,b\n'], 'p,x\n0,a\n0,b\n'],
    ['nor in CRLF', ['p,x\r\n0.5,a', 'p,x\r\n0.5,b'], 'p,x\r\n0,a\r\n0,b'],
    ['the second one has other line endings', ['p\n0.5\n', 'p\r\n0.5\r\n'], 'p\n0\n0\r\n'],
    ['the second one has a byte order mark', ['p\n0.5\n', '\uFEFFp\n0.5\n'], 'p\n0\n0\n'],
    ['both have', ['\uFEFFp\n0.5\n', '\uFEFFp\n0.5\n'], '\uFEFFp\n0\n0\n'],
    ['the second header is quoted another way', ['p,"x"\n0.5,a\n', '"p",x\n0.5,b\n'], 'p,"x"\n0,a\n0,b\n'],
    ['the first one is empty', ['', 'p\n0.5\n'], 'p\n0\n'],
    ['the second one is empty', ['p\n0.5\n', '', 'p\n0.5\n'], 'p\n0\n0\n'],
    ['all are empty', ['', ''], ''],
    ['the first one is only a header', ['p\n', 'p\n0.5\n'], 'p\n0\n'],
    ['the first one is only a header without line ending', ['p', 'p\n0.5\n'], 'p\n0\n'],
    ['the second one is only a header', ['p\n0.5', 'p\n'], 'p\n0'],
    ['the second one is only a header without line ending', ['p\n0.5\n', 'p', 'p\n0.5\n'], 'p\n0\n0\n'],
    ['the second one starts with blank lines', ['p\n0.5\n', '\n\np\n0.5\n'], 'p\n0\n0\n'],
    ['a third one follows', ['p\n0.5', 'p\n0.5', 'p\n0.5'], 'p\n0\n0\n0'],
    ['the second header has a line break in it', ['"p\n"\n0.5\n', '"p\n"\n0.5\n'], '"p\n"\n0\n0\n'],
  ])('%s', async (_, contents, text) => {
    const files = Object.fromEntries(contents.map((content, i) => [`${i}.csv`, content]));
    expect(await call(['-c', '1', ...Object.keys(files)], { files })).toMatchObject({
      text,
      stderr: '',
      code: 0,
    });
  });

  it.each([
    ['no last line ending', ['0.5', '0.5\n'], '0\n0\n'],
    ['a byte order mark in the second one', ['0.5\n', '\uFEFF0.5\n'], '0\n0\n'],
    ['an empty one', ['', '0.5\n', '', '0.5'], '0\n0'],
    ['CRLF', ['0.5\r\n0.5', '0.5'], '0\r\n0\r\n0'],
  ])('without a header: %s', async (_, contents, text) => {
    const files = Object.fromEntries(contents.map((content, i) => [`${i}.csv`, content]));
    expect(await call(['--no-header', '-c', '1', ...Object.keys(files)], { files })).toMatchObject({
      text,
      stderr: '',
      code: 0,
    });
  });

  it('- is standard input among them', async () => {
    const files = { 'a.csv': 'p\n0.5', 'b.csv': 'p\n0.2' };
    expect(
      await run(['-c', 'p', 'a.csv', '-', 'b.csv', '-p', '1'], { files, stdin: 'p\n0.8' }),
    ).toMatchObject({ text: 'p\n0.0\n1.4\n-1.4', code: 0 });
  });

  it('may be the same file twice', async () => {
    expect((await call(['-c', 'p', 'a', 'a'], { files: { a: 'p\n0.5\n' } })).text).toBe('p\n0\n0\n');
  });

  it('new columns are added and lines are counted in each file', async () => {
    const files = { 'a.csv': 'p\n0.5', 'b.csv': 'p\n0.5\n\nabc\n' };
    expect(await call(['-a', '-c', 'p', 'a.csv', 'b.csv'], { files })).toMatchObject({
      text: 'p,p_logit\n0.5,0\n0.5,0\n\n',
      stderr:
        'logit: error: b.csv:4: column "p": "abc" is not a number (use --bad keep, nan or skip to continue)\n',
      code: 1,
    });
  });

  it.each([
    ['p,y\n0.5,b\n', 'b.csv: header differs from a.csv: column 2 is "y", expected "x"'],
    ['x,p\n0.5,b\n', 'b.csv: header differs from a.csv: column 1 is "x", expected "p"'],
    ['p\n0.5\n', 'b.csv: header differs from a.csv: 1 column, expected 2'],
    ['p,x,\n0.5,b,\n', 'b.csv: header differs from a.csv: 3 columns, expected 2'],
    ['0.5,b\n', 'b.csv: header differs from a.csv: column 1 is "0.5", expected "p"'],
  ])('a later header %j names other columns', async (content, message) => {
    const files = { 'a.csv': 'p,x\n0.5,a\n', 'b.csv': content };
    const { stderr, code } = await call(['-c', 'p', 'a.csv', 'b.csv'], { files });
    expect({ stderr, code }).toEqual({ stderr: `logit: error: ${message}\n`, code: 2 });
  });

  it.each([
    ['the second', 'q\n1\n', 'p\n1\n', 'b.csv'],
    ['the third', 'p\n1\n', 'q\n1\n', 'c.csv'],
    ['after a mark and blank lines', 'p\n1\n', '\ufeff\r\n\nq\n1\n', 'c.csv'],
    ['without a line end', 'p\n1\n', 'q', 'c.csv'],
  ])('a header that differs, %s, is found before anything is written', async (_, second, third, file) => {
    const files = { 'a.csv': 'p\n0.5\n', 'b.csv': second, 'c.csv': third };
    expect(await call(['-c', 'p', 'a.csv', 'b.csv', 'c.csv'], { files })).toMatchObject({
      text: '',
      stderr: `logit: error: ${file}: header differs from a.csv: column 1 is "q", expected "p"\n`,
      code: 2,
    });
  });

  it.each([
    ['"p",x\n0.5,1\n', 'p,x\n0.5,1\n'],
    ['p,x\r\n0.5,1\r\n', 'p,x\n0.5,1\n'],
    ['p,"x\ny"\n0.5,1\n', 'p,"x\ny"\n0.5,1\n'],
    ['p,x\n0.5,1\n', ''],
    ['p,x\n0.5,1\n', '\n\n'],
    ['p,x\n0.5,1\n', '\ufeffp,x\n0.5,1\n'],
  ])('headers that name the same columns are not a fault: %j and %j', async (first, second) => {
    const files = { 'a.csv': first, 'b.csv': second };
    expect(await call(['-c', 'p', 'a.csv', 'b.csv'], { files })).toMatchObject({ code: 0 });
  });

  it('make one tensor', async () => {
    const files = { 'a.csv': 'p\n0.5', 'b.csv': 'p\n1\n' };
    expect((await call(['-f', 'tensor', '-c', 'p', 'a.csv', 'b.csv'], { files })).text).toBe(
      'tensor([0., inf], dtype=torch.float64)\n',
    );
  });
});

/** Windows tells a path that cannot be from one where nothing is no more than this. */
const impossible = (reason: string): string => (onWindows ? 'no such file' : reason);

describe('files that cannot be read', () => {
  it.each([
    [['missing.csv'], 'missing.csv: cannot open: no such file or directory'],
    [['a.csv', 'missing.csv'], 'missing.csv: cannot open: no such file or directory'],
    [['no/such/folder.csv'], 'no/such/folder.csv: cannot open: no such file or directory'],
    [['a.csv/b'], `a.csv/b: cannot open: ${impossible('not a directory')}`],
    [['.'], '.: cannot read: is a directory'],
    [['a.csv', 'folder'], 'folder: cannot read: is a directory'],
    [[''], '"": cannot open: no such file or directory'],
    [['x'.repeat(300)], `${'x'.repeat(300)}: cannot open: ${impossible('file name too long')}`],
    [['new\nline'], 'new\\nline: cannot open: no such file or directory'],
  ])('%j: nothing is written', async (args, message) => {
    const directory = new Directory({ 'a.csv': 'p\n0.5\n' });
    mkdirSync(directory.at('folder'));
    for (const attempt of [call, run]) {
      const { text, stderr, code } = await attempt(['-c', 'p', ...args], { cwd: directory.path });
      expect({ text, stderr, code }).toEqual({ text: '', stderr: `logit: error: ${message}\n`, code: 2 });
    }
  });

  it('that were exchanged with the column: the right order is shown', async () => {
    const files = { 'a b.csv': 'p\n0.5\n' };
    expect(await call(['-c', 'a b.csv', 'p'], { files })).toMatchObject({
      stderr:
        "logit: error: p: cannot open: no such file or directory (the column comes first: logit -c p 'a b.csv')\n",
      code: 2,
    });
    expect((await call(['-c', 'a b.csv', '-c', 'p', 'q'], { files })).stderr).not.toContain('comes first');
  });

  // Root may read everything.
  it.skipIf(onWindows || process.getuid?.() === 0)('for want of permission', async () => {
    const directory = new Directory({ 'a.csv': 'p\n0.5\n' });
    chmodSync(directory.at('a.csv'), 0);
    expect(await run(['-c', 'p', 'a.csv'], { cwd: directory.path })).toMatchObject({
      stderr: 'logit: error: a.csv: cannot open: permission denied\n',
      code: 2,
    });
  });

  // Reading the memory of a process fails where nothing is mapped.
  it.skipIf(!existsSync('/proc/self/mem'))('a part of which cannot be read', async () => {
    const { stderr, code } = await shell('logit -c p /proc/self/mem');
    expect({ stderr, code }).toEqual({
      stderr: 'logit: error: /proc/self/mem: cannot read: input/output error\n',
      code: 2,
    });
  });
});

describe('files of other kinds', () => {
  it.each([
    ['process substitution', 'logit -c p <(cat a.csv) <(cat a.csv)'],
    ['a named pipe', 'mkfifo pipe; cat a.csv > pipe & logit -c p pipe a.csv'],
    ['/dev/stdin', 'cat a.csv | logit -c p /dev/stdin a.csv'],
    ['standard input from a file', 'logit -c p - a.csv < a.csv'],
    ['standard input twice', 'cat a.csv | logit -c p a.csv - -'],
  ])('%s', async (_, line) => {
    expect(await shell(line, { files: { 'a.csv': 'p\n0.5\n' } })).toMatchObject({
      text: 'p\n0\n0\n',
      stderr: '',
      code: 0,
    });
  });

  it('names with spaces, umlauts and a leading dash', async () => {
    const directory = new Directory();
    const names = ['a b.csv', 'größe.csv', '-s.csv', '-5'];
    for (const name of names) writeFileSync(directory.at(name), 'p\n0.5\n');
    expect(await run(['-c', 'p', '--', ...names], { cwd: directory.path })).toMatchObject({
      text: 'p\n0\n0\n0\n0\n',
      stderr: '',
      code: 0,
    });
    expect(await run(['-c', 'p', '-5'], { cwd: directory.path })).toMatchObject({
      text: 'p\n0\n',
      stderr: '',
      code: 0,
    });
  });
});
