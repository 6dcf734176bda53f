import { describe, expect, it } from 'vitest';
import { run } from '../support/command.ts';

const files = { 'a.csv': 'id,p\n1,0.5\n#2,0.25\n', 'b.csv': 'id,p\n#3,0.5\n4,0.5\n' };
const WARNING = `logit: warning: a.csv:3: a row that begins with "#" was read as data (comments? grep -v '^#' < a.csv | logit ...)\n`;

describe('a row that was commented out', () => {
  it('is converted, and reported also with -q', async () => {
    const { text, stderr, code } = await run(['-q', '-c', 'p', 'a.csv'], { files });
    expect({ text, stderr, code }).toEqual({
      text: 'id,p\n1,0\n#2,-1.0986122886681098\n',
      stderr: WARNING,
      code: 0,
    });
  });

  it('is looked for in the first file', async () => {
    expect((await run(['--check', '-c', 'p', 'a.csv', 'b.csv'], { files })).stderr).toBe(WARNING);
    expect((await run(['--check', '-c', 'p', 'b.csv', 'a.csv'], { files })).stderr).toContain('b.csv:2: ');
  });

  it('is not reported where a cell of it is an error', async () => {
    const { stderr, text } = await run(['--bad', 'skip', '-c', 'id', 'a.csv'], {
      files: { 'a.csv': 'id,p\n0.5,1\n#0.2,3\n' },
    });
    expect(text).toBe('id,p\n0,1\n');
    expect(stderr).not.toContain('begins with');
  });
});
