import { LOGIT, SIGMOID } from '../model/scales.ts';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { APPENDING, jobFor, model, NAMES, product, type Outcome, type Wanted } from '../support/table.ts';
import { convertCsv } from '../model/csv.ts';
import { rowsOf } from '../model/records.ts';
import { THOROUGH } from '../support/thorough.ts';

/** An outcome is that of the model, or where a row stops it that was seen before it was converted, the start of that. */
function expectModel(actual: Outcome, text: string, wanted: Wanted): void {
  const expected = model(text, wanted);
  const { early } = convertCsv([{ name: undefined, text }], jobFor(wanted));
  if (early && actual.failedOn === early.line) expect(expected.output.startsWith(actual.output)).toBe(true);
  else expect(actual).toEqual(expected);
}

const number = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      '0.5',
      '0.2',
      '.25',
      '1',
      '0',
      '-0',
      '1e-3',
      '+0.75',
      '5.',
      '-2.5',
      'inf',
      '-Infinity',
      '0.1234567890123456789',
    ),
  },
  { weight: 2, arbitrary: fc.double({ min: -50, max: 50, noNaN: true }).map(String) },
);
const missing = fc.constantFrom('', 'NA', 'nan', 'Null', ' ', 'n/a');
/** Text with everything in it that means something to somebody. */
const text = (special: string): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom('a', '0', '.', ' ', '\t', '-', '\r', 'é', '\xff', '\0', ...special.split('')), {
      maxLength: 6,
    })
    .map((characters) => characters.join(''));

function cell(delimiter: string, quote: string | undefined): fc.Arbitrary<string> {
  const plain = text(`;,'`).map((characters) => characters.replaceAll(delimiter, '_'));
  const spaced = fc
    .tuple(fc.constantFrom('', ' ', '\t', '  '), number, fc.constantFrom('', ' '))
    .map((parts) => parts.join('').replaceAll(delimiter, ' '));
  if (quote === undefined)
    return fc.oneof(
      { weight: 4, arbitrary: number },
      spaced,
      missing,
      plain,
      fc.constantFrom('"', '"a', 'a"'),
    );
  const inQuotes = fc
    .oneof(number, spaced, missing, text(`\n,;${quote}`))
    .map((content) => quote + content.replaceAll(quote, quote + quote) + quote);
  const stray = fc
    .tuple(
      fc.constantFrom('a', ' ', `${quote}${quote}`, `${quote}b${quote}`),
      fc.constantFrom('', quote, 'c'),
    )
    .map((parts) => parts.join(''));
  return fc.oneof(
    { weight: 4, arbitrary: number },
    spaced,
    missing,
    plain,
    { weight: 2, arbitrary: inQuotes },
    stray,
  );
}

interface Case {
  readonly text: string;
  readonly wanted: Wanted;
}

