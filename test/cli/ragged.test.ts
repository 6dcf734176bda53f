import { describe, expect, it } from 'vitest';
import { call } from '../support/command.ts';
import { followed } from '../support/followed.ts';

const words = (args: string): string[] => args.match(/'[^']*'|\S+/g)!.map((word) => word.replaceAll("'", ''));

describe('a backslash before a quote', () => {
  it.each([
    [
      'in a cell that is not a number then',
      'h,p\n"a",0.5\n"a\\", b",0.5\n',
      '3: column "p": "b"" is not a number',
      'h,p\n"a",0\n"a"", b",0\n',
    ],
    ['in quotes that never close then', 'p,h\n0.5,"a \\""\n', '2: unterminated quote', 'p,h\n0,"a """\n'],
  ])('%s', async (_, stdin, said, mended) => {
    const { stderr, code } = await call(['-c', 'p'], { stdin });
    const message = `logit: error: standard input:${said} (a quote escaped as \\": ... | sed 's/\\\\"/""/g' | logit ...)\n`;
    expect({ stderr, code }).toEqual({ stderr: message, code: 1 });
    expect((await followed(message, ['-c', 'p'], stdin)).text).toBe(mended);
  });

  it.each([
    [
      'before a quote that closes',
      'h,p\n"C:\\",x\n',
      '2: column "p": "x" is not a number (use --bad keep, nan or skip to continue)',
    ],
    [
      'without quotes',
      'h,p\na\\b,x\n',
      '2: column "p": "x" is not a number (use --bad keep, nan or skip to continue)',
    ],
  ])('is not named if it is ordinary text: %s', async (_, stdin, message) => {
    expect((await call(['-c', 'p'], { stdin })).stderr).toBe(`logit: error: standard input:${message}\n`);
  });
});

describe('short rows', () => {
  it.each([
    ['-c p -a', 'id,p,x,y\n1,0.5\n', 'id,p,x,y,p_logit\n1,0.5,,,0\n'],
    ['-c p -a --after', 'id,p,x,y\n1,0.5\n', 'id,p,p_logit,x,y\n1,0.5,0,,\n'],
    ['-c y -a --after --bad keep', 'id,y,x\n1\n', 'id,y,y_logit,x\n1,,,\n'],
    ['-c y -a -i --bad nan', 'id,y,x\n1\n', 'id,y,x,y_logit,y_recovered\n1,,,nan,nan\n'],
    ['-c p', 'p,x,y\n0.5\n', 'p,x,y\n0\n'],
  ])('have every cell below its header: %s of %j', async (args, stdin, text) => {
    expect((await call(words(args), { stdin })).text).toBe(text);
  });
});
