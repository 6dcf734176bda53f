import { dtypeOfArray, sizeInArray } from '../job/dtype.ts';
import type { NumberArray } from '../job/job.ts';
import { LogitError, type ArrayFault } from '../message/error.ts';
import { truncate } from '../text/escape.ts';
import type { Source } from './source.ts';

const MAGIC = Buffer.from('\x93NUMPY', 'latin1');

/** NumPy itself refuses longer headers by default. */
const LONGEST_HEADER = 10_000;

/** A source after its start was read: the values of an array, or, if it is not an array, all of its bytes. */
export interface Opened {
  readonly array: NumberArray | undefined;
  readonly source: Source;
}

/**
 * Reads the start of a source, to detect a NumPy array (NEP 1).
 * @throws LogitError if it begins like an array that cannot be read, or that does not contain floats
 */
export async function openArray(source: Source): Promise<Opened> {
  const begun = new Begun(source);
  const isArray = await begun.startsWith(MAGIC);
  if (!isArray) return { array: undefined, source: begun.rest() };
  const fail = (fault: ArrayFault): LogitError => new LogitError({ kind: 'array', file: source.file, fault });
  if (!(await begun.has(12))) throw fail('truncated');
  const view = begun.view();
  const version = view.getUint8(6);
  if (version < 1 || version > 3 || view.getUint8(7) !== 0) throw fail('header');
  const start = version === 1 ? 10 : 12;
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > LONGEST_HEADER) throw fail('header');
  if (!(await begun.has(start + length))) throw fail('truncated');
  const encoding = version === 3 ? 'utf8' : 'latin1';
  const array = parseHeader(begun.text(start, start + length, encoding), version, source.file);
  begun.pass(start + length);
  return { array, source: exactly(begun.rest(), sizeInArray(array.dtype) * size(array)) };
}

/** The number of values in an array. */
function size({ shape }: NumberArray): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** An entry of the header, which is a Python dictionary literal, with Python's white space. */
const ENTRY =
  /^[ \t\n\f\r]*(['"])(\w+)\1[ \t\n\f\r]*:[ \t\n\f\r]*(?:(['"])([^'"\\\n\r]*)\3|(True|False)|\(([\d \t\n\f\r,L]*)\))[ \t\n\f\r]*(?:,|$)/;

