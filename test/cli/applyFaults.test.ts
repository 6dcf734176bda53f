import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readModel } from '../../src/cli/model.ts';
import { BASE, COLUMN, SCALE } from '../../src/job/optionSpecs.ts';
import { LogitError } from '../../src/message/error.ts';
import { call, Directory } from '../support/command.ts';
import { modelOf } from '../support/model.ts';

describe('options that cannot be combined', () => {
  it.each([
    ['--from logit', '--from cannot be used with --apply, which sets what is converted, and how'],
    ['--sigmoid', '--sigmoid cannot be used with --apply, which sets what is converted, and how'],
    ['--fit y', '--fit cannot be used with --apply, which sets what is converted, and how'],
    ['--loss y', '--loss cannot be used with --apply, which sets what is converted, and how'],
    ['--shift 1', '--shift cannot be used with --apply, which sets it'],
    ['-c a', '--column cannot be used with --apply, whose model adds one new column to those that it names'],
    ['--check', '--check cannot be used with --apply, which sets what is converted, and how'],
  ])('--apply and %s', async (args, message) => {
    const directory = new Directory({ 'm.json': modelOf({ a: 1, b: 2 }, 0) });
    const { code, text, stderr } = await call(['--apply', directory.at('m.json'), ...args.split(' ')]);
    expect([code, text, stderr]).toEqual([2, '', `logit: error: ${message}\n`]);
  });
});

describe('a model', () => {
  it('has an end', async () => {
    const { code, stderr } = await call(['--apply', '/dev/zero', '0.5']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        'logit: error: --apply /dev/zero: is not a report of --fit: it is larger than 64 MiB (logit --fit LABEL -c COLUMN --report FILE writes one)\n',
    });
  });

  it('of one column is not checked: no option is named that was not typed', async () => {
    const directory = new Directory({ 'm.json': modelOf({ a: 2 }, 0) });
    const { stderr } = await call(['--apply', directory.at('m.json'), '--check', '-c', 'a'], {
      stdin: 'a\n1\n',
    });
    expect(stderr).toBe(
      'logit: error: --check cannot be used with --apply, which sets what is converted, and how\n',
    );
  });

  it('of several columns takes no numbers', async () => {
    const file = new Directory({ 'm.json': modelOf({ a: 1, b: 2 }, 0) }).at('m.json');
    const { code, stderr } = await call(['--apply', file, '0.3', '90%']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `logit: error: --apply ${file}: a model of several columns needs a table that has them\n`,
    });
  });
});

