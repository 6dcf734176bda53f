import type { Location } from '../message/error.ts';
import type { Estimate } from '../score/moments.ts';
import type { LossReport } from './lossReport.ts';

/** The score as JSON. Undefined numbers are null; means of the loss are over the rows with a finite loss. */
export function lossJson(report: LossReport): object {
  const { label, count, weight, positive, missing, baseRate, logLoss, brier, accuracy, calibration } = report;
  const { infinite } = logLoss;
  return {
    label,
    count,
    weight,
    positive,
    missing,
    base_rate: baseRate ?? null,
    log_loss: {
      mean: logLoss.mean ?? null,
      sum: logLoss.sum,
      ...errorOf(logLoss),
      infinite,
      first: placeOf(report.firstInfinite),
    },
    brier: { mean: brier.mean ?? null, ...errorOf(brier) },
    accuracy: accuracy ?? null,
    calibration: {
      error: calibration.error ?? null,
      max: calibration.max ?? null,
      bins: calibration.bins.map(({ mean, rate, ...bin }) => ({
        ...bin,
        mean: mean ?? null,
        rate: rate ?? null,
      })),
    },
  };
}

function errorOf({ standardError, baseline }: Estimate & { readonly baseline: number | undefined }): object {
  return { standard_error: standardError ?? null, baseline: baseline ?? null };
}

/** Standard input is `-`, as among the files of a report. */
function placeOf(place: Location | undefined): object | null {
  return place === undefined ? null : { file: place.file ?? '-', line: place.line };
}
