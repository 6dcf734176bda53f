/** Results as Markdown. */
import { cpus, release, totalmem, type } from 'node:os';
import type { Verdict } from './budget.ts';
import type { Outcome, Standing } from './contest.ts';
import type { Contestant, Missing } from './contestants/contestant.ts';
import type { DataFile } from './data/dataset.ts';

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map(line).join('\n');
}

export function describeMachine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return (
    `${first?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${memory} GB, ` +
    `${type()} ${release()} ${process.arch}, Node.js ${process.versions.node}`
  );
}

export function describeContestants(all: readonly (Contestant | Missing)[]): string {
  const rows = all.map((one) => [one.name, 'missing' in one ? one.missing : one.version]);
  return table(['who', 'version'], rows);
}

export function describeData({ dataset, bytes }: DataFile): string {
  return `${dataset.rows.toLocaleString('en')} rows, ${megabytes(bytes)} MB: ${dataset.description}`;
}

/** One row for each contestant, in the order of wall time, with ratios to logit. */
export function describeOutcome({ contest, standings, leftOut }: Outcome): string {
  const logit = standings.find(({ name }) => name === 'logit');
  const rows = standings
    .toSorted((a, b) => a.wall - b.wall)
    .map((one) => [
      one.name,
      one.wall.toFixed(3),
      ratio(one, logit, 'wall'),
      one.cpu.toFixed(3),
      ratio(one, logit, 'cpu'),
      one.peak === undefined ? '?' : megabytes(one.peak),
    ]);
  const max = Math.max(...standings.map(({ rounds }) => rounds));
  const once = standings.filter(({ rounds }) => rounds < max).map(({ name }) => name);
  return [
    `### ${contest.title}`,
    describeData(contest.work.data),
    table(['who', 'wall s', 'to logit', 'CPU s', 'to logit', 'peak MB'], rows),
    ...(once.length > 0 ? [`Measured once: ${once.join(', ')}.`] : []),
    ...leftOut.map((reason) => `Left out: ${reason}`),
  ].join('\n\n');
}

function ratio(one: Standing, logit: Standing | undefined, what: 'wall' | 'cpu'): string {
  return logit ? (one[what] / logit[what]).toFixed(2) : '?';
}

export function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

export function describeVerdicts(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ what, measured, max, unit }) => {
    const verdict = measured === undefined ? 'not measured' : measured <= max ? 'held' : '**broken**';
    const digits = unit === '' ? 2 : 0;
    return [
      what,
      measured === undefined ? '?' : `${measured.toFixed(digits)}${unit}`,
      `${max}${unit}`,
      verdict,
    ];
  });
  return table(['budget', 'measured', 'at most', ''], rows);
}
