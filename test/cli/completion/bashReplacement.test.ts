import { describe, expect, it } from 'vitest';
import { bashReplacement } from '../../../src/cli/completion/bashReplacement.ts';
import { printed } from '../../support/command.ts';

const VALUE = 'a b$(id)`id`"\'\\!;:=@*~ü';

describe('the text that bash inserts for a value', () => {
  it.each([
    ['nothing', '', '', ''],
    ['its start', 'a', 'a', 'a'],
    ['an escaped start', 'a ', 'a\\ ', 'a\\ '],
    ['a backslash', 'a', 'a\\', 'a\\'],
    ['open quotes', 'a b', '"a b', 'a b'],
    ['open quotes with a backslash', 'a b', '"a b\\', 'a b\\'],
    ['an open single quote', 'a b', `'a b`, 'a b'],
    ['quotes in the middle', 'a b', 'a" b', ' b'],
    ['closed quotes', 'a b', `'a b'`, `'a b'`],
    ['a quote in quotes', 'a b$(id)`id`"', `'a b$(id)\`id\`"`, 'a b$(id)`id`"'],
  ])('goes on after %s', (_, typed, raw, replaced) => {
    const replacement = bashReplacement(VALUE, { typed, raw, replaced })!;
    const word = raw.slice(0, raw.length - replaced.length) + replacement;
    const [quote = ''] = /["']/.exec(raw.replace(/'a b'/, '')) ?? [];
    expect(printed(`printf %s ${word}${quote}`)).toBe(VALUE);
  });

  it.each([
    ['x:y=z', 'x\\:y\\=z'],
    ['größe', 'größe'],
    ['1.5%', '1.5%'],
  ])('%s is %s: escaped if necessary', (value, expected) => {
    expect(bashReplacement(value, { typed: '', raw: '', replaced: '' })).toBe(expected);
  });

  it('is not changed after a character at which bash splits words', () => {
    const word = { typed: 'x:y', raw: '--column=x:y', replaced: 'y' };
    expect(bashReplacement('x:y z', word)).toBe('y\\ z');
  });

  it('is nothing for a value that begins otherwise', () => {
    expect(bashReplacement('b', { typed: 'a', raw: 'a', replaced: 'a' })).toBeUndefined();
  });
});
