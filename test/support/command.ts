/** Runs the command, so that tests can arrange, run and compare. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { onTestFinished, TestRunner } from 'vitest';
import { main } from '../../src/cli/main.ts';

/** The built command, as npm installs it. */
export const COMMAND = fileURLToPath(new URL('../../bin/logit.cjs', import.meta.url));

/** The standalone executable, if tests run it in place of the command. */
const EXECUTABLE = process.env['LOGIT_EXECUTABLE'];

/** The program and first arguments that start the command or the executable. */
export function program(executable: string | undefined = EXECUTABLE): readonly [string, ...string[]] {
  return executable === undefined ? [process.execPath, COMMAND] : [executable];
}

/** Whether Python is installed: some states of a pipe require another language. */
export const hasPython: boolean = spawnSync('python3', ['--version']).status === 0;

export type Environment = Readonly<Record<string, string>>;

export interface Arrangement {
  /** The content of standard input, default empty; several pieces are written separately. */
  readonly stdin?: string | Uint8Array | readonly (string | Uint8Array)[] | undefined;
  /** Files by name. They are written into a new directory, where the command runs. */
  readonly files?: Readonly<Record<string, string | Uint8Array>> | undefined;
  /** The directory to run in, in place of a new one. */
  readonly cwd?: string | undefined;
  readonly env?: Environment | undefined;
  /** The standalone executable to run in place of the command. */
  readonly executable?: string | undefined;
}

export interface Outcome {
  readonly stdout: Buffer;
  /** `stdout` as text. */
  readonly text: string;
  readonly stderr: string;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A temporary directory, which is removed when the test ends. */
export class Directory {
  readonly path: string = mkdtempSync(join(tmpdir(), 'logit-test-'));

  constructor(files: Arrangement['files'] = {}) {
    // A browser that was stopped may still write there for a moment.
    onTestFinished(() => rmSync(this.path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }));
    for (const [name, content] of Object.entries(files)) writeFileSync(this.at(name), content);
  }

  at(name: string): string {
    return join(this.path, name);
  }

  /** Creates a named pipe and returns its path. */
  pipe(name: string): string {
    spawnSync('mkfifo', [this.at(name)]);
    return this.at(name);
  }

  read(name: string): string {
    return readFileSync(this.at(name), 'utf8');
  }

  /** The names of all entries, including hidden ones. */
  list(): string[] {
    return readdirSync(this.path).toSorted();
  }
}

const MEDDLING: ReadonlySet<string> = new Set([
  '_',
  'FORCE_COLOR',
  'NO_COLOR',
  'NODE_EXTRA_CA_CERTS',
  'NODE_OPTIONS',
]);

/** The environment of the tests, without variables that change colours or add messages. */
export function environment(extra: Environment = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !MEDDLING.has(name));
  return { ...Object.fromEntries(kept), ...extra };
}

/** Starts the built command. Its standard input is still open. */
export function start(
  args: readonly string[],
  { cwd, files, env, executable }: Arrangement = {},
): ChildProcess {
  const directory = files ? new Directory(files).path : cwd;
  const [file, ...first] = program(executable);
  const child = spawn(file, [...first, ...args], { cwd: directory, env: environment(env) });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  // A command may end before it has read everything.
  child.stdin.on('error', () => {});
  return child;
}

/** The output and exit code of a process, when it has ended. */
export function finished(child: ChildProcess): Promise<Outcome> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const stdout = Buffer.concat(out);
      resolve({ stdout, text: stdout.toString(), stderr: Buffer.concat(err).toString(), code, signal });
    });
  });
}

/** Runs the built command. */
export async function run(args: readonly string[], arrangement: Arrangement = {}): Promise<Outcome> {
  const child = start(args, arrangement);
  const end = finished(child);
  for (const piece of pieces(arrangement.stdin)) child.stdin!.write(piece);
  child.stdin!.end();
  return end;
}

/** On Windows there are no POSIX shell, no permissions except read-only, no device files, and no signals that can be handled. */
export const onWindows: boolean = process.platform === 'win32';

/** Whether there is a device that is always full, as on Linux. */
export const hasFullDevice: boolean = existsSync('/dev/full');

function skipWithoutShell(): void {
  if (onWindows) TestRunner.getCurrentTest()?.context.skip('needs a POSIX shell');
}

/** The output of a shell command with `stdin`. On Windows the test is skipped. */
export function printed(line: string, stdin = ''): string {
  skipWithoutShell();
  return spawnSync('sh', ['-c', line], { input: stdin, encoding: 'utf8' }).stdout;
}

/** Runs a shell command in which `logit` is the built command. On Windows the test is skipped. */
export function shell(line: string, { cwd, files, env, executable }: Arrangement = {}): Promise<Outcome> {
  skipWithoutShell();
  const bin = new Directory();
  symlinkSync(program(executable).at(-1)!, bin.at('logit'));
  const path = [bin.path, dirname(process.execPath), process.env.PATH].join(delimiter);
  const directory = cwd ?? new Directory(files).path;
  return finished(spawn('bash', ['-c', line], { cwd: directory, env: environment({ PATH: path, ...env }) }));
}

export interface Terminals {
  readonly stdin?: boolean;
  readonly stdout?: boolean;
  readonly stderr?: boolean;
  /** The width in columns. */
  readonly width?: number;
}

/** Runs `main` in this process: faster than `run`, and streams may be terminals. */
export async function call(
  args: readonly string[],
  { stdin, files, cwd, env = {}, terminal = {} }: Arrangement & { readonly terminal?: Terminals } = {},
): Promise<Outcome> {
  const home = process.cwd();
  const directory = files ? new Directory(files).path : cwd;
  const out: Buffer[] = [];
  const err: string[] = [];
  const stdout = new Writable({
    write(chunk: Buffer, _encoding, done) {
      out.push(chunk);
      done();
    },
  });
  if (directory !== undefined) process.chdir(directory);
  try {
    const code = await main(args, {
      stdin: Readable.from(
        pieces(stdin).map((piece) => Buffer.from(piece)),
        { objectMode: false },
      ),
      stdout,
      stderr: { write: (text: string) => err.push(text) },
      env,
      isTerminal: (name) => Promise.resolve(terminal[name] ?? false),
      width: (name) => Promise.resolve(terminal[name] ? terminal.width : undefined),
    });
    const bytes = Buffer.concat(out);
    return { stdout: bytes, text: bytes.toString(), stderr: err.join(''), code, signal: null };
  } finally {
    process.chdir(home);
  }
}

function pieces(stdin: Arrangement['stdin']): (string | Uint8Array)[] {
  const all =
    stdin === undefined ? [] : typeof stdin === 'string' || stdin instanceof Uint8Array ? [stdin] : stdin;
  return all.filter((piece) => piece.length > 0);
}
