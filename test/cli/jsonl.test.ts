import { describe, expect, it } from 'vitest';
import { call, Directory, run } from '../support/command.ts';

describe('--jsonl', () => {
  it.each([
    ['-c p', '{"id": 1, "p": 0.5}\n', '{"id": 1, "p": 0}\n'],
    ['-c p -s', '{"p":0}\n', '{"p":0.5}\n'],
    ['-c p,q', '{"q":1,"p":0.5}\r\n{"p":0.5,"q":0.5}', '{"q":"Infinity","p":0}\r\n{"p":0,"q":0}'],
    ['-c q -c p', '{"q":0.5,"p":0.5}\n', '{"q":0,"p":0}\n'],
    ['-c a.b', '{"a":{"b":0.5},"b":0.5}\n', '{"a":{"b":0},"b":0.5}\n'],
    ['-c a\\.b', '{"a":{"b":0.5},"a.b":0.5}\n', '{"a":{"b":0.5},"a.b":0}\n'],
    ['-c l.1', '{"l":[0.5,0.5]}\n{"l":{"1":0.5}}\n', '{"l":[0.5,0]}\n{"l":{"1":0}}\n'],
    ['-c é', '{"\\u00e9":0.5}\n', '{"\\u00e9":0}\n'],
    ['-c p', '{"p":0.2,"p":0.5}\n', '{"p":0.2,"p":0}\n'],
    ['-c p', '{"p":" 0.5 "}\n', '{"p":" 0 "}\n'],
    ['-c p', '{"p":null}\n{"p":"NA"}\n{"p":""}\n', '{"p":null}\n{"p":"NA"}\n{"p":""}\n'],
    ['-c p --na x', '{"p":null}\n{"p":"x"}\n', '{"p":null}\n{"p":"x"}\n'],
    ['-c p -q', '{"p":0}\n{"p":"1"}\n{"p":2}\n', '{"p":"-Infinity"}\n{"p":"Infinity"}\n{"p":"NaN"}\n'],
    ['-c p -s', '{"p":-Infinity}\n{"p":"Infinity"}\n', '{"p":0}\n{"p":"1"}\n'],
    ['-c p -p 2', '{"p":0.2}\n{"p":1}\n', '{"p":-1.39}\n{"p":"Infinity"}\n'],
    ['-c p -g 3 --base 2', '{"p":0.2}\n', '{"p":-2}\n'],
    ['-c p --dtype float32 --eps 1e-6', '{"p":1}\n', '{"p":13.802318}\n'],
    ['-c p --exact', '{"p":0.9}\n', '{"p":2.1972245773362196}\n'],
    ['-c p', '\uFEFF{"p":0.5}', '\uFEFF{"p":0}'],
    ['-c p', '', ''],
    ['-c p', '\n \r\n', '\n \r\n'],
    ['-c p -f tensor', '{"p":0.5}\n{"p":null}\n', 'tensor([0., nan], dtype=torch.float64)\n'],
    ['-c p,q -f tensor', '{"q":0,"p":0.5}\n', 'tensor([[0., -inf]], dtype=torch.float64)\n'],
  ])('%s of %j', async (args, stdin, text) => {
    expect(await call(['--jsonl', ...args.split(' ')], { stdin })).toMatchObject({
      text,
      stderr: '',
      code: 0,
    });
  });

  it.each(['a.jsonl', 'a.ndjson', 'A.JSONL'])('goes without saying for %s', async (name) => {
    expect((await call(['-c', 'p', name], { files: { [name]: '{"p":0.5}\n' } })).text).toBe('{"p":0}\n');
  });

  it('reads several files one after the other, each from a line of its own', async () => {
    const files = { 'a.jsonl': '\uFEFF{"p":0.5}', 'b.jsonl': '\uFEFF{"p":0.5}', 'c.jsonl': '' };
    expect((await call(['-c', 'p', 'a.jsonl', 'c.jsonl', 'b.jsonl'], { files })).text).toBe(
      '\uFEFF{"p":0}\n{"p":0}',
    );
  });

  it('is the same with the built command, in a pipe and into its input file', async () => {
    const stdin = ['{"p"', ':0.5}\n{"p":', '0.5}\n'];
    expect(await run(['--jsonl', '-c', 'p'], { stdin })).toMatchObject({
      text: '{"p":0}\n{"p":0}\n',
      code: 0,
    });
    const directory = new Directory({ 'a.jsonl': '{"p":0.5}\n' });
    expect(await run(['-c', 'p', 'a.jsonl', '-o', 'a.jsonl'], { cwd: directory.path })).toMatchObject({
      code: 0,
    });
    expect(directory.read('a.jsonl')).toBe('{"p":0}\n');
  });
});

