/** A content document: one XHTML file of the book (EPUB 3.3, §6). */
import type { ElementContent, Root } from 'hast';
import { toXast } from 'hast-util-to-xast';
import type { Root as XastRoot } from 'xast';
import { element, inLanguage } from './element.ts';
import { withLinesOfBlocks } from './line-ends.ts';
import { xmlDocument } from './xml.ts';

/** A content document before it is written. */
export interface Page {
  /** Its name; it is the id of its entry in the package too, without the ending. */
  file: string;
  title: string;
  /** A BCP 47 tag. */
  language: string;
  direction: 'ltr' | 'rtl';
  /** The part of the book that it is, for `epub:type`. */
  matter: 'cover' | 'frontmatter' | 'bodymatter' | 'backmatter';
  /** What is in its `body`. */
  content: ElementContent[];
}

/** The name of the style sheet of all pages. */
export const STYLESHEET = 'style.css';

const XHTML = 'http://www.w3.org/1999/xhtml';
const OPS = 'http://www.idpf.org/2007/ops';

/** Writes a page as XHTML. */
export function xhtmlOf(page: Page): string {
  const head = element('head', {}, [
    element('meta', { charSet: 'utf-8' }),
    element('title', {}, [page.title]),
    element('link', { rel: ['stylesheet'], type: 'text/css', href: STYLESHEET }),
  ]);
  const body = element('body', { className: [page.matter], 'epub:type': page.matter }, page.content);
  const html = element(
    'html',
    { xmlns: XHTML, 'xmlns:epub': OPS, ...inLanguage(page.language, page.direction) },
    [head, body],
  );
  const tree: Root = { type: 'root', children: [{ type: 'doctype' }, { type: 'text', value: '\n' }, html] };
  return xmlDocument(toXast(withLinesOfBlocks(tree)) as XastRoot);
}
