import { describe, expect, it } from 'vitest';
import { alignedText, type AlignedColumn } from '../../src/output/aligned.ts';

const style = { width: undefined, group: 2, header: (line: string): string => line };
const column = (wanted: boolean, ...cells: string[]): AlignedColumn => ({ cells, wanted });

describe('columns side by side', () => {
  it('are aligned by their width on a terminal', () => {
    const columns = [
      column(false, 'name', '日本語', 'cafe\u0301', '👍🏽', 'plain'),
      column(false, 'n', '1', '22', '', '333'),
      column(true, 'p', '0.5', 'x', '0.25', '1'),
    ];
    expect(alignedText(columns, style)).toBe(
      [
        'name      n     p',
        '日本語    1   0.5',
        'cafe\u0301     22     x',
        '👍🏽           0.25',
        'plain   333     1',
        '',
      ].join('\n'),
    );
  });

  it('of nothing are nothing', () => {
    expect(alignedText([], style)).toBe('');
  });

  it('hide groups as a whole', () => {
    const columns = ['aaaa', 'aaaa_logit', 'bbbb', 'bbbb_logit'].map((name) => column(true, name, '1'));
    expect(alignedText(columns, { ...style, width: 33 })).toBe(
      'aaaa  aaaa_logit\n   1           1\n... and 2 more columns: bbbb, ...\n',
    );
    expect(alignedText(columns, { ...style, width: 34 })).toBe(
      'aaaa  aaaa_logit  bbbb  bbbb_logit\n   1           1     1           1\n',
    );
  });

  it('shorten the cells of a group that has no room', () => {
    const columns = ['a', 'b'].map((name) => column(true, name.repeat(20), '0.123456789'));
    expect(alignedText(columns, { ...style, width: 20 })).toBe(
      'aaaaaa...  bbbbbb...\n0.1234...  0.1234...\n',
    );
  });
});
