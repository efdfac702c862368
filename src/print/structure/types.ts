/** The kinds of structure types (PDF 32000-1, 14.8.4), as far as Chromium and the binding use them. */

/** What Chromium writes beyond the standard types of PDF 1.7, and the standard type that each stands for. */
export const ROLE_MAP: Readonly<Record<string, string>> = {
  Em: 'Span',
  Strong: 'Span',
  Aside: 'Sect',
  Title: 'P',
  FENote: 'Note',
  Sub: 'Span',
};

/** The standard types of PDF 1.7 (tables 333 to 338, and 340). */
export const STANDARD: ReadonlySet<string> = new Set(
  `Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private
   P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot
   Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP
   Figure Formula Form`.split(/\s+/u),
);

/** What holds blocks and no text of its own. */
export const GROUPING: ReadonlySet<string> = new Set(
  'Document Part Art Sect Div BlockQuote Aside Note TOC TOCI Index'.split(' '),
);

/** What holds either. */
export const MIXED: ReadonlySet<string> = new Set('LI LBody TD TH'.split(' '));

/** What stands in a line. */
export const INLINE: ReadonlySet<string> = new Set(
  'Span Quote Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Em Strong Lbl'.split(' '),
);

/** What belongs to a line of its own. */
export function isBlockType(type: string): boolean {
  return !INLINE.has(type) && type !== 'NonStruct' && type !== 'Figure' && type !== 'Formula';
}
