/** A small picture as a `data:` address, put in when the program is bundled. */
declare module '*.png?inline' {
  const address: string;
  export default address;
}
