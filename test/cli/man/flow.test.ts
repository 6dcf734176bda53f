import { describe, expect, it } from 'vitest';
import { FIRM, flow, flowed } from '../../../src/cli/man/flow.ts';

describe('text for a screen', () => {
  const source = [
    'NAME',
    '',
    flow('   one two three four'),
    flow('   - one two three four'),
    flow(`   one two${FIRM}three four`),
    '     an example with spaces in it',
  ].join('\n');

  it('is wrapped at the width, below the first word', () => {
    expect(flowed(source, 14).split('\n')).toEqual([
      'NAME',
      '',
      '   one two',
      '   three four',
      '   - one two',
      '     three',
      '     four',
      '   one',
      '   two three',
      '   four',
      '     an example with spaces in it',
    ]);
  });

  it('is not wrapped if it fits', () => {
    expect(flowed(source, 80).split('\n')).toEqual([
      'NAME',
      '',
      '   one two three four',
      '   - one two three four',
      '   one two three four',
      '     an example with spaces in it',
    ]);
  });
});
