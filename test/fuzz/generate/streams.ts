import type { Dice } from '../dice.ts';
import { goodNumber, numberText, probability } from './numbers.ts';
import { randomBytes } from './text.ts';

const SPACES = [' ', '\n', '\n', '\t', '\r\n', ', ', ',', '\v', '\f', '  ', ',\n       '];
const BRACKETS = ['[', ']', '(', ')', '[[', ']]', '])'];

/** What programs print next to numbers, and what resembles it. */
const WORDS = [
  'tensor(',
  'array(',
  'probs:',
  'logit10(odds):',
  'log1mprobs2:',
  'logits:',
  'sigmoid(logits):',
  'logit(probs):',
  'np.float64(',
  'Array(',
  'tf.Tensor(',
  'weak_type=True',
  'np.float32(',
  'dtype=torch.float64',
  'dtype=float32',
  "device='cuda:0'",
  'requires_grad=True',
  'grad_fn=<Add>',
  'size=(0, 3)',
  'shape=(2,\n 3)',
  'probs: tensor([',
  '], dtype=torch.float64)',
  'dtype=',
  'size=()',
];
const NO_WORDS = [
  'tensor',
  'Tensor(',
  'prob:',
  'dtype=5',
  'dtype=.5',
  'device=-1',
  '...',
  '...,',
  'np.float16(',
  'size=(',
  'size=(1',
  'x',
  'id',
  'dtype',
  'sigmoid(',
  'logits',
  'probs',
  '\0',
  '\0'.repeat(16),
  `0.5${'\0'.repeat(300)}`,
  `\0${'\x01\x02\x03\x04\x05 '.repeat(4)}`,
  '\xff',
  '"',
  ';',
  'true',
  '0.5;0.6',
  '0.5tensor(',
  '#N/A',
  '#div/0!',
  '#NAME?,',
  '0.5#REF!',
  '#VALUE!;0.5',
  '-nan(ind)',
  'nan(0x8000)',
  'NaN()x',
];
const COMMENTS = [
  '# a comment',
  '#',
  '#0.5',
  '# "\r',
  '#tensor(',
  '#N/',
  '#N/Amount',
  '#null',
  '# #N/A',
  '#n',
  '#navy',
];

/** A stream of numbers with what may be between them. */
export function stream(dice: Dice): string {
  const isLong = dice.once(40);
  const count = isLong ? dice.between(2000, 60_000) : dice.size(60);
  const stock = dice.list(isLong ? 100 : 0, () => token(dice, 400));
  const parts = dice.list(count, () => (isLong ? dice.pick(stock) : token(dice, 40)));
  const mark = dice.once(10) ? '\xef\xbb\xbf' : '';
  const text = mark + parts.join('') + dice.pick(['', '\n', ' ', '#', ',']);
  return dice.once(20) ? randomBytes(dice, dice.size(100)) : text;
}

/** A number, or one time in `rarely` what need not be one, and what ends it. */
function token(dice: Dice, rarely: number): string {
  const text = dice.weighted([
    [rarely, () => probability(dice)],
    [rarely / 2, () => goodNumber(dice)],
    [rarely / 8, () => dice.pick(WORDS)],
    [rarely / 8, () => dice.pick(BRACKETS)],
    [rarely / 20, () => `${dice.pick(COMMENTS)}\n`],
    // Beyond what is read at a time: a batch of separators, a comment over a cut.
    [1, () => dice.pick(SPACES).repeat(dice.size(2000))],
    [1, () => `#${'x'.repeat(dice.size(5000))}\n`],
    [1, () => numberText(dice)],
    [1, () => dice.pick(NO_WORDS)],
    [1, () => '0'.repeat(dice.size(100_000))],
  ]);
  return text + (dice.once(30) ? '' : dice.pick(SPACES));
}

/** Arguments that are to be numbers. None can hold NUL. */
export function argumentTexts(dice: Dice): string[] {
  return dice.list(dice.between(1, dice.once(10) ? 40 : 5), () => {
    const text = dice.once(8) ? numberText(dice) : goodNumber(dice);
    const spaced = dice.once(10) ? ` ${text}\n` : text;
    return spaced.replaceAll('\0', '_').replace(/[\x80-\xff]/g, 'é');
  });
}
