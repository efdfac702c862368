/** Texts made comparable: typography changes quotation marks, dashes and spaces, and should. */

/** One kind of space, of quotation mark and of dash; no soft hyphens and joiners. */
export function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\u00AD\u200B-\u200D\u2060\uFEFF]/gu, '')
    .replaceAll(/[‘’‚‛ʻʼ]/gu, "'")
    .replaceAll(/[“”„‟]/gu, '"')
    .replaceAll(/[‐‑]/gu, '-')
    .replaceAll('…', '...')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** Letters and digits alone: what is left of a text whatever lines it was broken into. */
export function lettersAndDigits(text: string): string {
  return plainText(text.normalize('NFKC')).replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Letters alone: between those of a text stand the numbers of its notes. */
export function letters(text: string): string {
  return plainText(text.normalize('NFKC')).replaceAll(/[^\p{L}]/gu, '');
}
