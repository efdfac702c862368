/**
 * Takes out of a page's content what says of single signs what they mean (`/Span<</ActualText …>>`; PDF 32000-1,
 * 14.9.4) where that is known without it. Chromium writes it for every apostrophe and every no-break space, and many
 * readers lose the rest of a paragraph at the first.
 *
 * For a soft hyphen Chromium writes a sign without width and after it the hyphen that is seen. Readers know that a
 * word goes on after a hyphen at a line end, but the sign would stay in what is copied: it goes, too. What tells
 * this hyphen from one that was written is then a point before it (`MP`; PDF 32000-1, 14.6.1). Were the hyphen
 * itself said to be U+00AD, as 14.8.2.2.3 has it, pdf.js would leave it out and find two words.
 */
import type { GlyphTexts } from './glyph-texts.ts';

/** One mark around one glyph, with whatever is set before it: its place, and where a line begins, its font. */
const MARK =
  /\/Span<<\/ActualText <FEFF([\dA-F]*)> >> BDC\n((?:[^\n<]*\n){0,3}(?:[^\n<]* )?)<([\dA-F]+)> Tj\nEMC\n/giu;
/** What is shown next, whatever is set before it. */
const NEXT = /^(?:[^\n<]*\n){0,6}(?:[^\n<]* )?<([\dA-F]+)> Tj\n/iu;
/** How much can stand before it, in characters. */
const REACH = 400;
/** The point before a hyphen at which a word was divided. */
const DIVISION = '/SoftHyphen MP\n';
const SOFT_HYPHEN = '00ad';
const HYPHENS: ReadonlySet<string | undefined> = new Set(['002d', '2010', SOFT_HYPHEN]);
const [NO_BREAK_SPACE, SPACE] = ['00a0', '0020'];

/**
 * @param fontOf the texts of the glyphs of a font, by its name on this page
 */
export function withPlainMarks(content: string, fontOf: (name: string) => GlyphTexts | undefined): string {
  const textOf = (glyph: string, at: number): string | undefined =>
    fontOf(fontAt(content, at))?.get(glyph.toLowerCase());
  return content.replaceAll(MARK, (whole, digits: string, before: string, glyph: string, at: number) => {
    const meant = digits.toLowerCase();
    const end = at + whole.length;
    if (meant === SOFT_HYPHEN) {
      const set = before.trimEnd();
      const next = NEXT.exec(content.slice(end, end + REACH));
      const isSeen = next !== null && HYPHENS.has(textOf(next[1]!, end + next[0].length));
      return `${set === '' ? '' : `${set}\n`}${isSeen ? DIVISION : ''}`;
    }
    const text = textOf(glyph, end);
    const isKnown = text === meant || (text === SPACE && meant === NO_BREAK_SPACE);
    return isKnown ? `${before}<${glyph}> Tj\n` : whole;
  });
}

/** The font that is set where something is shown: the one named last before it. */
function fontAt(content: string, at: number): string {
  const end = content.lastIndexOf(' Tf\n', at);
  const start = content.lastIndexOf('\n', end);
  return content.slice(start + 2, content.indexOf(' ', start + 1));
}
