/** A WebAssembly module's bytes, as the build embeds them. */
declare module "*.wasm" {
  const bytes: Uint8Array;
  export default bytes;
}
