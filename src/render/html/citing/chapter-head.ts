/** What programs read in the head of a page of a site that is one chapter: what it is called, and what it is part of. */
import type { Element, Properties } from 'hast';
import type { ComposedChapter, Composition } from '../../../book/composition.ts';
import { editionSlug } from '../../edition-name.ts';
import { citableOf, fullTitle, linkOf } from './citable.ts';
import { jsonLdScript } from './json-ld.ts';

/**
 * Elements for the head of a chapter's page. The report as a whole is described on the first page.
 * @param href the page's address within the site
 */
export function chapterHead(
  { book }: Composition,
  { title, authors }: Pick<ComposedChapter, 'title' | 'authors'>,
  href: string,
): Element[] {
  const citable = citableOf(book.configuration, editionSlug(book));
  const address = citable.address === undefined ? undefined : new URL(href, citable.address).href;
  const whole = fullTitle(citable);
  const name = title === '' ? whole : title;
  const names = authors.map((author) => author.name);
  const link = linkOf(citable);
  return [
    ...(address === undefined ? [] : [element('link', { rel: ['canonical'], href: address })]),
    ...names.map((content) => element('meta', { name: 'author', content })),
    element('meta', { property: 'og:type', content: 'article' }),
    element('meta', { property: 'og:title', content: name }),
    element('meta', { property: 'og:site_name', content: whole }),
    ...(address === undefined ? [] : [element('meta', { property: 'og:url', content: address })]),
    jsonLdScript({
      '@context': 'https://schema.org',
      '@type': 'Chapter',
      name,
      ...(address !== undefined && { url: address }),
      ...(names.length > 0 && { author: names.map((author) => ({ '@type': 'Person', name: author })) }),
      isPartOf: { '@type': 'Report', name: whole, ...(link !== undefined && { '@id': link }) },
    }),
  ];
}

function element(tagName: string, properties: Properties): Element {
  return { type: 'element', tagName, properties, children: [] };
}
