/** Fewer lines may begin so by chance. */
const FEWEST = 3;

/** A whole number, as `cat -n`, `nl` and printed series put it before what the line holds, and a number after it. */
const NUMBERED = /^\s*(\d{1,15})(?:[.):]?\s+|\s*,\s*)[+-]?[\d.in]/i;

/**
 * Whether each line of a stream begins with a number of its own, one more than that of the line before.
 * @param sample the start of the stream
 * @param isCut whether its last line may go on
 */
export function hasRunningNumbers(sample: string, isCut: boolean): boolean {
  const whole = sample.split(/\r?\n/).slice(0, isCut ? -1 : undefined);
  const lines = whole.filter((line) => line.trim() !== '');
  const numbers = lines.map((line) => Number(NUMBERED.exec(line)?.[1]));
  return lines.length >= FEWEST && numbers.every((number, i) => number === numbers[0]! + i);
}
