import { bomLength } from '../../input/bom.ts';
import type { Source } from '../../input/source.ts';
import { addedKeys, type Json } from '../../job/job.ts';
import { rolesOf, type Role, type Target } from '../../job/role.ts';
import { spellPath } from '../../job/path.ts';
import type { Warning } from '../../message/warning.ts';
import { LineEnds } from '../lineEnds.ts';
import type { Kind, Parts } from './kind.ts';
import { refuseBinary, refuseForeign } from './refuse.ts';

const LF = 0x0a;

/** JSON Lines: an object per line. */
export class Lines implements Kind {
  readonly lineEnd = LF;
  readonly names: readonly string[];
  readonly roles: readonly Role[];
  readonly target: Target | undefined;
  readonly rowLength: number | undefined;
  readonly #parts: Parts;
  readonly #json: Json;
  readonly #lineEnds: LineEnds;

  constructor(parts: Parts, json: Json) {
    this.#parts = parts;
    this.#json = json;
    this.#lineEnds = new LineEnds(parts);
    this.names = json.fields.map(spellPath);
    this.target = json.target;
    this.roles = rolesOf(json.fields.length - rolesOf(0, json.target).length, json.target);
    this.rowLength = json.fields.length > 1 ? json.fields.length : undefined;
  }

  /** A byte order mark is copied only to the start of the output. */
  async start(source: Source): Promise<void> {
    const { job, kernel, input, output, reader } = this.#parts;
    await refuseForeign(reader, source);
    await refuseBinary(reader, source, true, '');
    const bom = (await reader.peek(source, bomLength)) ?? 0;
    const done = input.start + bom;
    kernel.skipTo(done);
    if (job.format !== 'json') return;
    if (output.bytesWritten > 0) return this.#lineEnds.end(done, source, Uint8Array.of(LF));
    this.#lineEnds.markLength = bom;
    await output.write(input.bytes(input.start, done).slice());
  }

  fill(source: Source): Promise<void> {
    return this.#parts.reader.fillToLineEnd(source);
  }

  /** A warning if objects already have a key with the name of a new one. */
  warnings(): Warning[] {
    const duplicate = this.#parts.kernel.duplicateKey.value;
    if (duplicate === 0) return [];
    const name = addedKeys(this.#json, this.#parts.job)[duplicate - 1]!;
    const isRenamable = this.#json.append && this.names.length === 1 && duplicate === 1;
    return [{ kind: 'duplicateName', where: 'object', name, isRenamable }];
  }
}
