/** What the executable hands over to the command, because there is no file next to it; undefined in the command itself. */
interface Carried {
  readonly kernel?: Uint8Array;
  readonly manual?: string;
}

export const { kernel, manual } = module as NodeModule & Carried;
