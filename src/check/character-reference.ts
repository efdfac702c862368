/** Stands in a passage for what is no text of the block itself: code, a picture, an address. */
export const OBJECT = '\uFFFC';

/** Of the two thousand names only those of punctuation matter to the rules. */
const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    apos: "'",
    bdquo: '„',
    gt: '>',
    hellip: '…',
    laquo: '«',
    ldquo: '“',
    lsaquo: '‹',
    lsquo: '‘',
    lt: '<',
    mdash: '—',
    nbsp: '\u00A0',
    ndash: '–',
    quot: '"',
    raquo: '»',
    rdquo: '”',
    rsaquo: '›',
    rsquo: '’',
    sbquo: '‚',
    shy: '\u00AD',
  }),
);

/**
 * The character that a reference (`&ldquo;`, `&#8220;`) stands for, as far as rules want to know.
 * @returns `OBJECT` for all others
 */
export function decodedReference(reference: string): string {
  const code = /^&#(?:[xX]([\da-fA-F]+)|(\d+));$/u.exec(reference);
  if (!code) return NAMED.get(reference.slice(1, -1)) ?? OBJECT;
  const point = code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : OBJECT;
}
