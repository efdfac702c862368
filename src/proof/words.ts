/** Texts in the form in which they are compared: what editions may differ in is taken out. */

const LIGATURES: Readonly<Record<string, string>> = {
  '\uFB00': 'ff',
  '\uFB01': 'fi',
  '\uFB02': 'fl',
  '\uFB03': 'ffi',
  '\uFB04': 'ffl',
  '\uFB05': 'st',
  '\uFB06': 'st',
};

const ASCII = /^[\x20-\x7E]*$/u;

/**
 * As a reader sees it: composed (NFC), ligatures as letters, without soft hyphens and marks without width, all spaces
 * alike, hyphens and quotation marks of one form. No fold goes further: a changed word must stay a changed word.
 */
export function plainWords(text: string): string {
  // Nothing of what follows is in ASCII, which most runs of text are.
  if (ASCII.test(text)) return text.replaceAll(/ {2,}/gu, ' ').trim();
  return text
    .replaceAll(/[\uFB00-\uFB06]/gu, (ligature) => LIGATURES[ligature] ?? ligature)
    .replaceAll(/[\u00AD\u200B\u2060\uFEFF]/gu, '')
    .replaceAll(/[\u2010\u2011]/gu, '-')
    .replaceAll(/[‘’‚‛‹›]/gu, "'")
    .replaceAll(/[“”„‟«»]/gu, '"')
    .normalize('NFC')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** Without any white space: a line end between two words is no difference, nor is the space that French sets. */
export function keyOf(text: string): string {
  return plainWords(text).replaceAll(' ', '');
}

/** Stands in what a PDF has to say for a folio that the manuscript cannot know (the object replacement character). */
export const FOLIO = '\uFFFC';
