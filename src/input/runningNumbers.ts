/** Fewer lines may begin with such numbers by chance. */
const FEWEST = 3;

/** A line with a whole number before another number, as `cat -n`, `nl` and printed series have them. */
const NUMBERED = /^\s*(\d{1,15})(?:[.):]?\s+|\s*,\s*)[+-]?[\d.in]/i;

/**
 * Whether the lines of a stream are numbered: each begins with a whole number, one more than that of the line before.
 * @param sample the start of the stream
 * @param isCut whether its last line may be incomplete
 */
export function hasRunningNumbers(sample: string, isCut: boolean): boolean {
  const whole = sample.split(/\r?\n/).slice(0, isCut ? -1 : undefined);
  const lines = whole.filter((line) => line.trim() !== '');
  const first = numberOf(lines[0] ?? '');
  return lines.length >= FEWEST && lines.every((line, i) => numberOf(line) === first + i);
}

/** The number that a line begins with; NaN: none, or no other number follows it. */
function numberOf(line: string): number {
  return Number(NUMBERED.exec(line)?.[1]);
}
