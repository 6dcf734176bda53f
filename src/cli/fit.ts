import { Fitter } from '../convert/fitter.ts';
import type { Job } from '../job/job.ts';
import { LogitError } from '../message/error.ts';
import { syntaxAskedFor, SYNTAXES } from '../job/syntax.ts';
import { usageError } from '../message/usageError.ts';
import { MODEL_BASES } from './model.ts';
import { delimiterOption } from '../message/delimiters.ts';
import { shellFile, shellWord } from '../message/shell.ts';
import { fitJson, fitText, type FitReport } from '../output/fit.ts';
import { paintFor } from './color.ts';
import type { Analysis } from './analysis.ts';
import { glyphsFor } from './glyphs.ts';
import type { Options } from './options.ts';
import { USUAL_WIDTH, type Streams } from './streams.ts';

/** The report with names for columns of a table without a header. */
function shown(report: FitReport, { input }: Job): FitReport {
  if (input.kind !== 'csv' || input.header) return report;
  const named = (number: string): string => `column ${number}`;
  return { ...report, columns: report.columns.map(named), label: named(report.label) };
}

/** The analysis of a run that fits. */
export function fitting(job: Job, options: Options, args: readonly string[], streams: Streams): Analysis {
  const fitter = new Fitter(job.conversion);
  const { fit: asked = '', only, platt: isPlatt = false } = options;
  return {
    visitor: fitter,
    async finish() {
      const { names, leftOut: missing } = fitter;
      const values = names.length - (options.weight === undefined ? 1 : 2);
      const columns = names.slice(0, Math.max(0, values));
      const label = names[values] ?? asked;
      if (only !== undefined && columns.length > 1)
        throw new LogitError({ kind: 'tooManyColumns', option: `--only ${only}`, count: columns.length });
      if (columns.length > 1 && !MODEL_BASES.includes(options.base ?? 0))
        throw usageError(
          `--base ${options.base} cannot be used with --fit of several columns, which takes e, 2 or 10`,
        );
      const result = fitter.fit({ only, platt: isPlatt });
      if ('kind' in result)
        throw new LogitError({ kind: 'noFit', fault: result, columns, label, missing, only, isPlatt });
      const report: FitReport = {
        label,
        columns,
        from: job.conversion.from,
        missing,
        isWeighted: options.weight !== undefined,
        only,
        isPlatt,
        fit: result,
      };
      const paint = await paintFor('stdout', options.color, streams);
      const width = (await streams.width('stdout')) ?? USUAL_WIDTH;
      const glyphs = glyphsFor(streams.env);
      const style = {
        glyphs,
        title: paint.bold,
        label: paint.dim,
      };
      return {
        text: fitText(shown(report, job), applyingCommand(report, options, args), width, style),
        json: { fit: fitJson(report) },
      };
    },
  };
}

/** The command that applies a fit to the same input, as it can be pasted. */
function applyingCommand(
  { columns, only, fit: { intercept, coefficients } }: FitReport,
  options: Options,
  args: readonly string[],
): string {
  const files = args.map(shellFile);
  if (columns.length > 1) {
    const { report } = options;
    const command = ['logit', `--apply ${report === undefined ? 'FILE' : shellFile(report)}`, '--append'];
    const text = [...command, ...inputOptions(options), ...files].join(' ');
    return report === undefined ? `with --report FILE, then ${text}` : text;
  }
  const { from, base, eps, column = [] } = options;
  return [
    'logit',
    ...(from === undefined || from === 'prob' ? [] : [`--from ${from}`]),
    ...(base === 0 ? [] : [`--base ${base}`]),
    ...(eps === undefined ? [] : [`--eps ${eps.text}`]),
    ...(only === 'shift' ? [] : [`--scale ${coefficients[0]!.value}`]),
    ...(only === 'scale' ? [] : [`--shift ${intercept.value}`]),
    '--to prob',
    ...column.map((text) => `-c ${shellWord(text)}`),
    ...inputOptions(options),
    ...files,
  ].join(' ');
}

/** The options that say how the input is read. */
function inputOptions(options: Options): string[] {
  const { delimiter, header, quote, bad, na } = options;
  const syntax = syntaxAskedFor(options);
  return [
    ...(syntax ? [`--${SYNTAXES[syntax].option}`] : []),
    ...(delimiter === undefined ? [] : [delimiterOption(delimiter)]),
    ...(header === undefined ? [] : [header ? '--header' : '--no-header']),
    ...(quote === undefined ? [] : [`--quote ${shellWord(quote)}`]),
    ...(bad === undefined ? [] : [`--bad ${bad}`]),
    ...(na === undefined ? [] : [`--na ${shellWord(na.join(','))}`]),
  ];
}
