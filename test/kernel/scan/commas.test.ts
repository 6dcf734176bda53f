import { expect, it } from 'vitest';
import { conversionOf } from '../../../src/engine/convert.ts';
import type { Job } from '../../../src/job/job.ts';
import { Feeder } from '../../fuzz/blocks.ts';

const STREAM: Job = {
  task: 'convert',
  conversion: conversionOf({ from: 'logit', to: 'prob' }, {}, 'float64'),
  input: { kind: 'numbers', file: undefined },
  format: 'lines',
  digits: { kind: 'shortest' },
};

/** The line of the first comma between digits (0: none), wherever the input is cut in two. */
function lines(text: string): Set<number> {
  const bytes = Buffer.from(text);
  const feeder = new Feeder(STREAM, [], 0, bytes.length + 64);
  return new Set(Array.from(bytes, (_, cut) => feeder.feed(bytes, [cut]).commaLine));
}

it.each([
  ['0,5', 1],
  ['0.5\n0.25\n1,5\n2,5\n', 3],
  ['0.5, 0.25,0.1', 1],
  ['[1] [1,2]', 1],
  ['# 1,5\n\n0.5 # 1,5\n1,5', 4],
  [`${'1.5, -2 '.repeat(30)}\n1,5`, 2],
  [`${'1.5\n'.repeat(60)}1,5`, 61],
  [`${'1.5\r\n'.repeat(60)}\r\n1,5`, 62],
  [`${'1\n'.repeat(40)}# ${'1,'.repeat(200)}\n7,8\n`, 42],
])('%j: on line %i', (text, line) => expect(lines(text)).toEqual(new Set([line])));

it.each([
  '0.5\n0.25\n',
  '0.5, 0.25\n',
  '0.5 ,0.25',
  '0.,5.,.5',
  '1,-2,+3',
  '1,\n2,',
  ',5',
  '5,',
  '# 1,5',
  '1 # 1,5\n2',
  'inf,1',
  '1,nan',
  '5%,1',
])('%j: there is no such comma', (text) => expect(lines(text)).toEqual(new Set([0])));