/** A table and what is asked of it. */
const cases: fc.Arbitrary<Case> = fc
  .record({
    delimiter: fc.constantFrom(',', ',', '\t', ';', ' ', '|'),
    quote: fc.constantFrom('"', '"', "'", undefined),
    header: fc.boolean(),
    append: fc.boolean(),
    after: fc.boolean(),
    inverse: fc.boolean(),
    scales: fc.constantFrom(LOGIT, SIGMOID),
    bad: fc.constantFrom('fail' as const, 'keep' as const, 'nan' as const, 'skip' as const),
    width: fc.integer({ min: 1, max: NAMES.length }),
    mark: fc.constantFrom('', '', '\xef\xbb\xbf'),
    lastEnding: fc.boolean(),
  })
  .chain(({ width, mark, lastEnding, ...options }) => {
    const { delimiter, quote } = options;
    const ending = fc.constantFrom('\n', '\n', '\r\n', '\n\n', '\r\n\r\n\n');
    const row = fc
      .oneof(
        { weight: 8, arbitrary: fc.constant(width) },
        { weight: 1, arbitrary: fc.integer({ min: 1, max: width + 2 }) },
      )
      .chain((length) =>
        fc.tuple(fc.array(cell(delimiter, quote), { minLength: length, maxLength: length }), ending),
      );
    // A name is quoted where it holds the delimiter.
    const names = NAMES.slice(0, width).map((name) =>
      name.includes(delimiter) ? name.replaceAll(delimiter, '_') : name,
    );
    const firstRow = options.header
      ? fc.constant(names)
      : fc.array(number, { minLength: width, maxLength: width });
    return fc.record({
      text: fc
        .tuple(
          firstRow,
          ending,
          fc.oneof(
            { weight: 9, arbitrary: fc.array(row, { maxLength: 12 }) },
            { weight: 1, arbitrary: fc.array(row, { minLength: 50, maxLength: 100, size: 'max' }) },
          ),
        )
        .map(([first, firstEnding, rows]) => {
          const all =
            mark +
            [[first, firstEnding] as const, ...rows]
              .map(([cells, end]) => cells.join(delimiter) + end)
              .join('');
          return lastEnding ? all : all.replace(/[\r\n]+$/, '');
        }),
      wanted: fc
        .shuffledSubarray(
          Array.from({ length: width }, (_, i) => i).filter((i) => names[i] === NAMES[i]),
          { minLength: 1 },
        )
        .map((columns) => ({ ...options, after: options.after && options.append, columns })),
    });
  });

describe('CSV conversion', () => {
  it('matches the plain model of the specification', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ text: csv, wanted }) => {
        expectModel(await product(csv, wanted), csv, wanted);
      }),
      { numRuns: 1000 * THOROUGH },
    );
  });

  it('is the same however the bytes come', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(cases, sizes, fc.boolean(), async ({ text: csv, wanted }, some, waits) => {
        expectModel(await product(csv, wanted, some, waits), csv, wanted);
        expectModel(await product(csv, wanted, [1], waits), csv, wanted);
      }),
      { numRuns: 200 * THOROUGH },
    );
  });

  it('reads a record from the index that was incomplete at the end of the previous piece', async () => {
    const csv = 'id,p,q,name\n"0.5", ,NA,\n0.5,"","0",a';
    const wanted: Wanted = { ...APPENDING, columns: [0] };
    expect(await product(csv, wanted, [5, 14, 1])).toEqual(model(csv, wanted));
  });

  it('is the same for two pieces that meet at any byte', async () => {
    const csv = '\xef\xbb\xbf\r\n"id",p\r\n"a\r\n""",0.2\r\n\r\nb," 0.5 "\n"",\'\n,"NA"\r\n\xff,0.8';
    const whole = model(csv, APPENDING);
    for (let at = 1; at < csv.length; at++) {
      expect({ at, ...(await product(csv, APPENDING, [at, Infinity], true)) }).toEqual({ at, ...whole });
    }
  });

  it('with nothing to convert and --bad keep copies its input', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ text: csv, wanted }) => {
        const nothing = csv.replace(/[0-9]|inf|nan/gi, 'x');
        fc.pre(rowsOf(nothing, wanted.delimiter, wanted.quote).openOn === undefined);
        const named: Wanted = {
          ...wanted,
          header: false,
          append: false,
          after: false,
          inverse: false,
          bad: 'keep',
        };
        fc.pre(model(nothing, named).failedOn === undefined);
        expect((await product(nothing, named)).output).toBe(nothing);
      }),
      { numRuns: 200 * THOROUGH },
    );
  });

  it('changes only the selected cells, as csv-parse reads them', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ text: csv, wanted }) => {
        fc.pre(wanted.quote !== undefined && !isStray(csv, wanted));
        const inPlace: Wanted = { ...wanted, append: false, after: false, inverse: false, bad: 'keep' };
        fc.pre(model(csv, inPlace).failedOn === undefined);
        const { output } = await product(csv, inPlace);
        const before = read(csv, wanted);
        const after = read(output, wanted);
        expect(after.map((cells) => cells.length)).toEqual(before.map((cells) => cells.length));
        const others = (rows: string[][]): string[][] =>
          rows.map((cells) => cells.filter((_, i) => !wanted.columns.includes(i)));
        expect(others(after)).toEqual(others(before));
      }),
      { numRuns: 200 * THOROUGH },
    );
  });

  it('with new cells after their columns is that with new cells at the end, up to the order', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ text: csv, wanted }) => {
        const appending: Wanted = { ...wanted, append: true, after: false };
        const inserted = await product(csv, { ...appending, after: true });
        const atEnd = await product(csv, appending);
        expect(inserted.failedOn).toBe(atEnd.failedOn);
        const sorted = ({ output }: Outcome): string[][] =>
          rowsOf(output, wanted.delimiter, wanted.quote).rows.map(({ cells, ending }) => [
            ...cells.toSorted(),
            ending,
          ]);
        expect(sorted(inserted)).toEqual(sorted(atEnd));
      }),
      { numRuns: 300 * THOROUGH },
    );
  });

  it('of the parts of a table, one after the other, is that of the table', async () => {
    await fc.assert(
      fc.asyncProperty(cases, cases, async ({ text: first, wanted }, { text: second }) => {
        const named: Wanted = {
          ...wanted,
          header: false,
          append: false,
          after: false,
          inverse: false,
          bad: 'nan',
          columns: [0],
        };
        const quote = named.quote ?? '"';
        // Parts end where rows end, and only the first has a mark.
        const a = `${first.replaceAll(quote, '_')}\n`;
        const b = second.replaceAll(quote, '_').replace('\xef\xbb\xbf', '');
        fc.pre(b !== '' && [a, b, a + b].every((csv) => model(csv, named).failedOn === undefined));
        const [whole, one, two] = await Promise.all([a + b, a, b].map((csv) => product(csv, named)));
        expect(whole!.output).toBe(one!.output + two!.output);
      }),
      { numRuns: 200 * THOROUGH },
    );
  });
});

