import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DigitStyle, Job } from '../../src/job/job.ts';
import { convertSource, inPieces } from '../support/inMemory.ts';
import { jobFor, PLAIN, product } from '../support/jsonLines.ts';
import { convertJsonLines, resultsOfJsonLines, type Wanted } from '../model/jsonl.ts';
import { tensorText } from '../model/tensor.ts';
import { THOROUGH } from '../support/thorough.ts';

const joined = (parts: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string> =>
  fc.array(parts, { maxLength }).map((texts) => texts.join(''));

const space = fc.constantFrom('', '', '', ' ', '\t', '  ', '\r', ' \t \r ');

const string = joined(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        'a',
        'é',
        '😀',
        '\\"',
        '\\\\',
        '\\n',
        '\\/',
        '\\u00e9',
        '\\ud83d\\ude00',
        '\\ud83d',
        '\\uDE00',
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        ' ',
        '\u2028',
        'null',
        '0.5',
        '\\u0000',
        '\\t',
        '\x7f',
      ),
    },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 70 }).map((length) => 'x'.repeat(length)) },
  ),
  6,
).map((content) => `"${content}"`);

const number = fc.oneof(
  fc.constantFrom('0.5', '0.25', '1', '0', '-0', '-0.0', '5E-1', '2.5e+1', '1e-3', '1e400', '0.1E-400'),
  fc.constantFrom('0.12345678901234567890123', '-2.5', '1.0', '0.50000', '12345678901234567890'),
  fc.double({ min: -50, max: 50, noNaN: true }).map((value) => JSON.stringify(value)),
  fc.double({ min: 0, max: 1, noNaN: true }).map((value) => JSON.stringify(value)),
);

/** As System.Text.Json, PHP and others escape them, and what is not an escape. */
const escaped = fc.constantFrom(
  '\\u002b1.5',
  '1E\\u002B01',
  '1\\/3',
  '1\\u002f4',
  '50\\u0025',
  'N\\/A',
  '\\u006eul\\u006C',
  '\\u00200.5\\n',
  ' \\t\\u0030.25\\r ',
  '\\u0020',
  '\\u00310\\u00e9',
  '\\u002d\\u002e5',
  '0.5\\ud83d\\ude00',
  '0.5\\ud83d',
);

const inQuotes = fc
  .tuple(
    fc.constantFrom('', ' ', '\t'),
    fc.oneof(
      number,
      escaped,
      fc.constantFrom('', 'NA', 'nan', '-nan', '+NaN', 'Infinity', '-inf', '.5', '+1', 'null'),
    ),
    fc.constantFrom('', '  '),
  )
  .map((parts) => `"${parts.join('').replaceAll('\t', ' ')}"`);

/** What Python and others write that is not JSON. */
const oddScalar = fc.constantFrom(
  'NaN',
  '-NaN',
  '-Infinity',
  'nul',
  '01',
  '.5',
  '5.',
  'truefalse',
  "'a'",
  'é',
  '\x01x',
  '"\\x31"',
  '"0.5\\u00zz"',
);

/** Names that are in the paths, as they may be spelled, and others. */
const name = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('"p"', '"q"', '"a"', '"b"', '"l"', '"a.b"', '"é"', '"1"') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('"\\u0070"', '"\\u0061"', '"\\u00E9"', '"a\\u002eb"', '"\\u0031"'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('"\\ud83d\\ude00/\\n"', '"😀\\/\\u000a"', '"\\ud83d"', '"pp"', '""'),
  },
  string,
);

const FIELDS = [
  ['p'],
  ['q'],
  ['a', 'p'],
  ['a', 'b', 'q'],
  ['l', '0'],
  ['l', '2', 'p'],
  ['a.b'],
  ['é'],
  ['1'],
  ['😀/\n'],
];

