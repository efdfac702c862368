/** Content of a book as a page of the HTML edition shows it. */
import type { Element, ElementContent } from 'hast';
import type { ComposedChapter } from '../../book/composition.ts';
import type { Picture, Pictures } from '../../book/pictures.ts';
import type { OwnWords } from '../../book/words.ts';
import { embedPictures } from '../embed.ts';
import { lowerHeadings } from '../headings.ts';
import { mapElements } from '../serialize.ts';
import { webAddress } from '../web-address.ts';
import { linkHeadings } from './link-headings.ts';
import { nameCalls } from './name-calls.ts';
import { withScrollers } from './scrollers.ts';

/** Where a page has its pictures, and how far down its headings are. */
export interface PageSetting {
  pictures: Pictures;
  /** Where a picture is; by default in the page itself. */
  addressOf?: ((picture: Picture) => string) | undefined;
  /** By how many levels the headings of a chapter are lower than in the manuscript. */
  lower: number;
}

/** The content of a chapter: calls named, and all that `setBlocks` does. */
export function setContent(
  content: readonly ElementContent[],
  { language }: Pick<ComposedChapter, 'language'>,
  words: OwnWords,
  setting: PageSetting,
): ElementContent[] {
  return setBlocks(nameCalls(content, language, words), setting);
}

/** Headings linked and lowered, pictures in place, what is wide in boxes that scroll. */
export function setBlocks(
  content: readonly ElementContent[],
  { pictures, addressOf, lower }: PageSetting,
): ElementContent[] {
  const shown = embedPictures(linkHeadings(content), pictures, addressOf);
  return lowerHeadings(withScrollers(mapElements(shown, proper)), lower);
}

/** What validators of HTML ask of an element. */
function proper(element: Element): Element {
  const { align, href, ...properties } = element.properties;
  // `align` is obsolete in HTML; the style sheet has classes for it.
  if (typeof align === 'string')
    return { ...element, properties: { ...properties, className: [`align-${align}`] } };
  if (element.tagName !== 'a' || typeof href !== 'string' || href.startsWith('#')) return element;
  const address = webAddress(href);
  if (address !== undefined) return { ...element, properties: { ...element.properties, href: address } };
  // It leads nowhere.
  return { ...element, tagName: 'span', properties };
}
