import type { Dice } from '../dice.ts';

/** The text with a few bytes taken out, put in, repeated or exchanged. */
export function mutated(dice: Dice, text: string, bytes: readonly string[]): string {
  let result = text;
  for (let left = dice.between(1, 6); left > 0; left--) result = mutatedOnce(dice, result, bytes);
  return result;
}

function mutatedOnce(dice: Dice, text: string, bytes: readonly string[]): string {
  const at = dice.below(text.length + 1);
  const length = Math.min(dice.size(40), text.length - at);
  const head = text.slice(0, at);
  const piece = text.slice(at, at + length);
  const tail = text.slice(at + length);
  return dice.weighted([
    [4, () => head + dice.pick(bytes) + piece + tail],
    [2, () => head + tail],
    [2, () => head + dice.pick(bytes) + tail],
    [1, () => head + piece + piece + tail],
    [1, () => tail + head],
    [1, () => head + dice.pick(bytes).repeat(dice.size(200)) + piece + tail],
    [1, () => head],
  ]);
}
