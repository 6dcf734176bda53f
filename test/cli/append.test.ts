import { describe, expect, it } from 'vitest';
import { logit, sigmoid } from '../../src/engine/convert.ts';
import { call, run } from '../support/command.ts';

const BACK = sigmoid(logit(0.2));

describe('new columns', () => {
  it.each([
    ['-c p -a', 'id,p\n1,0.5\n', 'id,p,p_logit\n1,0.5,0\n'],
    ['-c p -a -s', 'id,p\n1,0\n', 'id,p,p_sigmoid\n1,0,0.5\n'],
    ['-c p --append --as new', 'p,id\n0.5,1\n', 'p,id,new\n0.5,1,0\n'],
    ['-c q,p -a', 'p,q\n0.5,1\n', 'p,q,q_logit,p_logit\n0.5,1,inf,0\n'],
    ['-c q -c p -a -i', 'p,q\n0.5,1\n', 'p,q,q_logit,p_logit,q_recovered,p_recovered\n0.5,1,inf,0,1,0.5\n'],
    ['-c p -i', 'p,id\n0.2,1\n', `p,id,p_recovered\n${logit(0.2)},1,${BACK}\n`],
    ['-c p -i -a', 'p,id\n0.2,1\n', `p,id,p_logit,p_recovered\n0.2,1,${logit(0.2)},${BACK}\n`],
    ['-c p -i -s', 'p\n0\n', 'p,p_recovered\n0.5,0\n'],
    ['-c p -a', 'p\r\n0.5\r\n0.5', 'p,p_logit\r\n0.5,0\r\n0.5,0'],
    ['-c p -a', '"p","x"\n"0.5","y"\n', '"p","x",p_logit\n"0.5","y",0\n'],
    ['-c p -a', 'p\n\n0.5\n\r\n', 'p,p_logit\n\n0.5,0\n\r\n'],
    ['-c p -a', '\uFEFFp\n0.5\n', '\uFEFFp,p_logit\n0.5,0\n'],
    ['-c p -a', 'p', 'p,p_logit'],
    ['-c 1 -a --no-header', '0.5,x\n', '0.5,x,0\n'],
    ['-c p -a -d ;', 'p;x\n0.5;y\n', 'p;x;p_logit\n0.5;y;0\n'],
    ['-c p -a -d tab', 'p\tx\n0.5\ty\n', 'p\tx\tp_logit\n0.5\ty\t0\n'],
    ['-c p -a', 'p,\n0.5,\n', 'p,,p_logit\n0.5,,0\n'],
    ['-c p -a -p 2', 'p\n0.2\n', 'p,p_logit\n0.2,-1.39\n'],
  ])('%s of %j', async (args, stdin, text) => {
    const outcome = await call(['-q', ...args.split(' ')], { stdin });
    expect(outcome).toMatchObject({ text, stderr: '', code: 0 });
  });

  it.each([
    ['a,b', '"a,b"\n0.5\n', '"a,b","a,b_logit"\n0.5,0\n'],
    ['a"b', '"a""b"\n0.5\n', '"a""b","a""b_logit"\n0.5,0\n'],
    ['a\nb', '"a\nb"\n0.5\n', '"a\nb","a\nb_logit"\n0.5,0\n'],
  ])('are quoted where the name %j has to be', async (column, stdin, text) => {
    expect((await call(['-a', '-c', column], { stdin })).text).toBe(text);
  });

  it('are named in the bytes of a header that is not valid UTF-8', async () => {
    const stdin = Buffer.from('p\xe9\n0.5\n', 'latin1');
    expect((await call(['-a', '-c', '1'], { stdin })).stdout.toString('latin1')).toBe(
      'p\xe9,p\xe9_logit\n0.5,0\n',
    );
  });

  it('get the name of --as in UTF-8, quoted if necessary', async () => {
    expect((await call(['-a', '--as', 'größe, neu', '-c', 'p'], { stdin: 'p\n0.5\n' })).text).toBe(
      'p,"größe, neu"\n0.5,0\n',
    );
  });

  it('get names with the quote in it, also where that is a dollar sign', async () => {
    const args = ['-a', '-c', 'p', '--as', '$1', '--quote', '$'];
    expect((await call(args, { stdin: 'p\n0.5\n' })).text).toBe('p,$$$1$\n0.5,0\n');
    expect((await call(['-c', 'a$'], { stdin: 'a$\n0.5\n' })).text).toBe('a$\n0\n');
  });

  it.each(['-s', '-1'])('get the name of --as also if it is %s', async (name) => {
    expect((await call(['-a', '-c', 'p', '--as', name], { stdin: 'p\n0.5\n' })).text).toBe(
      `p,${name}\n0.5,0\n`,
    );
  });

  it('are the same from the built command', async () => {
    expect(
      await run(['--eps', '1e-6', '-c', 'prob', '--append'], { stdin: 'id,prob\n1,0\n2,0.5\n' }),
    ).toMatchObject({
      text: `id,prob,prob_logit\n1,0,${logit(1e-6)}\n2,0.5,0\n`,
      stderr: '',
      code: 0,
    });
  });
});