/** Parses a header. Versions up to 2.0 may have an `L` after integers, from Python 2. */
function parseHeader(text: string, version: number, file: string | undefined): NumberArray {
  const wrong = new LogitError({ kind: 'array', file, fault: 'header' });
  const [, fields] = /['"]descr['"]\s*:\s*\[(.*)\]/s.exec(text) ?? [];
  if (fields !== undefined)
    throw new LogitError({ kind: 'arrayType', file, type: '(records)', instead: ofRecords(fields) });
  const [, inner] = /^[ \t\n\f\r]*\{(.*)\}[ \t\n\f\r]*$/s.exec(text) ?? [];
  if (inner === undefined) throw wrong;
  const entries = new Map<string, string>();
  for (let rest = inner; /[^ \t\n\f\r]/.test(rest);) {
    const [entry, , key, , word, truth, tuple] = ENTRY.exec(rest) ?? [];
    if (entry === undefined || entries.has(key!)) throw wrong;
    entries.set(key!, word ?? truth ?? `(${tuple}`);
    rest = rest.slice(entry.length);
  }
  const [type, order, shape] = ['descr', 'fortran_order', 'shape'].map((key) => entries.get(key));
  if (entries.size !== 3 || type === undefined || shape === undefined) throw wrong;
  if (order !== 'True' && order !== 'False') throw wrong;
  const lengths = lengthsOf(version < 3 ? shape.replace(/(\d)[ \t]*L(?=[ \t\n\f\r,]|$)/g, '$1') : shape);
  if (!lengths) throw wrong;
  return { kind: 'array', ...dtypeOf(type, file), fortranOrder: order === 'True', shape: lengths };
}

/** The lengths in `(3, 4`, `(3,` or `(`. A tuple with one element has a comma, and integers have no leading zeros. undefined: invalid. */
function lengthsOf(shape: string): number[] | undefined {
  const parts = shape
    .slice(1)
    .split(',')
    .map((part) => part.trim());
  const isTuple = parts.at(-1) === '' || parts.length > 1;
  const texts = parts.at(-1) === '' ? parts.slice(0, -1) : parts;
  if (!isTuple || !texts.every((part) => /^(?:0+|[1-9]\d*)$/.test(part))) return undefined;
  const lengths = texts.map(Number);
  const count = lengths.reduce((product, length) => product * Math.max(length, 1), 8);
  return Number.isSafeInteger(count) ? lengths : undefined;
}

/** The type of elements of an array, and the Python code that converts them to floats; undefined: no conversion is always right. */
interface Kind {
  readonly name: string;
  readonly instead: string | undefined;
}

const AS_FLOATS = saved('array.astype("float64")');

function saved(array: string): string {
  return `numpy.save("FILE.npy", ${array})`;
}

const KINDS: Record<string, Kind> = {
  b: { name: 'booleans', instead: AS_FLOATS },
  '?': { name: 'booleans', instead: AS_FLOATS },
  i: { name: 'integers', instead: AS_FLOATS },
  u: { name: 'integers', instead: AS_FLOATS },
  f: { name: 'floats of another size', instead: AS_FLOATS },
  c: { name: 'complex numbers', instead: `${saved('array.real')}, which drops the imaginary parts` },
  O: { name: 'Python objects', instead: undefined },
  S: { name: 'text', instead: undefined },
  a: { name: 'text', instead: undefined },
  U: { name: 'text', instead: undefined },
  m: { name: 'times', instead: undefined },
  M: { name: 'times', instead: undefined },
  // NumPy writes this for types that it does not have.
  V: { name: 'bytes', instead: undefined },
};

const BFLOAT16: Kind = {
  name: 'bytes',
  instead: `if it is bfloat16, ${saved('array.view(ml_dtypes.bfloat16).astype("float32")')}`,
};

/** The Python code that selects one field of records: the first with floats, or with a type that can be converted to them. */
function ofRecords(fields: string): string {
  // The name of a field inside another one is not enough.
  const all = fields.includes('[')
    ? []
    : [
        ...fields.matchAll(
          /\(\s*(['"])([\w .-]+)\1\s*,\s*(['"])[<>=|]?([a-zA-Z?])(\d*)\3\s*(?:,[^)]*\)\s*)?\)/g,
        ),
      ];
  const named = all.map(([, , name, , kind = '', bytes]) => ({
    name,
    isFloat: dtypeOfArray(kind + bytes) !== undefined,
    kind,
  }));
  const found = named.find(({ isFloat }) => isFloat) ?? named.find(({ kind }) => 'fiub?'.includes(kind));
  if (found === undefined) return saved('array["FIELD"]');
  return saved(`array["${found.name}"]${found.isFloat ? '' : '.astype("float64")'}`);
}

function dtypeOf(type: string, file: string | undefined): Pick<NumberArray, 'dtype' | 'bigEndian'> {
  const [, order, name = ''] = /^([<>=|]?)(.*)$/s.exec(type)!;
  const dtype = dtypeOfArray(name);
  // `=` and `|` mean the byte order of the machine.
  if (dtype) return { dtype, bigEndian: order === '>' };
  const kind = name === 'V2' ? BFLOAT16 : KINDS[name.charAt(0)];
  throw new LogitError({
    kind: 'arrayType',
    file,
    type: `"${truncate(type)}"${kind === undefined ? '' : ` (${kind.name})`}`,
    instead: kind?.instead,
  });
}

/** The start of a source, as far as it was read ahead. */
class Begun {
  #bytes: Buffer = Buffer.alloc(0);
  readonly #source: Source;

  constructor(source: Source) {
    this.#source = source;
  }

  async has(count: number): Promise<boolean> {
    while (this.#bytes.length < count && (await this.#more()));
    return this.#bytes.length >= count;
  }

  /** Whether the source starts with `magic`. Reads no more than necessary. */
  async startsWith(magic: Buffer): Promise<boolean> {
    for (;;) {
      const { length } = this.#bytes;
      if (!magic.subarray(0, length).equals(this.#bytes.subarray(0, magic.length))) return false;
      if (length >= magic.length) return true;
      if (!(await this.#more())) return false;
    }
  }

  view(): DataView {
    return new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.length);
  }

  text(start: number, end: number, encoding: 'latin1' | 'utf8'): string {
    return this.#bytes.toString(encoding, start, end);
  }

  pass(count: number): void {
    this.#bytes = this.#bytes.subarray(count);
  }

  /** A source of all bytes that were not skipped. */
  rest(): Source {
    const source = this.#source;
    let begun: Uint8Array = this.#bytes;
    return {
      file: source.file,
      get taken() {
        return source.taken;
      },
      read(into) {
        if (begun.length === 0) return source.read(into);
        const piece = begun.subarray(0, into.length);
        into.set(piece);
        begun = begun.subarray(piece.length);
        return piece.length;
      },
      close: () => source.close(),
    };
  }

  async #more(): Promise<boolean> {
    const piece = Buffer.alloc(LONGEST_HEADER);
    const count = await this.#source.read(piece);
    this.#bytes = Buffer.concat([this.#bytes, piece.subarray(0, count)]);
    return count > 0;
  }
}

/** A source that must contain exactly `length` bytes. */
function exactly(source: Source, length: number): Source {
  let left = length;
  let excess = 0;
  /** Excess data is reported after everything before it has been returned. */
  function check(count: number): number {
    const within = Math.min(count, left);
    excess += count - within;
    left -= within;
    if (within > 0) return within;
    if (excess > 0) throw new LogitError({ kind: 'array', file: source.file, fault: 'trailing' });
    if (left > 0) throw new LogitError({ kind: 'array', file: source.file, fault: 'truncated' });
    return 0;
  }
  return {
    file: source.file,
    get taken() {
      return source.taken;
    },
    read(into) {
      if (excess > 0) return check(0);
      const reading = source.read(into);
      return typeof reading === 'number' ? check(reading) : reading.then(check);
    },
    close: () => source.close(),
  };
}
