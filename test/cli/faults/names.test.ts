/** File names, column names and paths as the system has them: bytes, and up to 4095 of them. */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Directory, shell } from '../../support/command.ts';

const TABLE = 'id,p\n1,0.5\n';
const CONVERTED = 'id,p\n1,0\n';
const files = { 'in.csv': TABLE };

const name = (bytes: string): Buffer => Buffer.from(bytes, 'latin1');

/** Other file systems have text for names. */
const hasBytes = process.platform === 'linux';

/** The file at a name of bytes in a directory. */
function at(directory: Directory, bytes: string): Buffer {
  return Buffer.concat([Buffer.from(`${directory.path}/`), name(bytes)]);
}

const list = (directory: Directory): string[] =>
  readdirSync(directory.path, { encoding: 'buffer' })
    .map((entry) => entry.toString('latin1'))
    .toSorted();

describe.skipIf(!hasBytes)('a file name that is not valid UTF-8', () => {
  it('is that of the results: no other file is written', async () => {
    const directory = new Directory({ ...files, 'out\ufffd.csv': 'keep\n' });
    const line = `logit -c p in.csv -o $'out\\xfe.csv'; echo $?`;
    expect(await shell(line, { cwd: directory.path })).toMatchObject({ text: '0\n', stderr: '' });
    expect(readFileSync(at(directory, 'out\xfe.csv'), 'utf8')).toBe(CONVERTED);
    expect(directory.read('out\ufffd.csv')).toBe('keep\n');
    expect(list(directory)).toEqual(['in.csv', 'out\xef\xbf\xbd.csv', 'out\xfe.csv']);
  });

  it('is that of the report, and of the input in it', async () => {
    const directory = new Directory();
    writeFileSync(at(directory, 'in\xfe.csv'), TABLE);
    const line = `logit --check -c p $'in\\xfe.csv' --report $'r\\xff.json'; echo $?`;
    expect((await shell(line, { cwd: directory.path })).text).toBe('0\n');
    const report = JSON.parse(readFileSync(at(directory, 'r\xff.json'), 'utf8')) as { files: string[] };
    expect(report.files).toEqual(['in\udcfe.csv']);
  });

  it.each([
    ['in place', `logit -c p $'in\\xfe.csv' -o $'in\\xfe.csv'; cat in*`],
    ['to be read', `logit -c p $'in\\xfe.csv'`],
    ['to be read with progress', `logit --progress -q -c p $'in\\xfe.csv' 2> /dev/null`],
    ['by a link', `ln -s $'in\\xfe.csv' lk; logit -c p lk -o lk; cat in*`],
    [
      'in a directory',
      `mkdir $'d\\xfe'; mv in* $'d\\xfe'; logit -c p $'d\\xfe/in\\xfe.csv' -o $'d\\xfe/x'; cat d*/x`,
    ],
    ['compressed', `logit -c p $'in\\xfe.csv' -o $'\\xfe.gz'; gzip -dc $'\\xfe.gz'`],
  ])('%s', async (_, line) => {
    const directory = new Directory();
    writeFileSync(at(directory, 'in\xfe.csv'), TABLE);
    expect(await shell(line, { cwd: directory.path })).toMatchObject({
      text: CONVERTED,
      stderr: '',
      code: 0,
    });
  });

  it('is not changed in messages', async () => {
    const line = `logit -c p $'no\\xfe.csv'; logit -c p in.csv -o $'no\\xfe/x'; logit -c p in.csv >> in.csv $'no\\xfe'`;
    expect((await shell(line, { files })).stderr.split('\n')).toEqual([
      'logit: error: no\\xfe.csv: cannot open: no such file or directory',
      'logit: error: no\\xfe/x: cannot write: no such file or directory',
      expect.stringMatching(/^logit: error: no\\xfe: cannot open: no such file or directory/),
      '',
    ]);
  });

  it('is in a command that a message shows as bash reads it', async () => {
    const directory = new Directory();
    writeFileSync(at(directory, "it's\xfe.csv"), 'sep=,\nid,p\n1,0.5\n');
    const { stderr } = await shell(`logit -c p $'it\\'s\\xfe.csv'`, { cwd: directory.path });
    const command = /\(.*?(tail -n \+2 .*?) \| logit \.\.\.\)/.exec(stderr)?.[1];
    expect((await shell(`${command} | logit -c p`, { cwd: directory.path })).text).toBe(CONVERTED);
  });

  it('is refused where its bytes cannot be known', async () => {
    const directory = new Directory(files);
    // A process with another title shows that in place of its arguments.
    writeFileSync(directory.at('title.cjs'), "process.title = 'x'.repeat(20);");
    const line = `NODE_OPTIONS="--require=$PWD/title.cjs" logit -c p in.csv -o $'out\\xfe.csv'; echo $?`;
    expect(await shell(line, { cwd: directory.path })).toMatchObject({
      text: '2\n',
      stderr:
        'logit: error: the argument "out\ufffd.csv" is not valid UTF-8 and cannot be recovered (use a UTF-8 name)\n',
    });
    expect(directory.list()).toEqual(['in.csv', 'title.cjs']);
  });
});

