/** An SSH server on loopback for one test. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmdirSync, symlinkSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { onTestFinished } from 'vitest';
import { Directory, program } from './command.ts';
import { freePort } from './freePort.ts';

const SSHD = '/usr/sbin/sshd';

export const hasSshd: boolean =
  existsSync(SSHD) && spawnSync('ssh', ['-V']).status === 0 && process.getuid !== undefined;

/** The privilege separation directory of sshd. It does not exist on a system whose server was never started. */
const APART = '/run/sshd';

function makeApart(): void {
  if (process.getuid?.() !== 0 || existsSync(APART)) return;
  mkdirSync(APART, { mode: 0o755 });
  onTestFinished(() => {
    if (existsSync(APART)) rmdirSync(APART);
  });
}

/**
 * Starts the server, which stops when the test ends. Its sessions have the built command in their PATH.
 * @returns the command that logs in, to be followed by the host; undefined if this user may not log in
 */
export async function startSshd(): Promise<string | undefined> {
  const port = await freePort();
  const directory = new Directory();
  for (const key of ['host', 'user'])
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', directory.at(key)]);
  symlinkSync(program().at(-1)!, directory.at('logit'));
  makeApart();
  const options = {
    Port: port,
    ListenAddress: '127.0.0.1',
    HostKey: directory.at('host'),
    AuthorizedKeysFile: directory.at('user.pub'),
    PidFile: 'none',
    StrictModes: 'no',
    UsePAM: 'no',
    PermitRootLogin: 'prohibit-password',
    PasswordAuthentication: 'no',
    SetEnv: `PATH=${[directory.path, dirname(process.execPath), process.env['PATH']].join(delimiter)}`,
  };
  const args = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  const server = spawn(SSHD, ['-D', '-e', '-f', '/dev/null', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => {
    server.kill();
  });
  const isListening = await new Promise<boolean>((resolve) => {
    server.stderr.on('data', (text: Buffer) => {
      if (text.includes('Server listening')) resolve(true);
    });
    server.on('error', () => resolve(false));
    server.on('exit', () => resolve(false));
  });
  const client = [
    `ssh -p ${port} -i ${directory.at('user')} -o BatchMode=yes -o StrictHostKeyChecking=no`,
    '-o UserKnownHostsFile=/dev/null -o LogLevel=ERROR',
  ].join(' ');
  const canLogIn = isListening && spawnSync('sh', ['-c', `${client} 127.0.0.1 true`]).status === 0;
  return canLogIn ? client : undefined;
}
