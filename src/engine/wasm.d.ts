/** The bytes of the built kernel: see `imports` in package.json. */
declare module '#kernel' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

/** The part of the WebAssembly interface that is used. TypeScript declares it only together with the types of browsers. */
declare namespace WebAssembly {
  interface Module {
    readonly [Symbol.toStringTag]: string;
  }
  interface Instance {
    readonly exports: unknown;
  }
  const Module: new (bytes: Uint8Array<ArrayBuffer>) => Module;
  const Instance: new (
    module: Module,
    imports: {
      readonly host: Record<string, (...values: number[]) => number>;
      readonly env?: { readonly memory: Memory };
    },
  ) => Instance;
  interface Memory {
    readonly buffer: ArrayBuffer;
  }
  const Memory: new (size: { readonly initial: number }) => Memory;
  interface Global {
    readonly value: number;
  }
}