function documents(withOdd: boolean): fc.Arbitrary<string> {
  const scalar = fc.oneof(
    { weight: 8, arbitrary: number },
    { weight: 2, arbitrary: inQuotes },
    { weight: 1, arbitrary: string },
    { weight: 2, arbitrary: fc.constantFrom('null', 'null', 'true', 'false') },
    ...(withOdd ? [{ weight: 1, arbitrary: oddScalar }] : []),
  );
  const list = (parts: fc.Arbitrary<string>, open: string, close: string): fc.Arbitrary<string> =>
    fc
      .tuple(fc.array(fc.tuple(space, parts, space), { maxLength: 4 }), space)
      .map(([all, within]) => open + (all.map((one) => one.join('')).join(',') || within) + close);
  const { object } = fc.letrec<{ value: string; object: string; array: string }>((tie) => ({
    value: fc.oneof({ depthSize: 'small', maxDepth: 3 }, scalar, tie('object'), tie('array')),
    object: list(
      fc.tuple(name, space, fc.constant(':'), space, tie('value')).map((parts) => parts.join('')),
      '{',
      '}',
    ),
    array: list(tie('value'), '[', ']'),
  }));
  return object;
}

/** One letter more, less, or another. */
function damaged(line: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(
      line,
      fc.nat(),
      fc.constantFrom(0, 1, 1, 2),
      fc.constantFrom('', '', ...'{}[]",:\\ x0\0'.split('')),
    )
    .map(([text, where, less, more]) => {
      const at = where % (text.length + 1);
      return (text.slice(0, at) + more + text.slice(at + less)).replace(/\p{Cs}/gu, '?');
    });
}

interface Case {
  readonly text: string;
  readonly wanted: Wanted;
}

function cases(line: fc.Arbitrary<string>): fc.Arbitrary<Case> {
  const ending = fc.constantFrom('\n', '\n', '\r\n', '\n\n', ' \r\n \r\n\t\n');
  return fc.record({
    text: fc
      .tuple(fc.array(fc.tuple(space, line, space, ending), { maxLength: 5 }), fc.boolean())
      .map(([lines, ends]) => {
        // NUL in the first line makes it a binary file.
        const all = lines
          .flat()
          .join('')
          .replace(/^[^\n]*/, (first) => first.replaceAll('\0', '?'));
        return ends ? all : all.replace(/[\r\n]+$/, '');
      }),
    wanted: fc.record({
      fields: fc.shuffledSubarray(FIELDS, { minLength: 1, maxLength: 4 }),
      append: fc.boolean(),
      inverse: fc.boolean(),
      suffix: fc.constantFrom('logit', 'sigmoid'),
      bad: fc.constantFrom(
        'fail' as const,
        'keep' as const,
        'keep' as const,
        'nan' as const,
        'skip' as const,
      ),
    }),
  });
}

const whole = documents(false);
const any = fc.oneof(
  { weight: 4, arbitrary: whole },
  documents(true),
  damaged(whole),
  damaged(documents(true)),
);

