/** What a page says of itself: title, authors, date and the like, from wherever it says it. */
import type { Element, Root } from 'hast';
import type { ImportedMetadata } from '../imported.ts';
import { canonicalTag } from '../../parse/language-tag.ts';
import { attribute, elementsOf, findElement, hasClass, isElement, textWithoutCalls } from './elements.ts';
import { readLinkedData } from './json-ld.ts';

/** Metadata, and where each of it was found, for the report. */
export interface PageMetadata {
  metadata: ImportedMetadata;
  sources: Map<keyof ImportedMetadata, string>;
  /** Under which addresses the page knows itself. */
  addresses: string[];
}

type Found<Value> = readonly [value: Value | undefined, source: string];

/**
 * Reads the metadata, titles without the calls that are marked in them. What is said for libraries goes before what is
 * said for networks, and that before guesses.
 */
export function readPageMetadata(root: Root, content: Element | Root): PageMetadata {
  const metas = collectMeta(root);
  const one = (...names: string[]): Found<string>[] =>
    names.map((name) => [metas.get(name)?.[0], `\`${name}\``]);
  const linked = readLinkedData(root);
  const own = ourTitlePage(root);
  const html = ['html', 'body'].map((name) => findElement(root, (element) => isElement(element, name)));
  const languages = html.map(
    (element) => element && (attribute(element, 'lang') ?? attribute(element, 'xml:lang')),
  );
  const titles = [
    own('h1'),
    ...one('citation_title', 'dc.title', 'dcterms.title'),
    jsonLd(linked?.headline),
    ...one('og:title', 'twitter:title'),
    onlyHeading(root, content),
    titleElement(root, metas.get('og:site_name')?.[0]),
  ];
  const metadata: ImportedMetadata = {};
  const sources = new Map<keyof ImportedMetadata, string>();
  const choose = <Key extends keyof ImportedMetadata>(
    key: Key,
    found: readonly Found<NonNullable<ImportedMetadata[Key]>>[],
  ): void => {
    const first = found.find(([value]) => value !== undefined && value.length > 0);
    if (first?.[0] === undefined) return;
    metadata[key] = first[0];
    sources.set(key, first[1]);
  };
  choose(
    'title',
    titles.map(([value, source]) => [plain(value), source]),
  );
  choose('subtitle', [own('subtitle'), jsonLd(linked?.alternativeHeadline)]);
  choose('authors', [
    [listed(own('authors')[0]), 'the title page'],
    [metas.get('citation_author')?.map(inOrder), '`citation_author`'],
    [metas.get('dc.creator')?.map(inOrder), '`dc.creator`'],
    [metas.get('dcterms.creator')?.map(inOrder), '`dcterms.creator`'],
    [linked?.authors, 'JSON-LD'],
    [metas.get('article:author')?.filter((name) => !/^https?:/u.test(name)), '`article:author`'],
    [metas.get('author'), '`author`'],
  ]);
  choose('publisher', [
    own('publisher'),
    ...one('citation_publisher', 'dc.publisher', 'dcterms.publisher'),
    jsonLd(linked?.publisher),
    ...one('og:site_name'),
  ]);
  choose(
    'date',
    [
      own('date'),
      ...one(
        'citation_publication_date',
        'citation_date',
        'dc.date',
        'dcterms.issued',
        'dc.date.issued',
        'dcterms.date',
      ),
      jsonLd(linked?.date),
      ...one('article:published_time', 'date'),
    ].map(([value, source]) => [isoDate(value), source]),
  );
  choose(
    'language',
    [
      [languages[0], '`html lang`'] as const,
      [languages[1], '`body lang`'] as const,
      ...one('citation_language', 'dc.language', 'dcterms.language', 'content-language'),
      jsonLd(linked?.language),
      ...one('og:locale'),
    ].map(([value, source]) => [languageTag(value), source]),
  );
  choose('description', [
    ...one('dc.description', 'dcterms.description', 'dcterms.abstract'),
    jsonLd(linked?.description),
    ...one('og:description', 'description'),
  ]);
  choose(
    'doi',
    one('citation_doi', 'dc.identifier.doi', 'dc.identifier', 'dcterms.identifier').map(([value, source]) => [
      doiIn(value),
      source,
    ]),
  );
  return { metadata, sources, addresses: addressesOf(root, metas.get('og:url')?.[0]) };
}

function jsonLd(value: string | undefined): Found<string> {
  return [value, 'JSON-LD'];
}

