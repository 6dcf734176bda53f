import { describe, expect, it } from 'vitest';
import { helpText, summaryText } from '../../src/cli/help.ts';
import { optionGroups } from '../../src/cli/options.ts';
import { run } from '../support/command.ts';

const PLAIN = { title: (text: string) => text, term: (text: string) => text };
const WIDTHS = [40, 60, 80, 100, 120];

const visible = optionGroups()
  .flatMap(({ entries }) => entries)
  .filter(({ option }) => !option.hidden);

describe.each(WIDTHS)('at %i columns', (width) => {
  it.each([
    ['-h', summaryText],
    ['--help', helpText],
  ])('no line of %s is wider', (_, text) => {
    for (const line of text(width, PLAIN).split('\n')) expect(line.length).toBeLessThanOrEqual(width);
  });

  it('--help has every option with all of its description', () => {
    const words = helpText(width, PLAIN).replaceAll(/\s+/g, ' ');
    for (const { option } of visible) {
      expect(words).toContain(option.flags.replaceAll(/[<>]/g, ''));
      expect(words).toContain(option.description);
    }
  });
});

describe('--help', () => {
  it.each([[['--help']], [['--help', '0.5', '-c', 'p']], [['-h', '--help']]])(
    '%j in a pipe is 80 columns wide, on standard output',
    async (args) => {
      const { text, stderr, code } = await run(args);
      expect({ text, stderr, code }).toEqual({ text: helpText(80, PLAIN), stderr: '', code: 0 });
    },
  );

  it('has the headings', () => {
    expect(helpText(80, PLAIN).match(/^\w[^\n]*:$/gm)).toEqual([
      'Examples:',
      ...optionGroups().map(({ heading }) => heading),
    ]);
  });
});

describe('-h', () => {
  it.each([[['-h']], [['-qh']], [['-h', '0.5', '-c', 'p']]])(
    '%j is a summary on one screen',
    async (args) => {
      const { text, stderr, code } = await run(args);
      expect({ text, stderr, code }).toEqual({ text: summaryText(80, PLAIN), stderr: '', code: 0 });
      expect(text.split('\n').length).toBeLessThanOrEqual(24);
    },
  );
});
