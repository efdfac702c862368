/** All that a page says about itself, for those who cite it and for programs: its section and the end of its head. Pure. */
import type { Element } from 'hast';
import type { Composition } from '../../../book/composition.ts';
import { editionSlug } from '../../edition-name.ts';
import { citableOf } from './citable.ts';
import { citeSection } from './cite-section.ts';
import { machineHead, type BesideEdition } from './head.ts';
import { sourcesOf } from './sources.ts';

/** What a page of a book says about the book. */
export interface Citing {
  /** "Cite this report". */
  section: Element;
  /** Metadata and links for the head. */
  head: Element[];
}

/** @param beside the editions that are made in the same run, with their addresses as seen from the page */
export function citing(composition: Composition, beside: readonly BesideEdition[]): Citing {
  const { configuration } = composition.book;
  const { language, modified, words } = configuration;
  const citable = citableOf(configuration, editionSlug(composition.book));
  return {
    section: citeSection(citable, { words, language }),
    head: machineHead(citable, { beside, sources: sourcesOf(composition), modified }),
  };
}
