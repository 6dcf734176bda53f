import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What one process took. */
export interface Cost {
  /** Seconds. */
  readonly wall: number;
  /** Seconds in user and system mode, of all its threads. */
  readonly cpu: number;
  /** Most resident bytes; undefined: GNU time is not there to tell. */
  readonly peak: number | undefined;
}

export interface Process {
  readonly argv: readonly string[];
  /** What is before and after it in the shell, with the files as `$in` and `$out`. `$run` is where it runs. */
  readonly wiring: string;
  readonly input: string;
  readonly output: string;
}

/** The process with its standard streams turned to the files. */
export const FROM_FILE_TO_FILE = '$run < "$in" > "$out"';
/** The process between two pipes. */
export const FROM_PIPE_TO_PIPE = 'cat "$in" | $run | cat > "$out"';
/** The process without standard streams; it knows its files. */
export const BY_NAME = '$run < /dev/null > /dev/null';

/** GNU time, and no other: it alone has `-f`. */
const timeProgram = ['/usr/bin/time', '/bin/time'].find(
  (path) => existsSync(path) && spawnSync(path, ['-f', '%M', 'true']).status === 0,
);

/** For all alike. Node.js 20 alone needs 30 ms at each start to read NODE_EXTRA_CA_CERTS. */
const environment: NodeJS.ProcessEnv = { ...process.env, LC_ALL: 'C' };
delete environment['NODE_EXTRA_CA_CERTS'];

/**
 * Runs a process and returns what it took: wall and CPU time by the shell's `time`, which counts milliseconds and only what
 * is after it, and the peak by GNU time, which is too small itself to be seen in it.
 * @throws Error if the process fails
 */
export function measure({ argv, wiring, input, output }: Process, withPeak = true): Cost {
  const directory = mkdtempSync(join(tmpdir(), 'logit-measure-'));
  const [times, peak] = [join(directory, 'times'), join(directory, 'peak')];
  const prefix = withPeak && timeProgram !== undefined ? `${timeProgram} -f %M -o "$peak"` : '';
  const script = `set -o pipefail; in=$1 out=$2 times=$3 peak=$4; shift 4
run() { { time ${prefix} "$@" 2>&3; } 3>&2 2> "$times"; }
TIMEFORMAT='%3R %3U %3S'
${wiring.replaceAll('$run', 'run "$@"')}`;
  try {
    const { status, stderr } = spawnSync(
      'bash',
      ['-c', script, 'bash', input, output, times, peak, ...argv],
      {
        env: environment,
        encoding: 'utf8',
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    if (status !== 0) throw new Error(stderr.trim().split('\n').slice(0, 8).join(' ').slice(0, 300));
    const [wall, user, system] = readFileSync(times, 'utf8').trim().split(' ').map(Number);
    return {
      wall: wall!,
      cpu: user! + system!,
      peak: prefix === '' ? undefined : 1024 * Number(readFileSync(peak, 'utf8')),
    };
  } finally {
    rmSync(directory, { recursive: true });
  }
}
