const QUOTE = 0x22;
const LF = 0x0a;

/** Iterates over the records of a CSV, or the lines of a list, that fits into memory. */
export class Records {
  readonly #bytes: Buffer;
  #start = 0;
  #end = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** Goes to the next record; false if there is none. */
  next(): boolean {
    this.#start = this.#end;
    let at = this.#start;
    for (let inQuotes = false; at < this.#bytes.length; at++) {
      const byte = this.#bytes[at];
      if (byte === QUOTE) inQuotes = !inQuotes;
      else if (byte === LF && !inQuotes) break;
    }
    this.#end = Math.min(at + 1, this.#bytes.length);
    return this.#end > this.#start;
  }

  /** The cells of the record, without quotes. */
  cells(): string[] {
    const record = this.#bytes.toString('latin1', this.#start, this.#end).replace(/\r?\n$/, '');
    if (!record.includes('"')) return record.split(',');
    return [...record.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain!,
    );
  }
}
