/** The part of Node's WebAssembly that is used; its own types come with those of a browser only. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array)
  }
  class Instance {
    constructor(module: Module)
    readonly exports: object
  }
  /** In pages of 64 KiB. Whatever looks into `buffer` is void once it has grown. */
  interface Memory {
    readonly buffer: ArrayBuffer
    grow(pages: number): number
  }
}
