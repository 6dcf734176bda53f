import { describe, expect, it } from 'vitest';
import { call } from '../support/command.ts';

/** What a stream of numbers is read as: `(1.5)` and `0.5,,0.2` can be meant in two ways. */
async function stream(stdin: string): Promise<unknown> {
  const { text, stderr, code } = await call(['--to', 'percent'], { stdin });
  return { text, stderr, code };
}

const NOTHING =
  'nothing between two commas (write nan if a value is missing; a CSV file? name its column with -c)';

describe('a list of numbers', () => {
  it.each([
    ['0.5,0.25', '50\n25\n'],
    ['0.5, 0.25,\n', '50\n25\n'],
    ['0.5,\n0.25,\n', '50\n25\n'],
    [',0.5\n,0.25\n', '50\n25\n'],
    ['[0.5, 0.25]\n', '50\n25\n'],
    ['[[0.5, 0.25],\n [0.125, 1]]\n', '50\n25\n12.5\n100\n'],
    ['(0.5, 0.25)\n(0.125, 1)\n', '50\n25\n12.5\n100\n'],
    ['(0.5,)\n(0.25,)\n', '50\n25\n'],
    ['tensor(0.5)\n', '50\n'],
    ['tensor([0.5000, 0.2500], dtype=torch.float64)\n', '50\n25\n'],
    ['array([0.5 , 0.25])\n', '50\n25\n'],
    ['[np.float64(0.5), np.float64(0.25)]\n', '50\n25\n'],
    ['0.5, # a, b,\n0.25\n', '50\n25\n'],
    ['( 0.5 )\n', '50\n'],
  ])('%j is read', async (text, output) => {
    expect(await stream(text)).toEqual({ text: output, stderr: '', code: 0 });
  });

  it.each([
    ['0.5,,0.25\n', '50\n', 1],
    ['0.5, ,0.25\n', '50\n', 1],
    ['0.5,\n\n,0.25\n', '50\n', 3],
    ['0.5,,\n', '50\n', 1],
    [',,0.5\n', '', 1],
    ['[0.5,, 0.25]\n', '50\n', 1],
    ['0.5, # a\n, 0.25\n', '50\n', 2],
  ])('%j with nothing between two commas stops', async (text, output, line) => {
    const stderr = `logit: error: standard input:${line}: ${NOTHING}\n`;
    expect(await stream(text)).toEqual({ text: output, stderr, code: 1 });
  });

  it.each([
    ['(1.5)\n', '', '"(1.5)" is not a number (a negative number in parentheses? write -1.5)'],
    ['0.5 (0.25) 0.5', '50\n', '"(0.25)" is not a number (a negative number in parentheses? write -0.25)'],
    ['[(0.25), 0.5]', '', '"(0.25)" is not a number (a negative number in parentheses? write -0.25)'],
  ])('%j with a number alone in parentheses stops', async (text, output, fault) => {
    expect(await stream(text)).toEqual({
      text: output,
      stderr: `logit: error: standard input:1: ${fault}\n`,
      code: 1,
    });
  });

  it('is read as the tensors that the command prints', async () => {
    const { text } = await call(['-i', '0.5', '0.25']);
    const { text: read, stderr, code } = await call(['-s'], { stdin: text });
    expect({ lines: read.split('\n').length, stderr, code }).toEqual({ lines: 7, stderr: '', code: 0 });
  });
});
