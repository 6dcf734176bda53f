import { expect, it } from 'vitest';
import { COMMAS } from '../../src/message/comma.ts';
import { withoutCommas } from '../../src/text/numeral.ts';
import { printed } from '../support/command.ts';

it.each(['0,5', '-1,5e-3', '80,5%', '1,234.5', '-1,234,567', '1.234,5', '-1.234.567,89%'])(
  'the filter for %s makes what it means',
  (text) => {
    const { comma, numeral } = withoutCommas(text)!;
    expect(printed(COMMAS[comma].filter, text)).toBe(numeral);
  },
);
