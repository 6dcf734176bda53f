import { describe, expect, it } from 'vitest';
import { call } from '../support/command.ts';

/** Typed numbers that the doubles next to them are not; with 60 digits of mpmath, rounded to nearest. */
const TYPED: [string, string][] = [
  ['0.1', '-2.1972245773362196'],
  ['0.9', '2.1972245773362196'],
  ['0.99999999999999999999', '46.051701859880914'],
  ['1/3', '-0.6931471805599453'],
  ['1e-400', '-921.0340371976183'],
  ['80%', '1.3862943611198906'],
  ['0.5', '0'],
  ['1', 'inf'],
];

function table(cells: readonly string[]): string {
  return `id,p\n${cells.map((cell, i) => `${i},"${i % 2 ? ' ' : ''}${cell}"\r\n`).join('')}`;
}

describe('--exact', () => {
  const numbers = TYPED.map(([typed]) => typed);
  const results = TYPED.map(([, result]) => result);
  const lines = results.map((result) => `${result}\n`).join('');

  it('converts arguments as typed', async () => {
    expect(await call(['--exact', '-f', 'lines', ...numbers])).toMatchObject({
      text: lines,
      stderr: '',
      code: 0,
    });
  });

  it('converts a stream as typed, however it comes', async () => {
    const stdin = numbers.join('\n');
    for (let at = 1; at < stdin.length; at++) {
      expect((await call(['--exact'], { stdin: [stdin.slice(0, at), stdin.slice(at)] })).text).toBe(lines);
    }
  });

  it('converts cells as typed, quoted or not, however they come', async () => {
    const stdin = table(numbers);
    for (let at = 1; at < stdin.length; at++) {
      expect(
        (await call(['--exact', '-c', 'p'], { stdin: [stdin.slice(0, at), stdin.slice(at)] })).text,
      ).toBe(table(results));
    }
  });

  it('converts numbers that are beyond all of the type', async () => {
    const to = ['--exact', '--from', 'odds', '--to', 'complement', '-f', 'lines'];
    expect((await call([...to, '1e309', '1e400', 'inf'])).text).toBe('1e-309\n0\n0\n');
    expect((await call([...to, '--dtype', 'float16', '232942'])).text).toBe('0.0000043\n');
  });

  it('shows the number as it was typed in CSV', async () => {
    const typed = ['1e-400', '0.99999999999999999999', '80%', '1/3', '.50', '+0.5', 'NaN'];
    const { text } = await call(['--exact', '-f', 'csv', ...typed]);
    const first = text
      .trimEnd()
      .split('\n')
      .map((line) => line.split(',')[0]);
    expect(first).toEqual(['prob', ...typed]);
    expect(text).toContain('1e-400,-921.0340371976183\n0.99999999999999999999,46.051701859880914\n');
    const long = `0.${'3'.repeat(5_000_000)}`;
    const stream = await call(['--exact', '-f', 'csv', '-i', '-q'], { stdin: `0.5 ${long}\n` });
    expect(stream.text.split('\n')[2]!.startsWith(`${long},-0.69`)).toBe(true);
  });

  it('converts several columns in the order asked for', async () => {
    const { text } = await call(['--exact', '-c', 'q,p', '-a'], { stdin: 'p,q\n0.9,1/3\nNA,0.1\n' });
    expect(text).toBe(
      'p,q,q_logit,p_logit\n0.9,1/3,-0.6931471805599453,2.1972245773362196\nNA,0.1,-2.1972245773362196,\n',
    );
  });
});
