import { describe, expect, it } from 'vitest';
import { call, Folder, run } from '../support/command.ts';

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

  it('is what the built command does, in a pipe and into the file that it reads', async () => {
    const stdin = ['{"p"', ':0.5}\n{"p":', '0.5}\n'];
    expect(await run(['--jsonl', '-c', 'p'], { stdin })).toMatchObject({
      text: '{"p":0}\n{"p":0}\n',
      code: 0,
    });
    const folder = new Folder({ 'a.jsonl': '{"p":0.5}\n' });
    expect(await run(['-c', 'p', 'a.jsonl', '-o', 'a.jsonl'], { cwd: folder.path })).toMatchObject({
      code: 0,
    });
    expect(folder.read('a.jsonl')).toBe('{"p":0}\n');
  });
});

describe('new members', () => {
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

describe('a new member whose name an object has already', () => {
  const WITH_AS = ' (--as NAME gives the new one another name)';
  it.each([
    ['-c p -a', '{"p_logit":1,"p":0.5}', '{"p_logit":1,"p":0.5,"p_logit":0}', 'p_logit', WITH_AS],
    ['-c p -a --as \u00e9', '{"\\u00e9":1,"p":0.5}', '{"\\u00e9":1,"p":0.5,"\u00e9":0}', '\u00e9', WITH_AS],
    ['-c p -a -i', '{"p_recovered":1,"p":0}', '', 'p_recovered', ''],
    ['-c p -i', '{"p_recovered":1,"p":0}', '', 'p_recovered', ''],
    ['-c p,q -a', '{"p_logit":1,"p":0,"q":0}', '', 'p_logit', ''],
    ['-c a.p -a', '{"a":{"p":0},"a.p_logit":1}', '', 'a.p_logit', WITH_AS],
  ])('%s of %s is told', async (args, line, text, name, way) => {
    const result = await call(['--jsonl', '--eps', '0', ...args.split(' ')], { stdin: `${line}\n` });
    if (text !== '') expect(result.text).toBe(`${text}\n`);
    expect(result).toMatchObject({
      stderr: expect.stringContaining(`logit: warning: objects have two members "${name}" now${way}\n`),
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
    ['other', object, `${fields} (--bad keep|nan|skip to go on)`],
    ['model.*', object, `${fields} (patterns are for CSV)`],
    ['p', '{}', ' (--bad keep|nan|skip to go on)'],
    ['p', `{"q":"${'x'.repeat(70_000)}"}`, ' (--bad keep|nan|skip to go on)'],
    [
      'p',
      `{"q":${'['.repeat(20_000)}${']'.repeat(20_000)},"r":1}`,
      '; its fields are: r (--bad keep|nan|skip to go on)',
    ],
  ])('-c %s is told with those that it has', async (column, line, said) => {
    const { stderr, code } = await call(['--jsonl', '-c', column], { stdin: `${line}\n{"p":1}\n` });
    expect(stderr).toBe(`logit: error: standard input:1: the object has no field "${column}"${said}\n`);
    expect(code).toBe(1);
  });
});

describe('a line without a number', () => {
  const way = '(--bad keep|nan|skip to go on)';
  it.each([
    ['{"q":1}', `the object has no field "a.p" ${way}`],
    ['{"a":[1]}', `the object has no field "a.p" ${way}`],
    ['{"a":{"p":true}}', `field "a.p": "true" is not a number ${way}`],
    ['{"a":{"p":"x"}}', `field "a.p": "x" is not a number ${way}`],
    ['{"a":{"p":{"b":[]}}}', `field "a.p" is an object, not a number ${way}`],
    ['{"a":{"p":0.5}', 'the line is no JSON object: it ends too early (--bad keep|skip to go on)'],
    ['{"a":"', 'the line is no JSON object: it ends too early (--bad keep|skip to go on)'],
    ['[1]', 'the line is no JSON object: what cannot stand there is "[1]" (--bad keep|skip to go on)'],
    [
      '{"a":1 "b":2}',
      'the line is no JSON object: what cannot stand there is ""b":2}" (--bad keep|skip to go on)',
    ],
    ['{"a":1}{}', 'the line is no JSON object: what cannot stand there is "{}" (--bad keep|skip to go on)'],
  ])('%s is an error that names the line', async (line, said) => {
    const files = { 'a.jsonl': `\n{"a":{"p":0.5}}\n${line}\r\n` };
    expect(await call(['-c', 'a.p', 'a.jsonl'], { files })).toMatchObject({
      text: '\n{"a":{"p":0}}\n',
      stderr: `logit: error: a.jsonl:3: ${said}\n`,
      code: 1,
    });
  });

  it.each([
    ['{\n  "p": 0.5\n}\n', 'it ends too early (an object on several lines? jq -c . < a.jsonl | logit ...)'],
    [
      '[{"p":0.5}]\n',
      `what cannot stand there is "[{"p":0.5}]" (an array? jq -c '.[]' < a.jsonl | logit ...)`,
    ],
  ])('%j: the way to a file that can be read', async (file, said) => {
    const { stderr, code } = await call(['-c', 'p', 'a.jsonl'], { files: { 'a.jsonl': file } });
    expect(stderr).toBe(`logit: error: a.jsonl:1: the line is no JSON object: ${said}\n`);
    expect(code).toBe(1);
  });

  it.each([
    ['keep', '{"p":true}\n{}\n[\n{"p":0}\n', '3 fields without a number, kept'],
    ['nan', '{"p":"NaN"}\n{}\n[\n{"p":0}\n', '3 fields without a number, 1 made nan, 2 left as they were'],
    ['skip', '{"p":0}\n', '3 fields without a number, skipped (3 lines)'],
  ])('--bad %s', async (policy, text, said) => {
    const stdin = '{"p":true}\n{}\n[\n{"p":0.5}\n';
    expect(await call(['--jsonl', '-c', 'p', '--bad', policy], { stdin })).toMatchObject({
      text,
      stderr: `logit: warning: ${said}; the first at standard input:1, field "p"\n`,
      code: 0,
    });
  });

  it('is told by --strict and --inverse as in CSV', async () => {
    const stdin = '{"p":0.5}\n{"p":80}\n';
    const { stderr, code } = await call(['--jsonl', '-c', 'p', '--strict'], { stdin });
    expect(stderr).toMatch(/^logit: error: 1 of 2 values .*, 80, at standard input:2, field "p"/);
    expect(code).toBe(1);
    const back = await call(['--jsonl', '-c', 'p', '-i'], { stdin: '{"p":0.5}\n' });
    expect(back.stderr).toBe(
      'logit: note: round trip passed: 1 value, 1 identical, 0 clamped, max error 0\n',
    );
  });
});

it('--summary and --check look at fields as at columns', async () => {
  const stdin = '{"a":{"p":0.5},"q":1}\n{"q":0,"a":{"p":null}}\n';
  const summary = await call(['--jsonl', '-c', 'a.p,q', '--summary'], { stdin });
  expect(summary.stderr).toMatch(/^a\.p\n {2}1 value, 1 missing.*\n[^]*^q\n {2}2 values, 0 missing/m);
  const outcome = await call(['--jsonl', '-c', 'q', '--check', '--bad', 'nan'], {
    stdin: '{"q":0.5}\n{"q":"x"}\n{"q":2}\n',
  });
  expect(outcome).toMatchObject({ text: '', code: 1 });
  expect(outcome.stderr).toMatch(/2 of 3 values are no probabilities.*standard input:2, field "q"/);
});

describe('what does not go together', () => {
  it.each([
    ['--jsonl', '--jsonl needs the field to convert: name it with --column'],
    ['--jsonl 0.5', '--jsonl needs the field to convert: name it with --column'],
    ['--jsonl -c p -d ;', '--delimiter is for CSV, and --jsonl reads lines of JSON'],
    ['--jsonl -c p --no-header', '--no-header is for CSV, and --jsonl reads lines of JSON'],
    ['--jsonl -c p --quote none', '--quote is for CSV, and --jsonl reads lines of JSON'],
    [
      '--jsonl -c p -f csv',
      '--format csv does not go with lines of JSON: they stay what they are, or make a tensor or an array',
    ],
    [
      '--jsonl -c p -f lines',
      '--format lines does not go with lines of JSON: they stay what they are, or make a tensor or an array',
    ],
    [
      '--jsonl -c p -a -f tensor',
      '--append adds a member to each object, so it does not go with --format tensor',
    ],
    ['--jsonl -c p --as x', '--as names a new member, so it needs --append'],
    ['--jsonl -c p,q -a --as x', '--as names one new member, but 2 fields are converted'],
    ['--jsonl -c p -a -i --as p_recovered', 'two new members would have the name "p_recovered"'],
    [
      '--jsonl -c p -a --as p',
      'the new member would have the name of "p", which is read (--as NAME gives it another)',
    ],
    ['--jsonl -c q,a.p -a --as a', '--as names one new member, but 2 fields are converted'],
    ['--jsonl -c p,p_logit -a', 'the new member would have the name of "p_logit", which is read'],
    ['--jsonl -c p,p_recovered -i', 'the new member would have the name of "p_recovered", which is read'],
    [
      '--jsonl -c a.p -a --as a',
      'the new member would have the name of "a", which is read (--as NAME gives it another)',
    ],
    ['--jsonl -c a,a.b', '--column: of a and a.b one lies within the other, and only one can be converted'],
    ['--jsonl -c .p', '--column .p: a name in the path is empty (did you mean --column p?)'],
    [
      '--jsonl -c p -n 5',
      '--preview shows a table or a stream, so it does not go with lines of JSON (head -n N FILE | logit --jsonl -c FIELD)',
    ],
    ['--jsonl -c p -a --after', '--after is for CSV, and --jsonl reads lines of JSON'],
    ['-c p a.jsonl b.csv', 'the files are of two kinds, by their names: --jsonl if all are lines of JSON'],
  ])('%s', async (args, said) => {
    expect(await call(args.split(' '), { files: {} })).toMatchObject({
      text: '',
      stderr: `logit: error: ${said}\n`,
      code: 2,
    });
  });

  it('names that are longer than can be held', async () => {
    const { stderr, code } = await call(['--jsonl', '-c', 'x'.repeat(100_000)]);
    expect(stderr).toBe(
      'logit: error: the names asked for and the spellings of a missing value are longer than 96 KiB\n',
    );
    expect(code).toBe(2);
  });
});
