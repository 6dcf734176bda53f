import { describe, expect, it } from 'vitest';
import { withHeading, withNote } from '../../src/output/note.ts';

const paint = (text: string): string => `<${text}>`;

describe('a note', () => {
  const line = '  accuracy   0.5   ';
  it.each<[note: string, width: number, lines: string[]]>([
    ['', 80, ['  accuracy   0.5']],
    ['(0.2)', 80, ['  accuracy   0.5   <(0.2)>']],
    ['(0.2)', 24, ['  accuracy   0.5   <(0.2)>']],
    [
      'one two three four five six',
      44,
      ['  accuracy   0.5   <one two three four five>', '                   <six>'],
    ],
    ['one two three four five six', 24, ['  accuracy   0.5', '    <one two three four>', '    <five six>']],
  ])('%j in %i columns', (note, width, lines) => {
    expect(withNote(line, note, { column: line.length, width, paint })).toEqual(lines);
  });
});

describe('a heading', () => {
  it.each([
    [80, ['<p against y>: 10 rows, 2 missing']],
    [20, ['<p against y>: 10', '  rows, 2 missing']],
    [9, ['<p against>', '  y: 10', '  rows, 2', '  missing']],
    [40, ['<p against y>: 10 rows, 2 missing']],
    [29, ['<p against y>: 10 rows, 2', '  missing']],
  ])('in %i columns', (width, lines) => {
    expect(withHeading('p against y', ': 10 rows, 2 missing', width, paint)).toEqual(lines);
  });
});
