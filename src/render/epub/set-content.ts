/**
 * Makes content of the composition into content of an EPUB page: pictures by their names in the EPUB, the
 * roles that reading aids know (DPUB-ARIA 1.1, EPUB SSV 1.1), and nothing that XHTML no longer has.
 */
import type { Element, ElementContent, Properties } from 'hast';
import { isCall } from '../../book/contents.ts';
import { element, hasClass } from './element.ts';
import type { PictureShelf } from './picture-shelf.ts';
import { splitLink } from './split-links.ts';
import { withVerseLines } from './verse-lines.ts';
import { webAddress } from '../web-address.ts';

/** Makes a copy; the composition stays as it is. */
export function setContent(nodes: readonly ElementContent[], shelf: PictureShelf): ElementContent[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element') return node.type === 'text' ? [node] : [];
    return setElement(node, shelf);
  });
}

function setElement(node: Element, shelf: PictureShelf): ElementContent[] {
  if (node.tagName === 'img') return setImage(node, shelf);
  const made: Element = {
    type: 'element',
    tagName: node.tagName,
    properties: setProperties(node),
    children: isCall(node) ? setCall(node) : setChildren(node, shelf),
  };
  return node.tagName === 'a' ? setLink(made) : [made];
}

function setChildren(node: Element, shelf: PictureShelf): ElementContent[] {
  const children = setContent(node.children, shelf);
  return hasClass(node, 'verse') ? withVerseLines(children) : children;
}

/**
 * The link of a call: nothing in it but the number, or Apple Books opens no pop-up. Two calls in a row are two numbers,
 * not one, also to ears and where there is no style sheet, so the comma between them is text.
 */
function setCall(call: Element): ElementContent[] {
  const before: ElementContent[] = hasClass(call, 'next-call') ? [{ type: 'text', value: ',\u00A0' }] : [];
  const links = call.children.map((node): ElementContent => {
    if (node.type !== 'element' || node.tagName !== 'a') return node;
    return { ...node, properties: { ...node.properties, 'epub:type': 'noteref', role: 'doc-noteref' } };
  });
  return [...before, ...links];
}

/** A link into the book stays for `placeLinks`; one to the web is checked, and its text stays if it leads nowhere. */
function setLink(link: Element): ElementContent[] {
  const written = String(link.properties.href ?? '');
  if (written.startsWith('#')) return splitLink(link);
  const href = webAddress(written);
  return href === undefined
    ? link.children
    : splitLink({ ...link, properties: { ...link.properties, href } });
}

/** A picture with the size it has by itself, so that pages do not jump; without alternative text it is decoration. */
function setImage(node: Element, shelf: PictureShelf): ElementContent[] {
  const alt = String(node.properties.alt ?? '');
  const shelved = shelf.byPath.get(String(node.properties.src));
  if (!shelved) return alt === '' ? [] : [element('span', { className: ['left-out'] }, [alt])];
  const width = Math.round(shelved.picture.width);
  const height = Math.round(shelved.picture.height);
  const { src: _, alt: __, ...rest } = setProperties(node);
  return [
    element('img', {
      src: shelved.href,
      alt,
      ...(width > 0 && height > 0 && { width, height }),
      ...rest,
      ...(alt === '' && { role: 'presentation' }),
    }),
  ];
}

function setProperties(node: Element): Properties {
  const { align, dataTarget: _, ...properties } = node.properties;
  const result: Properties = { ...properties, ...roleOf(node) };
  // XML tools read `xml:lang`, browsers `lang`; EPUB wants both to agree.
  if (typeof properties.lang === 'string') result.xmlLang = properties.lang;
  // `align` is obsolete in XHTML; the style sheet has classes for it.
  if (typeof align === 'string') result.className = [`align-${align}`];
  return result;
}

/** What a block is, in the words of EPUB and of reading aids. */
function roleOf(node: Element): Properties {
  if (node.tagName === 'section' && hasClass(node, 'abstract'))
    return { 'epub:type': 'abstract', role: 'doc-abstract' };
  if (node.tagName === 'blockquote' && hasClass(node, 'epigraph'))
    return { 'epub:type': 'epigraph', role: 'doc-epigraph' };
  if (node.tagName === 'aside' && hasClass(node, 'remark')) return { role: 'note' };
  return {};
}
