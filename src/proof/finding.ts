/** One difference between the manuscript and an edition, or one fault of an edition: data, not text. */
import type { PageBox, Place, Text } from './reading.ts';

/** Everything that a proof can find, each with what it means. */
export const FINDING_KINDS = {
  'file-unreadable': 'the file is damaged, cut short or none of its kind',
  'chapter-missing': 'a chapter is not in the edition',
  'chapter-moved': 'a chapter stands elsewhere in the order',
  'chapter-added': 'a chapter is there twice, or is not of the manuscript',
  'text-missing': 'a paragraph, list item, table cell, heading or caption is not in the edition',
  'text-moved': 'it stands elsewhere in the order',
  'text-added': 'it is there twice, or is not of the manuscript',
  'words-differ': 'words are missing, added, doubled or changed',
  'kind-differs': 'it is there as something else: a heading as a paragraph',
  'picture-missing': 'a picture is not in the edition',
  'note-missing': 'a note is not in the edition',
  'note-moved': 'a note stands elsewhere in the order',
  'note-added': 'a note is there twice, or is not of the manuscript',
  'note-words-differ': 'words of a note are missing, added, doubled or changed',
  'note-number-differs': 'a note has another number',
  'call-missing': 'a call is not in the edition',
  'call-moved': 'a call stands at another place of the text',
  'call-added': 'a call is there twice, or is not of the manuscript',
  'call-number-differs': 'a call has another number',
  'call-astray': 'a call does not lead to its note',
  'back-link-astray': 'a note does not lead back to its calls',
  'link-astray': 'a link leads elsewhere, or nowhere',
  'id-missing': 'an id of the manuscript is not in the edition, or not where it must be',
  'contents-differ': 'an entry of the contents is missing, added, moved or leads elsewhere',
  'folio-differs': 'a page number in the contents or in the text is not that of the page',
  'note-off-page': 'a note does not begin on the page that calls it',
  'outside-type-area': 'something is drawn outside of the type area',
  'glyph-missing': 'a character is printed without a glyph',
  'font-not-embedded': 'a font is not in the file',
  'folios-break': 'folios do not run on',
  'page-mark-astray': 'a page mark of the EPUB is not where the printed page begins',
  'structure-fault': 'the structure or the metadata of the file breaks a rule of its format',
} as const;

export type FindingKind = keyof typeof FINDING_KINDS;

/** One finding. */
export interface Finding {
  kind: FindingKind;
  /** The edition it is about; `manuscript` never. */
  edition: Exclude<Text, 'manuscript'>;
  /** In one sentence, as a person would want to be told: which note, what was expected, what was found, which page. */
  message: string;
  /** The number of the note it is about. */
  note?: string;
  /** The id of the chapter it is in. */
  chapter?: string;
  /** What the manuscript says, and what the edition says; some words around the difference. */
  expected?: string;
  found?: string;
  /** The printed page: its index from 0, and its folio. */
  page?: { index: number; folio: string };
  /** Where to draw it on the proof sheet. */
  boxes?: PageBox[];
  /** Where it stands in the manuscript. */
  source?: Place;
}