describe('JSON Lines conversion', () => {
  it('matches the plain model of the specification', async () => {
    await fc.assert(
      fc.asyncProperty(cases(any), async ({ text, wanted }) => {
        expect(await product(text, wanted)).toEqual(convertJsonLines(text, wanted));
      }),
      { numRuns: 400 * THOROUGH },
    );
  });

  it('makes a tensor with a row for each line, whatever the line contains', async () => {
    await fc.assert(
      fc.asyncProperty(cases(any), async ({ text, wanted: { append: _a, inverse: _i, ...rest } }) => {
        const wanted: Wanted = { ...rest, append: false, inverse: false };
        const digits: DigitStyle = { kind: 'significant', count: 17 };
        const job: Job = { ...jobFor(wanted), format: 'tensor', digits };
        const { output } = await convertSource(job, inPieces(Buffer.from(text), [50, 3]));
        const rows = resultsOfJsonLines(text, wanted);
        const columns = wanted.fields.length > 1 ? wanted.fields.length : undefined;
        expect(output.toString()).toBe(
          rows ? `${tensorText(rows.flat(), columns, digits, 'float64')}\n` : '',
        );
      }),
      { numRuns: 200 * THOROUGH },
    );
  });

  it('is the same however the bytes come', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(cases(any), sizes, async ({ text, wanted }, some) => {
        const expected = convertJsonLines(text, wanted);
        expect(await product(text, wanted, some)).toEqual(expected);
      }),
      { numRuns: 100 * THOROUGH },
    );
  });

  it('writes valid JSON and changes only the selected values', async () => {
    await fc.assert(
      fc.asyncProperty(cases(whole), async ({ text, wanted: { bad, ...wanted } }) => {
        const { output } = await product(text, { ...wanted, bad: bad === 'fail' ? 'nan' : bad });
        const after = parseLines(output);
        if (bad === 'skip') return;
        const before = parseLines(text);
        const added = wanted.fields.flatMap((path) =>
          [wanted.suffix, 'recovered'].map((what) => `${path.join('.')}_${what}`),
        );
        expect(after.map((one) => without(one, wanted.fields, added))).toEqual(
          before.map((one) => without(one, wanted.fields, [])),
        );
      }),
      { numRuns: 100 * THOROUGH },
    );
  });

  it('with nothing to convert and --bad keep copies its input', async () => {
    await fc.assert(
      fc.asyncProperty(cases(any), fc.uint8Array({ maxLength: 20 }), async ({ text }, noise) => {
        const bytes = Buffer.concat([Buffer.from(`${text}\n{"x":"`), noise, Buffer.from('"}\n')]);
        const job = jobFor({ ...PLAIN, fields: [['nothing', 'of this']], bad: 'keep' });
        const { output, failedOn } = await convertSource(job, inPieces(bytes, [7]));
        // Where carriage returns end lines, nothing goes on.
        fc.pre(failedOn === undefined);
        fc.pre(!(bytes[0] === 0xef && bytes[1] === 0xbb));
        expect(output).toEqual(bytes);
      }),
      { numRuns: 100 * THOROUGH },
    );
  });
});

function parseLines(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as unknown);
}

/** The value with its fields of these paths taken out. */
function without(value: unknown, paths: readonly (readonly string[])[], names: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const left = Object.entries(value).flatMap(([key, member]) => {
    if (paths.some((path) => path.length === 1 && path[0] === key) || names.includes(key)) return [];
    const below = paths.filter((path) => path.length > 1 && path[0] === key).map((path) => path.slice(1));
    return [[key, without(member, below, [])] as const];
  });
  return left;
}

describe('a line', () => {
  it('may have its parts at every place of a vector', async () => {
    const shapes = [
      '"p":0.5',
      '"a\\"":"\\\\","p":"0.25"',
      '"a":[{"p":1},[]],"p":1e-3',
      '"a":1e5,"p":NaN',
      '"p":0.5}',
    ];
    for (const shape of shapes) {
      const lengths = Array.from({ length: 80 }, (_, length) => length);
      const text = lengths
        .map(
          (length) =>
            `{"${'x'.repeat(length)}":${'1'.repeat(length)}0,${shape}}\n${' '.repeat(length)}{${shape}}\n`,
        )
        .join('');
      const wanted: Wanted = { ...PLAIN, bad: 'keep' };
      expect(await product(text, wanted)).toEqual(convertJsonLines(text, wanted));
    }
  });

  it('is refused if it is nested too deeply, and the next one is read', async () => {
    const deep = `{"l":${'['.repeat(65_537)}${']'.repeat(65_537)},"p":0.25}\n`;
    expect(await product(deep, PLAIN)).toEqual({ output: '', failedOn: 1 });
    expect(await product(`${deep}{"p":0.5}\n`, { ...PLAIN, bad: 'skip' })).toEqual({
      output: '{"p":0}\n',
      failedOn: undefined,
    });
  });

  it('with more fields to convert than a batch has values', async () => {
    const names = Array.from({ length: 700 }, (_, i) => `k${i}`);
    const text = [names, names.toReversed()]
      .map((all) => `{${all.map((key) => `"${key}":0.25`).join(',')}}\n`)
      .join('');
    const wanted: Wanted = { ...PLAIN, fields: names.map((key) => [key]), append: true, inverse: true };
    expect(await product(text, wanted)).toEqual(convertJsonLines(text, wanted));
    expect(await product(text, { ...wanted, append: false })).toEqual(
      convertJsonLines(text, { ...wanted, append: false }),
    );
  });
});
