/** The package has no types of its own. */
declare module 'hyphen/*' {
  /** Puts `hyphenChar` where a word may be divided. */
  export function hyphenateSync(
    text: string,
    options?: { hyphenChar?: string; minWordLength?: number },
  ): string;
}
