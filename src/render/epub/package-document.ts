/** The package document (EPUB 3.3, §5): metadata, manifest, spine. */
import type { ElementContent } from 'hast';
import type { Element } from 'xast';
import { x } from 'xastscript';
import type { Composition } from '../../book/composition.ts';
import { directionOf } from '../../book/direction.ts';
import { IDENTIFIER_ID, metadataOf, type PackageFacts } from './metadata.ts';
import { NAVIGATION_FILE } from './navigation-page.ts';
import { NCX_FILE } from './ncx.ts';
import { STYLESHEET, type Page } from './page.ts';
import type { PictureShelf } from './picture-shelf.ts';
import type { TemplateFile } from './style.ts';
import { dataDocument } from './xml.ts';

/** Everything that a package lists. */
export interface PackageContents {
  /** The pages in reading order, the navigation document among them. */
  pages: readonly Page[];
  shelf: PictureShelf;
  /** What the style sheet brings along. */
  templateFiles: readonly TemplateFile[];
}

/** Writes the package document. */
export function packageDocument(
  composition: Composition,
  contents: PackageContents,
  facts: PackageFacts,
): string {
  const { language } = composition.book.configuration;
  const direction = directionOf(language);
  const spine = { toc: 'ncx', ...(direction === 'rtl' && { 'page-progression-direction': 'rtl' }) };
  const root = x(
    'package',
    {
      xmlns: 'http://www.idpf.org/2007/opf',
      version: '3.0',
      'unique-identifier': IDENTIFIER_ID,
      'xml:lang': language,
      dir: direction,
    },
    [
      metadataOf(composition, contents.shelf, facts),
      x('manifest', manifest(contents)),
      x(
        'spine',
        spine,
        contents.pages.map((page) => x('itemref', { idref: idOf(page.file) })),
      ),
    ],
  );
  return dataDocument(root);
}

/** Every file but the package itself. */
function manifest({ pages, shelf, templateFiles }: PackageContents): Element[] {
  return [
    ...pages
      .filter((page) => page.file === NAVIGATION_FILE)
      .map((page) => item('nav', page.file, 'application/xhtml+xml', propertiesOf(page, 'nav'))),
    item('ncx', NCX_FILE, 'application/x-dtbncx+xml'),
    item('style', STYLESHEET, 'text/css'),
    ...pages
      .filter((page) => page.file !== NAVIGATION_FILE)
      .map((page) => item(idOf(page.file), page.file, 'application/xhtml+xml', propertiesOf(page))),
    ...shelf.all.map((shelved, index) =>
      shelved === shelf.cover
        ? item('cover-image', shelved.href, shelved.picture.mediaType, 'cover-image')
        : item(`image-${index + 1}`, shelved.href, shelved.picture.mediaType),
    ),
    ...templateFiles.map(({ href, mediaType }, index) => item(`template-${index + 1}`, href, mediaType)),
  ];
}

/** What a page has to declare (EPUB 3.3, §5.6.2): foreign vocabularies in it, as they are in it. */
function propertiesOf({ content }: Page, ...known: string[]): string | undefined {
  const names = namesIn(content);
  const found = [...known, ...(names.has('svg') ? ['svg'] : []), ...(names.has('math') ? ['mathml'] : [])];
  return found.length === 0 ? undefined : found.join(' ');
}

function namesIn(content: readonly ElementContent[], names = new Set<string>()): Set<string> {
  for (const node of content) {
    if (node.type !== 'element') continue;
    names.add(node.tagName);
    namesIn(node.children, names);
  }
  return names;
}

function item(id: string, href: string, type: string, properties?: string): Element {
  return x('item', { id, href, 'media-type': type, properties });
}

function idOf(file: string): string {
  return file.replace(/\.xhtml$/u, '');
}
