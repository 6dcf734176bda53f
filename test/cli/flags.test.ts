import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesOf, valueNameOf } from '../../src/cli/flags.ts';
import { optionGroups, type Entry } from '../../src/cli/options.ts';
import { parse } from '../../src/cli/parser.ts';

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
  it.each([[[]], [['0.5', '-1', '-.5', '-inf', '']]])('%j mean the same as after --', (argv) => {
    const { options, args } = parse(argv);
    expect(args).toEqual(argv);
    const after = parse(['--', ...argv]);
    expect({ options, args }).toEqual({ options: after.options, args: after.args });
  });
});

describe('the parser, which knows the options that the arguments may name,', () => {
  const entries = optionGroups().flatMap((group) => group.entries);
  const VALUES = ['0.5', 'p', 'prob', 'e', '-1', '-s', '--csv', '--', '-', '10', 'float32', '!1', ''];
  const words = entries.flatMap(({ option }) => {
    const value = option.required ? ['0.5', 'p', 'prob', 'tab', 'lines', 'fail', 'float32', '0.5:0.1'] : [];
    return [
      ...namesOf({ option, values: [] }).map((name) => [name]),
      ...value.map((text) => [option.long!, text]),
      ...value.map((text) => [`${option.long}=${text}`]),
    ];
  });
  const argument = fc.oneof(
    fc.constantFrom(...words),
    fc.constantFrom(...VALUES).map((text) => [text]),
  );

  function outcome(argv: readonly string[]): unknown {
    try {
      return parse(argv);
    } catch (error) {
      return String(error);
    }
  }

  it('reads them as if it knew all', () => {
    fc.assert(
      fc.property(fc.array(argument, { maxLength: 4 }), (given) => {
        const argv = given.flat();
        // Letters together may be any options, so that it knows all.
        expect(outcome(['-q', ...argv])).toEqual(outcome(['-qq', ...argv]));
      }),
      { numRuns: 2000 },
    );
  });
});
