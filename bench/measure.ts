import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The cost of a process. */
export interface Cost {
  /** In seconds. */
  readonly wall: number;
  /** The time of all threads in user and system mode, in seconds. */
  readonly cpu: number;
  /** The maximum resident set size in bytes; undefined: GNU time is not installed. */
  readonly peak: number | undefined;
}

export interface Process {
  readonly argv: readonly string[];
  /** The shell command around the process, which is `$run`; its files are `$in` and `$out`. */
  readonly wiring: string;
  readonly input: string;
  readonly output: string;
}

/** The process with its standard streams redirected to the files. */
export const FROM_FILE_TO_FILE = '$run < "$in" > "$out"';
/** The process between two pipes. */
export const FROM_PIPE_TO_PIPE = 'cat "$in" | $run | cat > "$out"';
/** The process without standard streams; its arguments name the files. */
export const BY_NAME = '$run < /dev/null > /dev/null';

/** GNU time: other versions lack `-f`. */
const timeProgram = ['/usr/bin/time', '/bin/time'].find(
  (path) => existsSync(path) && spawnSync(path, ['-f', '%M', 'true']).status === 0,
);

/** The environment of all processes. Node.js 20 would take 30 ms at each start to read NODE_EXTRA_CA_CERTS. */
const environment: NodeJS.ProcessEnv = { ...process.env, LC_ALL: 'C' };
delete environment['NODE_EXTRA_CA_CERTS'];

/**
 * Runs a process and returns its cost: wall and CPU time from the `time` of the shell, in milliseconds, and the peak from GNU time,
 * whose own memory is negligible.
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
