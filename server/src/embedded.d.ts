/** Bytes of files that the build embeds. */
declare module "*.wasm" {
  const bytes: Uint8Array;
  export default bytes;
}

declare module "*.txt" {
  const bytes: Uint8Array;
  export default bytes;
}
