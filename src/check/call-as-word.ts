const LEADING_WORD = /(?<!\p{L})(?:see|cf\.?|in|and|or|notes?|footnotes?)\s*$/iu;

/**
 * True where a call is a word of its sentence, as in “see [^7].” or “[^7] and [^8]”. It is wrong to write so, but
 * to set the call as a call would not mend the sentence.
 * @param before the text before the call
 */
export function makesCallAWord(before: string): boolean {
  return LEADING_WORD.test(before);
}
