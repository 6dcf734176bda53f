/** `-h`, a summary on one screen, and `--help`, all options; both as wide as the terminal. */
import { wrap } from '../text/wrap.ts';
import { namesOf, valueNameOf } from './flags.ts';
import { optionGroups, type Entry } from './options.ts';

/** The styles of the parts of the text. */
export interface HelpStyle {
  readonly title: (text: string) => string;
  readonly term: (text: string) => string;
}

const TITLE = 'logit - convert probabilities to log-odds and back, correctly rounded';

export type Pair = readonly [term: string, text: string];

/** The forms of the command, with their purposes. */
export const USAGE: readonly Pair[] = [
  ['logit [OPTIONS] NUMBER...', 'numbers as arguments'],
  ['logit [OPTIONS] < FILE', 'numbers on standard input'],
  ['logit [OPTIONS] -c COLUMN [FILE...]', 'CSV columns or JSON Lines fields'],
  ['logit [OPTIONS] ARRAY.npy', 'a NumPy array'],
];

const EXAMPLES: readonly Pair[] = [
  ['logit 0.2 0.5 80%', 'three probabilities, as a tensor'],
  ['logit -f lines --sigmoid 2.5', 'back to a probability, a plain number'],
  ['logit -c prob scores.csv > out.csv', 'convert one column, keep all other bytes'],
  ['logit -e 1e-6 -a -c prob scores.csv', 'clamp 0 and 1; add a column prob_logit'],
  ['logit -c model.prob scores.jsonl', 'a nested field of JSON Lines'],
  ["logit --check -c 'p_*' scores.csv", 'in CI: exit 1 unless all are in [0, 1]'],
];

/** The options in the summary, with their texts there. */
const SUMMARY: readonly Pair[] = [
  ['--sigmoid', 'the other direction: log-odds to probabilities'],
  ['--eps', 'clamp probabilities to [EPS, 1-EPS]'],
  ['--column', "column to convert: name, number, 2-5, 'p_*', '!id'"],
  ['--append', 'add the result as a new column instead of replacing'],
  ['--format', 'tensor, lines (plain numbers), csv or npy'],
  ['--significant', 'significant digits'],
  ['--output', 'write FILE, all or nothing (it may be the input file)'],
  ['--preview', 'show the first N rows next to their results'],
  ['--check', 'validate only: exit 1 if a value is not a probability'],
  ['--loss', 'score against labels; see also --fit and --sql'],
  ['-h', 'this summary; --help: all options; --manual: the manual'],
];

const EXIT_STATUS =
  'Exit status: 0 success; 1 the data failed (bad value, --strict, --check, round trip); 2 the command failed (usage, file, column, I/O). Manual: logit --manual';

/** Lines longer than this are hard to read. */
const WIDEST = 100;
/** Narrower screens have no room for two columns. */
const NARROWEST = 60;
/** Where the purpose of a form starts. */
const USE_COLUMN = 47;

/** The summary that `-h` prints. `width`: the columns of the terminal. */
export function summaryText(width: number, style: HelpStyle): string {
  const entries = optionGroups().flatMap((group) => group.entries);
  const options = SUMMARY.map(([name, text]): Pair => {
    const entry = entries.find(({ option }) => (option.long ?? option.short) === name)!;
    return [termOf(entry), text];
  });
  const layout = layoutFor(width, 23);
  return [
    ...opening(width, style),
    ...options.flatMap((pair) => layout(pair, style)),
    '',
    style.title('Examples:'),
    ...EXAMPLES.slice(0, 3).map(([line]) => `  ${line}`),
    '',
  ].join('\n');
}

/** The list of all options that `--help` prints. `width`: the columns of the terminal. */
export function helpText(width: number, style: HelpStyle): string {
  const layout = layoutFor(width, 24);
  const groups = optionGroups().flatMap(({ heading, entries }) => [
    style.title(heading),
    ...visible(entries).flatMap((entry) => layout([termOf(entry), entry.option.description], style)),
    '',
  ]);
  const examples = layoutFor(width, 2 + Math.max(...EXAMPLES.map(([line]) => line.length)) + 2);
  return [
    ...opening(width, style),
    style.title('Examples:'),
    ...EXAMPLES.flatMap((pair) => examples(pair, { ...style, term: (text) => text })),
    '',
    ...groups,
    ...wrap(EXIT_STATUS, Math.min(width, WIDEST)).map((line) =>
      line.replace(/^Exit status:/, (title) => style.title(title)),
    ),
    '',
  ].join('\n');
}

function opening(width: number, style: HelpStyle): string[] {
  const title = style.title('Usage:');
  const uses =
    width < NARROWEST
      ? [title, ...USAGE.flatMap((pair) => layoutFor(width, 0)(pair, { ...style, term: (form) => form }))]
      : USAGE.flatMap(([form, text], index) => {
          const line = `${index === 0 ? title : '      '} ${form}`;
          if (USE_COLUMN + text.length <= width)
            return [line + ' '.repeat(USE_COLUMN - 7 - form.length) + text];
          return [line, ' '.repeat(11) + text];
        });
  return [...wrap(TITLE, width), '', ...uses, ''];
}

/** The options that are not hidden. */
function visible(entries: readonly Entry[]): Entry[] {
  return entries.filter(({ option }) => !option.hidden);
}

/** An option as it is typed. One without a short form is indented like the long forms of the others. */
function termOf(entry: Entry): string {
  const value = valueNameOf(entry);
  const names = namesOf(entry).join(', ');
  const indent = entry.option.short === undefined ? '    ' : '';
  return indent + (value === undefined ? names : `${names} ${value}`);
}

/** Lays out a term and its text: from `column` on, or below the term if there is not enough room. */
function layoutFor(width: number, column: number): (pair: Pair, style: HelpStyle) => string[] {
  const right = Math.min(width, WIDEST);
  const isNarrow = width < NARROWEST || right - column < 30;
  const indent = isNarrow ? 8 : column;
  return ([term, text], style) => {
    const lines = wrap(text, right - indent).map((line) => ' '.repeat(indent) + line);
    const head = `  ${term}`;
    if (isNarrow || head.length > column - 1) return [style.term(head), ...lines];
    return [style.term(head) + lines[0]!.slice(head.length), ...lines.slice(1)];
  };
}