describe('new keys', () => {
  it.each([
    ['-c p -a', '{"p": 0.5}\n', '{"p": 0.5,"p_logit":0}\n'],
    ['-c p -a', '{ "p": 0.5 } \r\n', '{ "p": 0.5,"p_logit":0 } \r\n'],
    ['-c p -a -s', '{"p":0,"q":[1]}', '{"p":0,"q":[1],"p_sigmoid":0.5}'],
    ['-c p -a --as new', '{"p":0.5}\n', '{"p":0.5,"new":0}\n'],
    ['-c p -a --as a"é', '{"p":0.5}\n', '{"p":0.5,"a\\"é":0}\n'],
    ['-c a.p,q -a', '{"q":1,"a":{"p":0.5}}\n', '{"q":1,"a":{"p":0.5},"a.p_logit":0,"q_logit":"Infinity"}\n'],
    ['-c p -i', '{"p":0.5}\n', '{"p":0,"p_recovered":0.5}\n'],
    ['-c p -i -a', '{"p":0.5}\n', '{"p":0.5,"p_logit":0,"p_recovered":0.5}\n'],
    ['-c p -a', '{"p":null}\n', '{"p":null,"p_logit":null}\n'],
    ['-c p -a --bad keep', '{}\n{ }\n', '{"p_logit":null}\n{"p_logit":null }\n'],
    ['-c p -a --bad nan', '{"p":[]}\n', '{"p":[],"p_logit":"NaN"}\n'],
  ])('%s of %j', async (args, stdin, text) => {
    expect(await call(['--jsonl', '-q', ...args.split(' ')], { stdin })).toMatchObject({
      text,
      stderr: '',
      code: 0,
    });
  });
});

describe('a new key whose name an object has already', () => {
  const WITH_AS = ' (use --as NAME to rename the new key)';
  it.each([
    ['-c p -a', '{"p_logit":1,"p":0.5}', '{"p_logit":1,"p":0.5,"p_logit":0}', 'p_logit', WITH_AS],
    ['-c p -a --as \u00e9', '{"\\u00e9":1,"p":0.5}', '{"\\u00e9":1,"p":0.5,"\u00e9":0}', '\u00e9', WITH_AS],
    ['-c p -a -i', '{"p_recovered":1,"p":0}', '', 'p_recovered', ''],
    ['-c p -i', '{"p_recovered":1,"p":0}', '', 'p_recovered', ''],
    ['-c p,q -a', '{"p_logit":1,"p":0,"q":0}', '', 'p_logit', ''],
    ['-c a.p -a', '{"a":{"p":0},"a.p_logit":1}', '', 'a.p_logit', WITH_AS],
  ])('%s of %s is reported', async (args, line, text, name, fix) => {
    const result = await call(['--jsonl', '--eps', '0', ...args.split(' ')], { stdin: `${line}\n` });
    if (text !== '') expect(result.text).toBe(`${text}\n`);
    expect(result).toMatchObject({
      stderr: expect.stringContaining(
        `logit: warning: output objects have a duplicate key "${name}"${fix}\n`,
      ),
      code: 0,
    });
  });

  it('says nothing where no object is written', async () => {
    const args = ['--jsonl', '-c', 'p,p_recovered', '-i', '-q', '-f', 'tensor'];
    const { text, stderr } = await call(args, {
      stdin: '{"p":0.5,"p_recovered":0.5,"p_recovered_recovered":1}\n',
    });
    expect(text).toContain('tensor([[0.5000, 0.5000]]');
    expect(stderr).toBe('');
  });

  it('says nothing where only another object has it, deeper down or as a value', async () => {
    const stdin = '{"p":0.5,"a":{"p_logit":1},"b":"p_logit","c":["p_logit"]}\n';
    expect((await call(['--jsonl', '-c', 'p', '-a'], { stdin })).stderr).toBe('');
  });
});

it('a field that is named twice is converted once', async () => {
  const result = await call(['--jsonl', '-c', 'p,p', '-c', 'p', '-a'], { stdin: '{"p":0.5}\n' });
  expect(result).toMatchObject({ text: '{"p":0.5,"p_logit":0}\n', code: 0 });
});

