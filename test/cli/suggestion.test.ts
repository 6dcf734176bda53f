import { describe, expect, it } from 'vitest';
import { optionGroups } from '../../src/cli/options.ts';
import { suggestion } from '../../src/cli/suggestion.ts';

const options = optionGroups().flatMap(({ entries }) => entries.map(({ option }) => option));

describe('for an option that does not exist', () => {
  it.each([
    // The same in another spelling.
    ['--SIGMOID', 'did you mean --sigmoid?'],
    ['--no_header', 'did you mean --no-header?'],
    ['--noheader', 'did you mean --no-header?'],
    ['--sigmod=1', 'did you mean --sigmoid?'],
    // The start of one, or of several.
    ['--inv', 'did you mean --inverse?'],
    ['--prec', 'did you mean --precision?'],
    ['--delim', 'did you mean --delimiter?'],
    ['--sig', 'did you mean --sigmoid or --significant?'],
    ['--s', 'did you mean -s, --scale, --shift, --significant, --strict, --summary or --sql?'],
    ['--no', 'did you mean --no-header, --no-color or --no-progress?'],
    ['--out', 'did you mean --output?'],
    // A word for it in another program.
    ['--reverse', 'did you mean --sigmoid?'],
    ['--to-prob', 'did you mean --sigmoid?'],
    ['--clamp', 'did you mean --eps?'],
    ['--epsilon', 'did you mean --eps?'],
    ['--digits', 'did you mean --precision?'],
    ['--sigfigs', 'did you mean --significant?'],
    ['--head', 'did you mean --preview?'],
    ['--fields', 'did you mean --column?'],
    ['--json', 'did you mean --jsonl?'],
    ['--sep', 'did you mean --delimiter?'],
    ['--validate', 'did you mean --check?'],
    ['--stats', 'did you mean --summary?'],
    ['--round-trip', 'did you mean --inverse?'],
    ['--roundtrip', 'did you mean --inverse?'],
    ['--f32', 'did you mean --dtype float32?'],
    ['--log2', 'did you mean --base 2?'],
    ['--name', 'did you mean --column or --as?'],
    ['--outfile', 'did you mean --output?'],
    ['-v', 'did you mean -V?'],
    ['-H', 'did you mean --no-header?'],
    ['-S', 'did you mean -s?'],
    // What has no option of its own.
    ['--input', 'files are arguments: logit -c COLUMN FILE'],
    ['--in', 'files are arguments: logit -c COLUMN FILE'],
    ['--percent', 'write 80% for 80 percent, or use --from percent'],
    ['--in-place', '-o FILE can be the input file: logit -c COLUMN FILE -o FILE'],
    ['-I', '-o FILE can be the input file: logit -c COLUMN FILE -o FILE'],
    ['--prob', 'probabilities become log-odds; with --sigmoid, log-odds become probabilities'],
    ['--probit', 'unsupported: see --from and --to for the scales'],
    ['--no-strict', 'without --strict it is off'],
    ['--no-sigmoid', 'without --sigmoid it is off'],
    ['--0.5', 'a negative number has a single "-"'],
    // A slip of the finger.
    ['--sigmod', 'did you mean --sigmoid?'],
    ['--esp', 'did you mean --eps?'],
    ['--coulmn', 'did you mean --column?'],
    ['--seperator', 'did you mean --delimiter?'],
    ['--heder', 'did you mean --header?'],
  ])('%s: %s', (typed, meant) => expect(suggestion(typed, options)).toBe(meant));

  it.each(['--outptu', '--ouput', '--reprot', '--repport', '--r', '--re', '-O'])(
    '%s leads to no option that writes a file',
    (typed) => expect(suggestion(typed, options) ?? '').not.toMatch(/--output|--report|-o/),
  );

  it.each(['--nonstrict', '--inexact', '--unquiet', '--no-append'])(
    '%s leads to no option that says the opposite',
    (typed) => expect(suggestion(typed, options) ?? '').not.toContain('did you mean'),
  );

  it.each(['--', '--bogus', '-x', '--zzz', '--__proto__', '--constructor', '-', '--é'])(
    '%s is not known',
    (typed) => expect(suggestion(typed, options)).toBeUndefined(),
  );
});
