import { inspect, isDeepStrictEqual } from 'node:util';
import type { Outcome, Trouble } from '../../model/outcome.ts';
import type { Finding } from '../case.ts';

/** A finding if two outcomes differ. */
export function compareOutcomes(check: string, expected: Outcome, given: Outcome): Finding | undefined {
  const { early } = expected;
  const actual = withoutBlankRun(expected, given);
  if (
    early &&
    isDeepStrictEqual(clean(early), clean(actual.trouble)) &&
    expected.output.startsWith(actual.output)
  )
    return undefined;
  const difference = compareTexts(check, expected.output, actual.output);
  if (difference) return withTrouble(difference, expected, actual);
  return compareValues(
    check,
    { trouble: shown(expected.trouble), stats: expected.stats },
    { trouble: shown(actual.trouble), stats: actual.stats },
  );
}

/**
 * Many blank lines before a header are passed on before it is read, and so before it is found wrong; and so is the line end that a
 * file lacks, before the next file.
 */
function withoutBlankRun(expected: Outcome, actual: Outcome): Outcome {
  const { trouble, output } = expected;
  if (!trouble || !actual.output.startsWith(output)) return actual;
  const more = actual.output.slice(output.length);
  const isPassed = BLANK_RUN.test(output)
    ? BLANK_RUN.test(actual.output)
    : trouble.line === 1 && /^\r?\n$/.test(more);
  return isPassed ? { ...actual, output } : actual;
}

const BLANK_RUN = /^(?:\xef\xbb\xbf)?[\r\n]*$/;

/** No message shows more of a text, and nothing keeps all of a long one. */
const SHOWN = 1000;

function shown(trouble: Trouble | undefined): Trouble | undefined {
  return trouble?.text === undefined ? trouble : { ...trouble, text: trouble.text.slice(0, SHOWN) };
}

/** Where one of them stopped is the better part of the answer. */
function withTrouble(difference: Finding, expected: Outcome, actual: Outcome): Finding {
  const reported = ({ trouble }: Outcome): string => (trouble ? ` and ${inspect(trouble)}` : '');
  return {
    ...difference,
    expected: difference.expected + reported(expected),
    actual: difference.actual + reported(actual),
  };
}

/** Both without properties that are undefined, as JSON has them. */
export function compareValues(check: string, expected: object, actual: object): Finding | undefined {
  const [wanted, given] = [clean(expected), clean(actual)];
  if (isDeepStrictEqual(wanted, given)) return undefined;
  return { check, expected: inspect(wanted, { depth: 9 }), actual: inspect(given, { depth: 9 }) };
}

function clean(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(entries.map(([name, part]) => [name, clean(part)]));
}

/** Bytes as Latin-1 text; what is shown begins a little before the first difference. */
export function compareTexts(check: string, expected: string, actual: string): Finding | undefined {
  if (expected === actual) return undefined;
  let at = 0;
  while (at < expected.length && expected[at] === actual[at]) at++;
  const from = Math.max(0, at - 40);
  const excerpt = (text: string): string =>
    `${text.length} bytes, from byte ${from} on: ${JSON.stringify(text.slice(from, at + 80))}`;
  return { check, expected: excerpt(expected), actual: excerpt(actual) };
}
