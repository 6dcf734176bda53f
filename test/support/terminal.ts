/** Runs shell commands on a pseudo-terminal, which Python opens. */
import { spawn } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { environment, finished, Directory, program, type Environment } from './command.ts';

export interface Terminal {
  readonly columns: number;
  readonly env?: Environment;
  readonly files?: Readonly<Record<string, string>>;
  /** Text to type after `after` has appeared in the output. */
  readonly typed?: { readonly text: string; readonly after: string };
}

const SCRIPT = `
import fcntl, json, os, pty, struct, sys, termios
line, columns, after, typed = json.loads(sys.argv[1])
pid, terminal = pty.fork()
if pid == 0:
    size = struct.pack('HHHH', 24, columns, 0, 0)
    fcntl.ioctl(0, termios.TIOCSWINSZ, size)
    os.execvp('bash', ['bash', '-c', line])
output = b''
while True:
    try:
        piece = os.read(terminal, 65536)
    except OSError:
        break
    if not piece:
        break
    output += piece
    if after and after.encode() in output:
        os.write(terminal, typed.encode())
        after = ''
os.waitpid(pid, 0)
sys.stdout.buffer.write(output)
`;

/** The output on the terminal of a shell command in which `logit` is the built command. */
export async function onTerminal(line: string, { columns, env, files, typed }: Terminal): Promise<string> {
  const bin = new Directory();
  symlinkSync(program().at(-1)!, bin.at('logit'));
  const path = [bin.path, dirname(process.execPath), process.env.PATH].join(delimiter);
  const asked = JSON.stringify([line, columns, typed?.after ?? '', typed?.text ?? '']);
  const { text } = await finished(
    spawn('python3', ['-c', SCRIPT, asked], {
      cwd: new Directory(files).path,
      env: environment({ PATH: path, LC_ALL: 'C.UTF-8', TERM: 'xterm', ...env }),
    }),
  );
  return text.replaceAll('\r\n', '\n');
}
