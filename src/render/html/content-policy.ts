/**
 * The last wall around the HTML page. Its content is reduced long before; its shell comes from a template,
 * which may be anyone's. So the finished page is read as a browser reads it, what runs, loads or embeds is
 * taken out, and the Content-Security-Policy is put in as the first thing in the head.
 */
import type { Element, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';

const POLICY =
  "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const DROPPED: ReadonlySet<string> = new Set([
  ...'script iframe frame frameset object embed applet base link form portal audio video source track'.split(
    ' ',
  ),
  // What a browser reads otherwise than a parser that runs no scripts; what changes an address later.
  ...'noscript noembed noframes plaintext xmp template animate animateMotion animateTransform set'.split(' '),
]);
const ADDRESSES: ReadonlySet<string> = new Set([
  'href',
  'src',
  'srcSet',
  'action',
  'formAction',
  'data',
  'poster',
  'background',
  'ping',
  'xLinkHref',
  'imageSrcSet',
  'manifest',
  'longDesc',
  'codeBase',
  'archive',
]);
/** Where a reader may be led. */
const SAFE_LINK = /^(?:#|https?:|mailto:|tel:)/iu;
/** What a page may show: what is in it. */
const SAFE_CONTENT = /^(?:#|data:image\/)/iu;

/** A page that does nothing but show itself. */
export function withPolicy(page: string): string {
  const tree = fromHtml(page);
  reduce(tree);
  const head = find(tree, 'head');
  head?.children.unshift(
    meta({ charSet: 'utf-8' }),
    meta({ httpEquiv: ['Content-Security-Policy'], content: POLICY }),
  );
  return `${toHtml(tree)}\n`;
}

function reduce(node: Root | Element): void {
  node.children = (node.children as RootContent[]).filter((child) => {
    if (child.type === 'comment') return false;
    if (child.type !== 'element') return true;
    const isMetaRule =
      child.tagName === 'meta' && ('httpEquiv' in child.properties || 'charSet' in child.properties);
    return !DROPPED.has(child.tagName) && !isMetaRule;
  }) as typeof node.children;
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    for (const [name, value] of Object.entries(child.properties)) {
      const isLink = child.tagName === 'a' || child.tagName === 'area';
      const safe = isLink ? SAFE_LINK : SAFE_CONTENT;
      const unsafe = /^on/iu.test(name) || (ADDRESSES.has(name) && !safe.test(String(value)));
      if (unsafe) delete child.properties[name];
    }
    reduce(child);
  }
}

function find(node: Root | Element, name: string): Element | undefined {
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    if (child.tagName === name) return child;
    const found = find(child, name);
    if (found) return found;
  }
  return undefined;
}

function meta(properties: Element['properties']): Element {
  return { type: 'element', tagName: 'meta', properties, children: [] };
}
