import { mkdirSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { call, Directory, type Arrangement } from '../../support/command.ts';

/** What is answered for a line whose words have spaces between them and `|` at the cursor. */
async function answered(line: string, files: Arrangement['files'], env = {}): Promise<string[]> {
  const words = line.split(' ');
  const at = words.findIndex((word) => word.includes('|'));
  const asked = [
    '--completion',
    'columns',
    '--',
    'zsh',
    String(at),
    ...words.with(at, words[at]!.replace('|', '')),
  ];
  const { text, stderr, code } = await call(asked, { files: files ?? {}, env });
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return text.split('\n').slice(0, -1);
}

const TABLE = 'id,prob,my col\n1,0.5,x\n';

describe('columns', () => {
  it.each([
    ['logit a.csv -c |', '', TABLE],
    ['logit -c | a.csv', '', TABLE],
    ['logit --eps 1e-6 a.csv --append --column |', '', TABLE],
    ['logit a.csv --column=|', '', TABLE],
    ['logit a.csv -c|', '', TABLE],
    ['logit a.csv -ac|', '', TABLE],
    ['logit -c x -c | a.csv b.csv', '', TABLE],
    ['logit -c id,| a.csv', 'id,', TABLE],
    ['logit -c id,x,pr| a.csv', 'id,x,', TABLE],
    ['logit -c !| a.csv', '!', TABLE],
    ['logit -c id,!p| a.csv', 'id,!', TABLE],
    ['logit -c | -- a.csv', '', TABLE],
    ['logit -c | a.csv -d ;', '', 'id;prob;my col\n'],
    ['logit -c | a.csv --delimiter=tab', '', 'id\tprob\tmy col\n'],
    [`logit -c | a.csv --quote '`, '', `id,'prob','my col'\n`],
    ['logit -c | a.csv', '', '\uFEFF\n\r\nid,"prob",my col'],
    ['logit -c | a.csv', '', gzipSync(TABLE)],
    ['logit --as x -c | a.csv', '', TABLE],
    ['logit -c prob --loss | a.csv', '', TABLE],
    ['logit -c prob --loss=| a.csv', '', TABLE],
    ['logit --loss id -c prob --weight | a.csv', '', TABLE],
  ])('for %s begin with %j', async (line, start, table) => {
    const names = await answered(line, { 'a.csv': table });
    expect(names).toEqual(['id', 'prob', 'my col'].map((name) => `${start}${name}\t`));
  });

  it.each([
    ['the only table', { 'a.csv': TABLE, 'notes.txt': 'x' }, ['id\t', 'prob\t', 'my col\t']],
    ['the only table, compressed', { 'a.csv.gz': gzipSync(TABLE) }, ['id\t', 'prob\t', 'my col\t']],
    ['the only lines of JSON', { 'a.jsonl': '{"p":1}\n' }, ['p\t']],
    ['none of two', { 'a.csv': TABLE, 'b.csv': TABLE }, []],
  ])('before a file is named, come from %s in the directory', async (_, files, names) => {
    expect(await answered('logit -c |', files)).toEqual(names);
  });

  it('of a file named .tsv have tabs between them', async () => {
    expect(await answered('logit -c | a.tsv', { 'a.tsv': 'a,b\tc\n' })).toEqual(['a,b\t', 'c\t']);
  });

  it('come from a file below the home directory', async () => {
    const home = new Directory();
    mkdirSync(home.at('$&'));
    writeFileSync(home.at('$&/a.csv'), 'id\n');
    expect(await answered('logit -c | ~/a.csv', {}, { HOME: home.at('$&') })).toEqual(['id\t']);
  });

  it('without a header are numbers, described by the first row', async () => {
    const files = { 'a.csv': '0.5,x\ty\n' };
    expect(await answered('logit -c | --no-header a.csv', files)).toEqual(['1\t0.5', '2\tx\\ty']);
  });

  it('whose names cannot be asked for or be shown go by their numbers', async () => {
    const files = { 'a.csv': 'twice,twice,"new\nline",\u001b[31mred,\u202eleft,,8\n' };
    expect(await answered('logit -c | a.csv', files)).toEqual([
      '1\ttwice',
      '2\ttwice',
      '3\tnew\\nline',
      '4\t\\u001b[31mred',
      '5\t\\u202eleft',
      '6\t',
      '8\t',
    ]);
  });

  it('whose number is the name of another are left out where only a number would do', async () => {
    expect(await answered('logit -c | a.csv', { 'a.csv': '2,,x\n' })).toEqual(['2\t', 'x\t']);
  });

  it('with a comma in their name are alone', async () => {
    const files = { 'a.csv': '"a,b",c\n' };
    expect(await answered('logit -c a,| a.csv', files)).toEqual(['a,b\t', 'a,c\t']);
  });

  it('of JSON Lines are the paths in the first line', async () => {
    const files = {
      'a.jsonl': '{"id": 1, "m": {"p": 0.5, "a.b": [1, {"q": null}]}, "": 2, "x,y": "0.1"}\n{',
    };
    const paths = ['id', 'm.p', 'm.a\\.b.0', 'm.a\\.b.1.q', 'x\\,y'];
    expect(await answered('logit -c | a.jsonl', files)).toEqual(paths.map((path) => `${path}\t`));
    expect(await answered('logit -c x\\,y,| a.jsonl', files)).toEqual(paths.map((path) => `x\\,y,${path}\t`));
  });

  it('are quoted for bash, after the part that bash keeps', async () => {
    const files = { 'a.csv': 'my col,$(id),mine\n' };
    const asked = ['--completion', 'columns', '--', 'bash'];
    const { text } = await call([...asked, 'logit --column=x,m', ' < a.csv', 'x,m'], { files });
    expect(text).toBe('x,my\\ col\nx,mine\n');
  });
});

describe('nothing is answered', () => {
  it.each([
    ['without a file', 'logit -c |'],
    ['for a file that is not there', 'logit -c | b.csv'],
    ['for a directory', 'logit -c | .'],
    ['for standard input', 'logit -c | -'],
    ['for a file that is no text', 'logit -c | a.xlsx'],
    ['for a table that ends in a quote', 'logit -c | open.csv'],
    ['for a file that is empty', 'logit -c | empty.csv'],
    ['for a header without end', 'logit -c | endless.csv'],
    ['for lines that are no JSON', 'logit -c | --jsonl a.csv'],
    ['for an unknown option', 'logit -c | --what a.csv'],
    ['for a value that is invalid', 'logit -c | --delimiter 5 a.csv'],
    ['for files of two kinds', 'logit -c | a.csv a.jsonl'],
    ['where the cursor is elsewhere', 'logit -c id a.csv|'],
  ])('%s: %s', async (_, line) => {
    const files = {
      'a.csv': TABLE,
      'a.jsonl': '{"id": 1}\n',
      'a.xlsx': Buffer.from('PK\x03\x04'.padEnd(60, '\0')),
      'open.csv': 'id,"prob\n',
      'empty.csv': '',
      'endless.csv': 'x'.repeat(2 ** 21),
    };
    expect(await answered(line, files)).toEqual([]);
  });

  it.each([
    ['no shell', []],
    ['no words', ['zsh', '1']],
    ['without a number', ['zsh', 'x', 'logit', '-c', '']],
    ['a word that is not there', ['zsh', '7', 'logit', '-c', '']],
    ['no line', ['bash']],
  ])('to a question with %s', async (_, asked) => {
    const outcome = await call(['--completion', 'columns', '--', ...asked]);
    expect(outcome).toMatchObject({ text: '', stderr: '', code: 0 });
  });
});