/** `meta` by name, in small letters. */
function collectMeta(root: Root): Map<string, string[]> {
  const metas = new Map<string, string[]>();
  for (const element of elementsOf(root)) {
    if (!isElement(element, 'meta')) continue;
    const name =
      attribute(element, 'name') ?? attribute(element, 'property') ?? attribute(element, 'httpEquiv');
    const value = attribute(element, 'content')?.replaceAll(/\s+/gu, ' ').trim();
    if (name === undefined || value === undefined || value === '') continue;
    const key = name.trim().toLowerCase();
    metas.set(key, [...(metas.get(key) ?? []), value]);
  }
  return metas;
}

/** The title page of our own HTML edition, which says more than its `head`. */
function ourTitlePage(root: Root): (name: string) => Found<string> {
  const header = findElement(
    root,
    (element) => isElement(element, 'header') && hasClass(element, 'title-page'),
  );
  return (name) => {
    const found =
      header && findElement(header, (element) => element.tagName === name || hasClass(element, name));
    const time = found && findElement(found, (element) => isElement(element, 'time'));
    return [found && ((time && attribute(time, 'dateTime')) ?? textWithoutCalls(found)), 'the title page'];
  };
}

/** The only heading of the first level, in the text or on the whole page. */
function onlyHeading(root: Root, content: Element | Root): Found<string> {
  for (const place of [content, root]) {
    const headings = [...elementsOf(place)].filter(
      (element) => isElement(element, 'h1') && textWithoutCalls(element) !== '',
    );
    const [only, second] = headings;
    if (only && !second) return [textWithoutCalls(only), 'the only `h1`'];
  }
  return [undefined, ''];
}

/** `<title>`, without the name of the site where the page says what that is. */
function titleElement(root: Root, site: string | undefined): Found<string> {
  const found = findElement(root, (element) => isElement(element, 'title'));
  const [text] = found?.children ?? [];
  const title = text?.type === 'text' ? text.value.replaceAll(/\s+/gu, ' ').trim() : '';
  const end =
    site === undefined ? undefined : new RegExp(String.raw`\s*[|–—·:»-]\s*${escaped(site)}\s*$`, 'iu');
  return [(end ? title.replace(end, '') : title) || undefined, '`title`'];
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/gu, String.raw`\$&`);
}

function plain(text: string | undefined): string | undefined {
  return text?.replaceAll(/\s+/gu, ' ').trim() || undefined;
}

function listed(text: string | undefined): string[] | undefined {
  return text?.split(/\s*,\s*/u).filter((name) => name !== '');
}

/** Libraries write `Last, First`. */
function inOrder(name: string): string {
  const parts = name.split(',').map((part) => part.trim());
  return parts.length === 2 && parts[1] !== '' ? `${parts[1]} ${parts[0]}` : name;
}

/** As much of `2021-07-22` as a date says; `2021/07/22` is read too, other forms are not guessed at. */
export function isoDate(text: string | undefined): string | undefined {
  const [, year, month, day] =
    /^\s*(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?!\d)/u.exec(text ?? '') ?? [];
  if (year === undefined) return undefined;
  if (month === undefined || Number(month) < 1 || Number(month) > 12) return year;
  const upToMonth = `${year}-${month.padStart(2, '0')}`;
  if (day === undefined) return upToMonth;
  const date = `${upToMonth}-${day.padStart(2, '0')}`;
  const time = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(date) ? date : upToMonth;
}

/** A BCP 47 tag; `en_GB`, as networks write it, is read too. */
export function languageTag(text: string | undefined): string | undefined {
  const tag = text?.split(',')[0]?.trim().replaceAll('_', '-');
  return tag === undefined || tag === '' ? undefined : canonicalTag(tag);
}

function doiIn(text: string | undefined): string | undefined {
  return /\b10\.\d{4,9}\/[^\s"<>]+/u.exec(text ?? '')?.[0];
}

function addressesOf(root: Root, openGraph: string | undefined): string[] {
  const found: (string | undefined)[] = [openGraph];
  for (const element of elementsOf(root)) {
    if (isElement(element, 'link') && attribute(element, 'rel') === 'canonical')
      found.push(attribute(element, 'href'));
    if (isElement(element, 'base')) found.unshift(attribute(element, 'href'));
  }
  for (const node of [
    ...root.children,
    ...root.children.flatMap((child) => ('children' in child ? child.children : [])),
  ]) {
    // Browsers note where a saved page came from.
    if (node.type === 'comment') found.push(/saved from url=\(\d+\)(\S+)/u.exec(node.value)?.[1]);
  }
  return found
    .filter((address) => address !== undefined && /^https?:\/\//u.test(address))
    .map((address) => address!.split('#')[0]!);
}