describe('a file that is not a report of --fit', () => {
  const good = JSON.parse(modelOf({ a: 1 }, 0)) as { fit: Record<string, unknown> };
  const fit = (changes: Record<string, unknown>): string =>
    JSON.stringify({ ...good, fit: { ...good.fit, ...changes } });

  const FROM = `"fit.from" must be ${SCALE.expected}`;

  it.each<[string, string]>([
    ['', 'it is not JSON'],
    ['{"fit": ', 'it is not JSON'],
    ['p,y\n0.5,1\n', 'it is not JSON'],
    ['null', 'it has no "fit"'],
    ['[]', 'it has no "fit"'],
    ['"fit"', 'it has no "fit"'],
    ['{"version": "0.1.0", "exit": 0, "columns": []}', 'it has no "fit"'],
    ['{"__proto__": {"fit": {}}}', 'it has no "fit"'],
    ['{"fit": null, "base": "e", "eps": null}', 'it has no "fit.coefficients"'],
    [JSON.stringify({ ...good, base: 1 }), `"base" must be ${BASE.expected}`],
    [JSON.stringify({ ...good, eps: 2 }), '"eps" must be a number from 0 to 0.5'],
    [fit({ coefficients: {} }), '"fit.coefficients" must be an array that is not empty'],
    [fit({ coefficients: [] }), '"fit.coefficients" must be an array that is not empty'],
    [fit({ coefficients: [null] }), 'it has no "fit.coefficients[0].column"'],
    [fit({ coefficients: [{ column: 'a' }] }), 'it has no "fit.coefficients[0].value"'],
    [
      fit({ coefficients: [{ column: 'a', value: '1' }] }),
      '"fit.coefficients[0].value" must be a finite number',
    ],
    [
      fit({ coefficients: [{ column: 'a', value: null }] }),
      '"fit.coefficients[0].value" must be a finite number',
    ],
    [
      fit({ coefficients: [{ column: 7, value: 1 }] }),
      `"fit.coefficients[0].column" must be ${COLUMN.expected}`,
    ],
    [
      fit({
        coefficients: [
          { column: 'a', value: 1 },
          { column: 'a', value: 2 },
        ],
      }),
      '"fit.coefficients" must have different columns',
    ],
    [fit({ intercept: 1 }), 'it has no "fit.intercept.value"'],
    [
      modelOf({ a: 1 }, 0).replace('"value":0', '"value":1e999'),
      '"fit.intercept.value" must be a finite number',
    ],
    [fit({ from: 'constructor' }), FROM],
    [fit({ from: '__proto__' }), FROM],
  ])('%s', async (text, message) => {
    const directory = new Directory({ 'm.json': text });
    const {
      code,
      stderr,
      text: out,
    } = await call(['--apply', directory.at('m.json')], { stdin: 'a\n0.5\n' });
    expect([code, out]).toEqual([2, '']);
    const said =
      /^logit: error: --apply .*m\.json: is not a report of --fit: (.*) \(logit --fit LABEL -c COLUMN --report FILE writes one\)\n$/s.exec(
        stderr,
      );
    expect(said?.[1]).toEqual(message);
  });

  it('is named if it does not exist', async () => {
    const { code, stderr } = await call(['--apply', 'none.json', '-c', 'a']);
    expect([code, stderr]).toEqual([2, 'logit: error: none.json: cannot read: no such file or directory\n']);
  });

  const directoryOf = (content: string | Uint8Array): Directory => new Directory({ 'm.json': content });

  it('is an error whatever it holds, and never anything else', () => {
    const junk = fc.oneof(
      fc.json(),
      fc.string(),
      fc.uint8Array().map((bytes) => Buffer.from(bytes)),
      fc.nat(150).map((end) => modelOf({ a: 1, b: 2 }, 3).slice(0, end)),
    );
    fc.assert(
      fc.property(junk, (content) => {
        const file = directoryOf(content).at('m.json');
        expect(() => readModel(file)).toThrow(LogitError);
      }),
      { numRuns: 300 },
    );
  });

  it('has values of the wrong kind anywhere', () => {
    const wrong = fc.oneof(
      fc.constantFrom('__proto__', 'constructor', 'toString', '', null, true, [], {}, -1, 0, 1e300),
      fc.jsonValue(),
    );
    const at = fc.constantFrom(
      ['fit'],
      ['fit', 'intercept'],
      ['fit', 'coefficients'],
      ['fit', 'coefficients', 0],
      ['fit', 'coefficients', 0, 'value'],
      ['fit', 'from'],
    );
    fc.assert(
      fc.property(at, wrong, (path, value) => {
        const report = structuredClone(good) as Record<string | number, unknown>;
        let holder = report;
        for (const key of path.slice(0, -1)) holder = holder[key] as typeof report;
        holder[path.at(-1)!] = value;
        const file = directoryOf(JSON.stringify(report)).at('m.json');
        try {
          const { from, intercept, coefficients } = readModel(file);
          expect(Number.isFinite(intercept) && coefficients.every((one) => Number.isFinite(one.value))).toBe(
            true,
          );
          expect(from).toMatch(/^[a-z0-9]+$/);
        } catch (error) {
          expect(error).toBeInstanceOf(LogitError);
        }
      }),
      { numRuns: 300 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