describe.skipIf(!hasBytes)('a column name that is not valid UTF-8', () => {
  const latin1 = async (line: string, header: string): Promise<string> => {
    const directory = new Directory();
    writeFileSync(directory.at('in.csv'), name(`${header}\n0.5,0.5\n`));
    const { stdout, stderr } = await shell(line, { cwd: directory.path });
    return stdout.toString('latin1') + stderr;
  };

  it.each([
    [`$'p\\xfe'`, 'p\xfe,p\xff\n0,0.5\n'],
    [`$'p\\xff'`, 'p\xfe,p\xff\n0.5,0\n'],
    [`$'!p\\xff'`, 'p\xfe,p\xff\n0,0.5\n'],
    [`$'p\\xfe,p\\xff'`, 'p\xfe,p\xff\n0,0\n'],
    [`'p*'`, 'p\xfe,p\xff\n0,0\n'],
  ])('-c %s is that column and no other', async (asked, expected) => {
    expect(await latin1(`logit -c ${asked} in.csv`, 'p\xfe,p\xff')).toBe(expected);
  });

  it('is not one with another byte', async () => {
    expect(await latin1(`logit -c $'p\\xfd' in.csv`, 'p\xfe,p\xff')).toMatch(
      /^logit: error: in\.csv: no column "p\\xfd"; the columns are: p\\xfe, p\\xff/,
    );
  });

  it('is made by --append and by --as', async () => {
    expect(await latin1(`logit -c $'p\\xfe' --append in.csv`, 'p\xfe,q')).toBe(
      'p\xfe,q,p\xfe_logit\n0.5,0.5,0\n',
    );
    expect(await latin1(`logit -c q --append --as $'\\xfd' in.csv`, 'p\xfe,q')).toBe(
      'p\xfe,q,\xfd\n0.5,0.5,0\n',
    );
  });

  it('can be a marker of --na', async () => {
    expect(await latin1(`logit -c p --na $'\\xfe' in.csv`, 'p,q\n\xfe,1')).toBe('p,q\n\xfe,1\n0,0.5\n');
  });
});

describe.skipIf(process.platform !== 'linux')('a path near the longest that there may be', () => {
  /** 4096, with the NUL that ends it. */
  const make = (
    length: number,
  ): string => `d=$PWD; while [ $((\${#d} + 202)) -lt ${length} ]; do d=$d/$(printf '%0200d' 0); mkdir "$d" || exit; done
    n=$(printf "%0$((${length} - \${#d} - 1))d" 0); f=$d/$n`;

  it.each([3900, 4075, 4081, 4095])('%i bytes: is written, also in place of a file', async (length) => {
    const line = `${make(length)}; echo \${#f}; logit -c p in.csv -o "$f" && logit -s -c p "$f" -o "$f"; echo $?; (cd "$d"; cat *; ls -A | wc -l)`;
    expect(await shell(line, { files })).toMatchObject({ text: `${length}\n0\n${TABLE}1\n`, stderr: '' });
  });

  it('a longer one is refused before the work', async () => {
    const line = `f=$(printf 'x/%.0s' {1..3000}); logit -c nosuch in.csv -o "\${f}f" 2> said; echo $?; grep -o 'cannot write: .*' said`;
    expect((await shell(line, { files })).text).toBe('2\ncannot write: file name too long\n');
  });

  it('a name of 255 bytes is written', async () => {
    const directory = new Directory(files);
    const long = 'x'.repeat(255);
    expect((await shell(`logit -c p in.csv -o ${long}; echo $?`, { cwd: directory.path })).text).toBe('0\n');
    expect(existsSync(directory.at(long))).toBe(true);
  });
});
