import { describe, expect, it } from 'vitest';
import { logit } from '../../src/engine/convert.ts';
import { call, run } from '../support/command.ts';

describe('--after', () => {
  it.each([
    ['-c p', 'p,id\n0.5,1\n', 'p,p_logit,id\n0.5,0,1\n'],
    ['-c p', 'id,p\n1,0.5\n', 'id,p,p_logit\n1,0.5,0\n'],
    ['-c p -s', 'p,id\n0,1\n', 'p,p_sigmoid,id\n0,0.5,1\n'],
    ['-c p --as new', 'p,id\n0.5,1\n', 'p,new,id\n0.5,0,1\n'],
    ['-c q,p', 'p,id,q\n0.5,1,0\n', 'p,p_logit,id,q,q_logit\n0.5,0,1,0,-inf\n'],
    ['-c p*,!p2', 'p1,p2,p3\n0.5,1,0\n', 'p1,p1_logit,p2,p3,p3_logit\n0.5,0,1,0,-inf\n'],
    ['-c p -i', 'p,id\n0.5,1\n', 'p,p_logit,p_recovered,id\n0.5,0,0.5,1\n'],
    [
      '-c q,p -i',
      'p,q,id\n0.5,1,x\n',
      'p,p_logit,p_recovered,q,q_logit,q_recovered,id\n0.5,0,0.5,1,inf,1,x\n',
    ],
    ['-c p', '"p","x"\n"0.5","y"\n', '"p",p_logit,"x"\n"0.5",0,"y"\n'],
    ['-c p', 'p,x\n " 0.5 "\t,y\n', 'p,p_logit,x\n " 0.5 "\t,0,y\n'],
    ['-c p', 'x,p\r\ny, 0.5 \r\ny,"0.5"', 'x,p,p_logit\r\ny, 0.5 ,0\r\ny,"0.5",0'],
    ['-c p', '"a,b\n",p,x\n"c,""d\n",0.5,y\n', '"a,b\n",p,p_logit,x\n"c,""d\n",0.5,0,y\n'],
    ['-c p -d tab', 'p\tx\n0.5 \ty\n', 'p\tp_logit\tx\n0.5 \t0\ty\n'],
    ['-c p', '\uFEFFp,x\n\n0.5,y\n\r\n', '\uFEFFp,p_logit,x\n\n0.5,0,y\n\r\n'],
    ['-c p', 'p,x\nNA,y\n,z\n"",z\n', 'p,p_logit,x\nNA,,y\n,,z\n"",,z\n'],
    ['-c p', 'p,', 'p,p_logit,'],
    ['-c p', 'p,p_logit\n0.5,1\n', 'p,p_logit,p_logit\n0.5,0,1\n'],
    ['-c 1 --no-header', '0.5,x\n0.5,y\n', '0.5,0,x\n0.5,0,y\n'],
    ['-c 2- --no-header', 'x,0.5,1\n', 'x,0.5,0,1,inf\n'],
  ])('%s of %j', async (args, stdin, text) => {
    const outcome = await call(['-q', '-a', '--after', ...args.split(' ')], { stdin });
    expect(outcome).toMatchObject({ text, stderr: '', code: 0 });
  });

  const header = 'id,p,x,q,y\n';
  const added = 'id,p,p_logit,x,q,q_logit,y\n';

  it.each([
    ['keep', 'a,abc,b, - ,c\n', 'a,abc,,b, - ,,c\n'],
    ['nan', 'a,abc,b, - ,c\n', 'a,abc,nan,b, - ,nan,c\n'],
    ['skip', 'a,abc,b,0.5,c\n', ''],
    ['keep', 'a\n', 'a,,,,,,\n'],
    ['nan', 'a\n', 'a,,nan,,,nan,\n'],
    ['skip', 'a\n', ''],
    ['keep', 'a,0.5\r\n', 'a,0.5,0,,,,\r\n'],
    ['nan', 'a,"0.5",b', 'a,"0.5",0,b,,nan,'],
    ['fail', 'a,0.5,b,0.5\n', 'a,0.5,0,b,0.5,0,\n'],
    ['keep', 'a,0.5,b,1,c,d\n', 'a,0.5,0,b,1,inf,c,d\n'],
    ['nan', 'a,x,b,1,c,d,"e,\n"\n', 'a,x,nan,b,1,inf,c,d,"e,\n"\n'],
    ['skip', 'a,0.5,b,1,c,d\n', ''],
  ])('--bad %s of %j', async (bad, row, expected) => {
    const usual = 'k,0.5,l,1,m\n';
    const stdin = `${header}${usual}${usual}${row}`;
    const before = `${added}${'k,0.5,0,l,1,inf,m\n'.repeat(2)}`;
    const { text } = await call(['-q', '-c', 'p,q', '-a', '--after', '--bad', bad], { stdin });
    expect(text).toBe(before + expected);
    // Where rows with values of their own follow, too.
    const more = await call(['-q', '-c', 'p,q', '-a', '--after', '--bad', bad], {
      stdin: `${stdin.replace(/\r?\n?$/, '\n')}${usual}`,
    });
    expect(more.text).toBe(`${before}${expected.replace(/(\S)\r?\n?$/, '$1\n')}k,0.5,0,l,1,inf,m\n`);
  });

  it('is the same for several files', async () => {
    const files = { 'a.csv': 'p,x\n0.5,1', 'b.csv': '"p",x\r\n1,2\r\n' };
    expect(await run(['-c', 'p', '-a', '--after', 'a.csv', 'b.csv'], { files })).toMatchObject({
      text: 'p,p_logit,x\n0.5,0,1\n1,inf,2\r\n',
      code: 0,
    });
  });

  it('works beyond the block and the batch', async () => {
    const cells = (i: number): [string, string] => [`"${'x'.repeat(i % 40)}\n"`, `0.${(i % 9) + 1}`];
    const rows = Array.from({ length: 60_000 }, (_, i) => cells(i));
    const stdin = `a,p,z\n${rows.map(([a, p]) => `${a}, ${p} ,z\n`).join('')}`;
    const { text, code } = await call(['-c', 'p', '-a', '--after'], { stdin });
    const expected = rows.map(([a, p]) => `${a}, ${p} ,${logit(Number(p))},z\n`).join('');
    expect(text === `a,p,p_logit,z\n${expected}`).toBe(true);
    expect(code).toBe(0);
  });

  it.each([
    [['-c', 'p', '--after'], '--after requires --append'],
    [['-c', 'p', '--after', '-i'], '--after requires --append'],
    [['--after', '0.5'], '--after requires --column'],
  ])('%j is a usage error', async (args, message) => {
    expect(await call(args, { stdin: 'p\n0.5\n' })).toMatchObject({
      text: '',
      stderr: `logit: error: ${message}\n`,
      code: 2,
    });
  });
});