describe('a field that the first object has not', () => {
  const object = '{"id":1,"model":{"prob":0.5,"x.y":2},"l":[3]}';
  const fields = String.raw`; its fields are: id, model.prob, model.x\.y, l.0`;
  it.each([
    ['model.porb', object, `${fields} (did you mean "model.prob"?)`],
    ['prob', object, `${fields} (did you mean "model.prob"?)`],
    ['other', object, `${fields} (use --bad keep, nan or skip to continue)`],
    ['model.*', object, `${fields} (patterns work only in CSV)`],
    ['p', '{}', ' (use --bad keep, nan or skip to continue)'],
    ['p', `{"q":"${'x'.repeat(70_000)}"}`, ' (use --bad keep, nan or skip to continue)'],
    [
      'p',
      `{"q":${'['.repeat(20_000)}${']'.repeat(20_000)},"r":1}`,
      '; its fields are: r (use --bad keep, nan or skip to continue)',
    ],
  ])('-c %s is reported with the fields of the object', async (column, line, message) => {
    const { stderr, code } = await call(['--jsonl', '-c', column], { stdin: `${line}\n{"p":1}\n` });
    expect(stderr).toBe(`logit: error: standard input:1: the object has no field "${column}"${message}\n`);
    expect(code).toBe(1);
  });
});

describe('a line without a number', () => {
  const fix = '(use --bad keep, nan or skip to continue)';
  it.each([
    ['{"q":1}', `the object has no field "a.p" ${fix}`],
    ['{"a":[1]}', `the object has no field "a.p" ${fix}`],
    ['{"a":{"p":true}}', `field "a.p": "true" is not a number ${fix}`],
    ['{"a":{"p":"x"}}', `field "a.p": "x" is not a number ${fix}`],
    ['{"a":{"p":{"b":[]}}}', `field "a.p" is an object, not a number ${fix}`],
    ['{"a":{"p":0.5}', 'not a JSON object: unexpected end of line (use --bad keep or skip to continue)'],
    ['{"a":"', 'not a JSON object: unexpected end of line (use --bad keep or skip to continue)'],
    ['[1]', 'not a JSON object: unexpected "[1]" (use --bad keep or skip to continue)'],
    ['{"a":1 "b":2}', 'not a JSON object: unexpected ""b":2}" (use --bad keep or skip to continue)'],
    ['{"a":1}{}', 'not a JSON object: unexpected "{}" (use --bad keep or skip to continue)'],
  ])('%s is an error that names the line', async (line, message) => {
    const files = { 'a.jsonl': `\n{"a":{"p":0.5}}\n${line}\r\n` };
    expect(await call(['-c', 'a.p', 'a.jsonl'], { files })).toMatchObject({
      text: '\n{"a":{"p":0}}\n',
      stderr: `logit: error: a.jsonl:3: ${message}\n`,
      code: 1,
    });
  });

  it.each([
    [
      '{\n  "p": 0.5\n}\n',
      'unexpected end of line (one object over several lines? jq -c . < a.jsonl | logit ...)',
    ],
    ['[{"p":0.5}]\n', `unexpected "[{"p":0.5}]" (an array? jq -c '.[]' < a.jsonl | logit ...)`],
  ])('%j: the fix makes a file that can be read', async (file, fault) => {
    const { stderr, code } = await call(['-c', 'p', 'a.jsonl'], { files: { 'a.jsonl': file } });
    expect(stderr).toBe(`logit: error: a.jsonl:1: not a JSON object: ${fault}\n`);
    expect(code).toBe(1);
  });

  it.each([
    ['keep', '{"p":true}\n{}\n[\n{"p":0}\n', '3 non-numeric fields left unchanged'],
    ['nan', '{"p":"NaN"}\n{}\n[\n{"p":0}\n', '3 non-numeric fields: 1 set to nan, 2 left unchanged'],
    ['skip', '{"p":0}\n', '3 lines with 3 non-numeric fields skipped'],
  ])('--bad %s', async (policy, text, fault) => {
    const stdin = '{"p":true}\n{}\n[\n{"p":0.5}\n';
    expect(await call(['--jsonl', '-c', 'p', '--bad', policy], { stdin })).toMatchObject({
      text,
      stderr: `logit: warning: ${fault} (first: standard input:1, field "p")\n`,
      code: 0,
    });
  });

  it('is reported by --strict and --inverse as in CSV', async () => {
    const stdin = '{"p":0.5}\n{"p":80}\n';
    const { stderr, code } = await call(['--jsonl', '-c', 'p', '--strict'], { stdin });
    expect(stderr).toMatch(/^logit: error: 1 of 2 values .*: 80 at standard input:2, field "p"/);
    expect(code).toBe(1);
    const back = await call(['--jsonl', '-c', 'p', '-i'], { stdin: '{"p":0.5}\n' });
    expect(back.stderr).toBe(
      'logit: note: round trip passed: 1 value, 1 identical, 0 clamped, max error 0\n',
    );
  });
});

