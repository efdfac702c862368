/** The patterns, in the order in which they are asked: what is told by names first, what is told by roles last. */
import { aria } from './aria.ts';
import { easyFootnotes } from './easy-footnotes.ts';
import { epub } from './epub.ts';
import { github } from './github.ts';
import { googleDocs } from './google-docs.ts';
import { kramdown } from './kramdown.ts';
import { libreOffice } from './libre-office.ts';
import { markdownExtra } from './markdown-extra.ts';
import { markdownIt } from './markdown-it.ts';
import { mutualLinks } from './mutual-links.ts';
import { oneWayLinks } from './one-way-links.ts';
import { ourEdition } from './our-edition.ts';
import { pandoc } from './pandoc.ts';
import type { NotePattern } from './pattern.ts';
import { substack } from './substack.ts';
import { wikipedia } from './wikipedia.ts';
import { word } from './word.ts';

export const PATTERNS: readonly NotePattern[] = [
  ourEdition,
  word,
  libreOffice,
  googleDocs,
  wikipedia,
  substack,
  github,
  markdownIt,
  markdownExtra,
  kramdown,
  pandoc,
  easyFootnotes,
  epub,
  aria,
  mutualLinks,
  oneWayLinks,
];
