/**
 * Builds after an installation. The first `npx logit` in a clone asks for it once more, because npm installs the directory as a
 * package of its own then: what is built already is enough.
 */
import { execSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const isThere = existsSync(fileURLToPath(new URL('../../dist/index.d.ts', import.meta.url)));
if (process.env['npm_command'] !== 'exec' || !isThere) {
  try {
    execSync('npm run build', { cwd: root, stdio: 'pipe' });
  } catch (error) {
    // What a build says matters only if it fails.
    process.stderr.write(Buffer.concat([error.stdout, error.stderr]));
    process.exitCode = 1;
  }
}
