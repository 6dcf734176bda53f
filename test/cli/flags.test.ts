import { describe, expect, it } from 'vitest';
import { namesOf, valueNameOf } from '../../src/cli/flags.ts';
import { optionGroups, parse, type Entry } from '../../src/cli/options.ts';

function entry(name: string): Entry {
  const entries = optionGroups().flatMap((group) => group.entries);
  return entries.find(({ option }) => option.long === name)!;
}

describe('an option', () => {
  it.each([
    ['--column', ['-c', '--column'], 'COL'],
    ['--output', ['-o', '--output'], 'FILE'],
    ['--quote', ['--quote'], 'CHAR'],
    ['--no-header', ['--no-header'], undefined],
    ['--sigmoid', ['-s', '--sigmoid'], undefined],
  ])('%s is typed as %j, with a value that is called %s', (name, names, value) => {
    expect(namesOf(entry(name))).toEqual(names);
    expect(valueNameOf(entry(name))).toBe(value);
  });
});

describe('arguments without an option', () => {
  it.each([[[]], [['0.5', '-1', '-.5', '-inf', '']]])('%j mean what they mean behind --', (argv) => {
    const { options, args } = parse(argv);
    expect(args).toEqual(argv);
    const behind = parse(['--', ...argv]);
    expect({ options, args }).toEqual({ options: behind.options, args: behind.args });
  });
});