describe('missing values', () => {
  const cells = [
    '',
    'NA',
    'na',
    'N/A',
    'n/a',
    'NaN',
    'nan',
    'null',
    'NULL',
    'None',
    'none',
    ' ',
    ' NA ',
    '"NA"',
    '""',
    '" na "',
  ];

  it.each(cells)('%j stays as it is', async (cell) => {
    expect(await call(['-c', 'p'], { stdin: `p,x\n${cell},y\n0.5,z\n` })).toMatchObject({
      text: `p,x\n${cell},y\n0,z\n`,
      stderr: '',
      code: 0,
    });
  });

  it.each(cells)('%j has an empty new cell', async (cell) => {
    const { text } = await call(['-c', 'p', '-a', '-i', '-q'], { stdin: `x,p\ny,${cell}\n` });
    expect(text).toBe(`x,p,p_logit,p_recovered\ny,${cell},,\n`);
  });

  it.each([
    ['-', '-,y\n0.5,z\n', '-,y\n0,z\n'],
    ['-99,.', '-99,y\n.,z\n0.5,z\n', '-99,y\n.,z\n0,z\n'],
    ['?', '"?",y\n', '"?",y\n'],
    ['Missing Value', 'missing value,y\nMISSING VALUE,y\n', 'missing value,y\nMISSING VALUE,y\n'],
    ['ÉTÉ', 'ÉTÉ,y\n', 'ÉTÉ,y\n'],
    ['', ',y\nnan,z\n', ',y\nnan,z\n'],
    ['0.5', '0.5,y\n0.50,z\n', '0.5,y\n0,z\n'],
    ['x', 'NaN,y\n', 'nan,y\n'],
  ])('--na %j', async (list, rows, expected) => {
    expect(await call(['-c', 'p', '--na', list], { stdin: `p,x\n${rows}` })).toMatchObject({
      text: `p,x\n${expected}`,
      stderr: '',
      code: 0,
    });
  });

  it('are those of all lists', async () => {
    const lists = ['--na', 'x', '--na', 'y,-9'];
    expect(await call(['-c', 'p', ...lists], { stdin: 'p\nx\nY\n-9\n0.5\n' })).toMatchObject({
      text: 'p\nx\nY\n-9\n0\n',
      stderr: '',
      code: 0,
    });
  });

  it('a spelling that is not in the list is not a number', async () => {
    expect(await call(['-c', 'p', '--na', 'x'], { stdin: 'p\nNA\n' })).toMatchObject({ code: 1 });
    expect(await call(['-c', 'p', '--na', 'x'], { stdin: 'p,q\n,y\n' })).toMatchObject({ code: 1 });
  });

  it('are nan in a tensor', async () => {
    expect((await call(['-c', 'p', '-f', 'tensor'], { stdin: 'p\n0.5\nNA\n' })).text).toBe(
      'tensor([0., nan], dtype=torch.float64)\n',
    );
  });
});