/** csv-parse reads stray quotes in another way, and refuses one that never closes. */
function isStray(csv: string, { delimiter, quote = '' }: Wanted): boolean {
  const good = new RegExp(`^(?:[^${quote}]*|${quote}(?:[^${quote}]|${quote}${quote})*${quote})$`);
  const { rows, openOn } = rowsOf(csv, delimiter, quote);
  return openOn !== undefined || rows.some(({ cells }) => cells.some((content) => !good.test(content)));
}

function read(csv: string, { delimiter, quote }: Wanted): string[][] {
  return parse(csv, {
    delimiter,
    quote: quote ?? null,
    escape: quote ?? null,
    record_delimiter: ['\n', '\r\n'],
    relax_column_count: true,
    skip_empty_lines: true,
  });
}

/** In the quick lane some of the places. */
const STEP = THOROUGH < 1 ? 9 : 1;

describe('quotes at every place of a vector', () => {
  const shapes = ['"', 'a"b"', '"q"', '"q""r"', '"q,\n"', '""', '"q"r"s', ',"', '"\r\n",x"', '"",""'];

  it.each(shapes)('%j', async (shape) => {
    const wanted: Wanted = { ...APPENDING, header: false, append: false, inverse: false };
    for (let length = 0; length < 140; length += STEP) {
      for (const filler of ['x', '12345,']) {
        const rows = `i,0.5\n${filler.repeat(length).slice(0, length)}${shape},0.2,"\n",0.2\n`;
        const csv = rows + rows.replaceAll('\n', '\r\n') + 'k,0.2,l\n"m",0.2\n'.repeat(5);
        expect({ csv, ...(await product(csv, wanted)) }).toEqual({ csv, ...model(csv, wanted) });
      }
    }
  });
});
