/** Rows that a stray quote makes into one cell. */
import { describe, expect, it } from 'vitest';
import { call } from '../support/command.ts';

const HEADER = 'id\tt\tp\n';

/** The message for the lines `first` to `last`. */
function hidden(first: number, last: number): string {
  return `standard input:${first}: a quoted cell starts here, so lines ${first} to ${last} are one row, but each of them looks like a row (use --quote none if quotes are ordinary text, --quote '"' if the cell contains these lines)\n`;
}

describe('a quote that makes one row of several', () => {
  it.each<[about: string, source: string, rows: string, lines: [number, number]]>([
    ['text follows the closing quote', 'johnkerl/miller#1533', '1\t"hi\t0.5\n2\t"yo\t0.25\n', [2, 3]],
    ['a later row closes it', 'tilde-lab/tarql#45', '1\t"hi\t0.5\n2\tyo"\t0.25\n', [2, 3]],
    ['rows are between', 'OSGeo/gdal#11863', '1\t"a\t0.5\n2\tb\tNA\n3\tc\t0.125\n4\t"d\t0.25\n', [2, 5]],
    ['lines end in CR LF', 'johnkerl/miller#1533', '1\t"hi\t0.5\r\n2\t"yo\t0.25\r\n', [2, 3]],
  ])('stops where %s (%s)', async (_, _source, rows, lines) => {
    const { text, stderr, code } = await call(['-c', 'p', '-d', 'tab'], { stdin: HEADER + rows });
    expect({ text, code }).toEqual({ text: HEADER, code: 1 });
    expect(stderr).toContain(hidden(...lines));
  });

  it('converts the rows before it, however many', async () => {
    const before = '0\t5" pipe\t0.5\n'.repeat(10_000);
    const stdin = `${HEADER}${before}1\t"hi\t0.5\n2\t"yo\t0.25\n`;
    const { text, stderr, code } = await call(['-c', 'p', '-d', 'tab'], { stdin });
    expect({ text, code }).toEqual({ text: HEADER + before.replaceAll('0.5', '0'), code: 1 });
    expect(stderr).toContain(hidden(10_002, 10_003));
  });

  it('stops among log-odds only where text follows the quote', async () => {
    const args = ['-s', '-c', 'p', '-d', 'tab'];
    const closed = await call(args, { stdin: `${HEADER}1\t"hi\t12\n2\tyo"\t0\n` });
    expect(closed).toMatchObject({ text: `${HEADER}1\t"hi\t12\n2\tyo"\t0.5\n`, stderr: '', code: 0 });
    const open = await call(args, { stdin: `${HEADER}1\t"hi\t12\n2\t"yo\t0\n` });
    expect(open).toMatchObject({ text: HEADER, code: 1 });
  });

  it.each(['--check', '--inverse', '--append', '--bad=skip'])('stops %s, too', async (option) => {
    const { stderr, code } = await call([option, '-c', 'p', '-d', 'tab'], {
      stdin: `${HEADER}1\t"hi\t0.5\n2\t"yo\t0.25\n`,
    });
    expect(stderr).toContain(hidden(2, 3));
    expect(code).toBe(1);
  });
});

describe('cells of several lines that are meant so', () => {
  it.each([
    ['an address', 'id,t,p\n1,"Main St, 12\nBerlin, DE",0.5\n'],
    ['other numbers of cells', 'id,t,p\n1,"a\nb",0.5\n'],
    ['text in the column', 't,p\n"a,b\nc",0.5\n'],
    ['one column', 'p\n"\n0.5"\n'],
  ])('pass: %s', async (_, stdin) => {
    const { text, stderr, code } = await call(['-c', 'p'], { stdin });
    expect({ text, stderr, code }).toEqual({ text: stdin.replace('0.5', '0'), stderr: '', code: 0 });
  });

  it.each([
    ['--quote none reads rows', 'none', '1\t"hi\t0\n2\tyo"\t0\n'],
    [`--quote '"' reads one row`, '"', '1\t"hi\t0.5\n2\tyo"\t0\n'],
  ])('%s', async (_, quote, rows) => {
    const stdin = `${HEADER}1\t"hi\t0.5\n2\tyo"\t0.5\n`;
    const { text, stderr, code } = await call(['-c', 'p', '-d', 'tab', '--quote', quote], { stdin });
    expect({ text, stderr, code }).toEqual({ text: HEADER + rows, stderr: '', code: 0 });
  });
});

describe('a quote that makes one cell of several', () => {
  const message = (line: number): string =>
    `standard input:${line}: a quoted cell holds delimiters and text follows its closing quote, so the row is shorter than the header (use --quote none if quotes are ordinary text, --quote '"' if the cell is meant so)\n`;

  it.each<[about: string, options: string[], header: string, row: string]>([
    ['mechatroner/vscode_rainbow_csv#184', ['-c', 'p'], 'id,p,y', '"b,"0.25","1"'],
    ['a cell in between', ['-c', 'p'], 'id,p,t,y', '"b,0.25,x" y,1'],
    ['a label', ['--loss', 'y', '-c', 'p'], 'id,p,t,y', '"b,0.25,x" y,1'],
    ['a new column', ['-c', 'p', '-a'], 'id,p,y', '"b,"0.25","1"'],
    ['rows that are skipped', ['-c', 'p', '--bad', 'skip'], 'id,p,y', '"b,"0.25","1"'],
    ['a check', ['-c', 'p', '--check'], 'id,p,y', '"b,"0.25","1"'],
    ['log-odds', ['-s', '-c', 'p'], 'id,p,y', '"b,"25","1"'],
  ])('stops: %s', async (_, options, header, row) => {
    for (const end of ['\n', '\r\n']) {
      const stdin = [header, header.replaceAll(/\w+/g, '0.5'), row, ''].join(end);
      const { stderr, code } = await call(options, { stdin });
      expect(stderr).toContain(message(3));
      expect(code).toBe(1);
    }
  });

  it.each([
    ['after the column', 'p,t,u\n0.5,"a,b" c\n'],
    ['without text after the quote', 'id,p,t,y\n"b,0.25,x",0.5\n'],
    ['in a row of the right length', 'id,p\n"a, 0.2" b,0.5\n'],
    ['of which the parts are not numbers', 'id,p,y\n"b,c" d,0.5\n'],
  ])('passes: %s', async (_, stdin) => {
    const { text, stderr, code } = await call(['-c', 'p'], { stdin });
    expect({ text, stderr, code }).toEqual({ text: stdin.replace('0.5', '0'), stderr: '', code: 0 });
  });

  it(`--quote '"' confirms it`, async () => {
    const { text } = await call(['-c', 'p', '--quote', '"'], { stdin: 'id,p,y\n"b,"0.25","1"\n' });
    expect(text).toBe('id,p,y\n"b,"0.25","inf"\n');
  });
});
