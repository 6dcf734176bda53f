/** What tests read of a report. */
import { call, Directory } from './command.ts';

export interface Side {
  readonly scale: string;
  readonly min: number | string | null;
  readonly mean: number | string | null;
  readonly max: number | string | null;
  readonly q1: number | string | null;
  readonly median: number | string | null;
  readonly q3: number | string | null;
  readonly quartile_error: number | null;
  readonly infinite: number;
  readonly nan: number;
  readonly histogram: {
    readonly from: number;
    readonly to: number;
    readonly below: number;
    readonly bins: readonly number[];
    readonly above: number;
  };
}

interface Column {
  readonly name: string | null;
  readonly count: number;
  readonly missing: number;
  readonly bad: number;
  readonly clamped: number;
  readonly outside: number;
  readonly before: Side;
  readonly after: Side | null;
}

export interface Report {
  readonly exit: number;
  readonly messages: readonly { readonly level: string; readonly text: string }[];
  readonly columns: readonly Column[];
}

/** The report of a run. */
export async function reportOf(args: readonly string[], stdin: string | readonly string[]): Promise<Report> {
  const directory = new Directory();
  await call([...args, '--report', 'report.json'], { stdin, cwd: directory.path });
  return JSON.parse(directory.read('report.json')) as Report;
}
