/** Data that the executable passes to the command, since it has no files next to it; undefined in the command itself. */
interface Carried {
  readonly kernel?: Uint8Array;
  readonly manual?: string;
}

export const { kernel, manual } = module as NodeModule & Carried;