it('--summary and --check read fields as they do columns', async () => {
  const stdin = '{"a":{"p":0.5},"q":1}\n{"q":0,"a":{"p":null}}\n';
  const summary = await call(['--jsonl', '-c', 'a.p,q', '--summary'], { stdin });
  expect(summary.stderr).toMatch(/^a\.p\n {2}1 value, 1 missing.*\n[^]*^q\n {2}2 values/m);
  const outcome = await call(['--jsonl', '-c', 'q', '--check', '--bad', 'nan'], {
    stdin: '{"q":0.5}\n{"q":"x"}\n{"q":2}\n',
  });
  expect(outcome).toMatchObject({ text: '', code: 1 });
  expect(outcome.stderr).toMatch(/2 of 3 values are not probabilities.*standard input:2, field "q"/);
});

describe('options that cannot be combined', () => {
  it.each([
    ['--jsonl', '--jsonl requires --column'],
    ['--jsonl 0.5', '--jsonl requires --column'],
    ['--jsonl -c p -d ;', '--delimiter cannot be used with JSON Lines'],
    ['--jsonl -c p --no-header', '--no-header cannot be used with JSON Lines'],
    ['--jsonl -c p --quote none', '--quote cannot be used with JSON Lines'],
    [
      '--jsonl -c p -f csv',
      '--format csv cannot be used with JSON Lines (use tensor or npy, or omit --format)',
    ],
    [
      '--jsonl -c p -f lines',
      '--format lines cannot be used with JSON Lines (use tensor or npy, or omit --format)',
    ],
    [
      '--jsonl -c p -a -f tensor',
      '--append cannot be used with --format tensor: it adds a key to each object',
    ],
    ['--jsonl -c p --as x', '--as requires --append'],
    ['--jsonl -c p,q -a --as x', '--as names one new key, but 2 fields are converted'],
    ['--jsonl -c p -a -i --as p_recovered', 'two new keys would be named "p_recovered"'],
    [
      '--jsonl -c p -a --as p',
      'the new key "p" is already the name of an input field (choose another name with --as)',
    ],
    ['--jsonl -c q,a.p -a --as a', '--as names one new key, but 2 fields are converted'],
    ['--jsonl -c p,p_logit -a', 'the new key "p_logit" is already the name of an input field'],
    ['--jsonl -c p,p_recovered -i', 'the new key "p_recovered" is already the name of an input field'],
    [
      '--jsonl -c a.p -a --as a',
      'the new key "a" is already the name of an input field (choose another name with --as)',
    ],
    ['--jsonl -c a,a.b', '--column: a.b is inside a (select only one of them)'],
    ['--jsonl -c .p', '--column .p: empty key in the path (did you mean --column p?)'],
    [
      '--jsonl -c p -n 5',
      '--preview cannot be used with JSON Lines (head -n N FILE | logit --jsonl -c FIELD)',
    ],
    ['--jsonl -c p -a --after', '--after cannot be used with JSON Lines'],
    ['-c p a.jsonl b.csv', 'mixed file types, .jsonl and others (use --jsonl if all are JSON Lines)'],
  ])('%s', async (args, message) => {
    expect(await call(args.split(' '), { files: {} })).toMatchObject({
      text: '',
      stderr: `logit: error: ${message}\n`,
      code: 2,
    });
  });

  it('names that are longer than can be held', async () => {
    const { stderr, code } = await call(['--jsonl', '-c', 'x'.repeat(100_000)]);
    expect(stderr).toBe('logit: error: the column names and --na values together exceed 96 KiB\n');
    expect(code).toBe(2);
  });
});
