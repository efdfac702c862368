/**
 * The last wall around a page, on the screen or in print. Its content is reduced long before; its shell comes
 * from a template, which may be anyone's. So the finished page is read as a browser reads it, what runs, loads
 * or embeds is taken out, and the Content-Security-Policy is put in as the first thing in the head.
 */
import type { Element, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { createProblem, type Problem } from '../../manuscript/problem.ts';
import { hasMark } from '../content-boxes.ts';
import { loadsSomething } from '../../template/loads.ts';

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

/**
 * A page that does nothing but show itself.
 * @param shell where it came from, for what is told of it
 */
export function withPolicy(page: string, shell: string): { page: string; problems: Problem[] } {
  const tree = fromHtml(page);
  const removed = new Set<string>();
  reduce(tree, removed);
  const head = find(tree, 'head');
  head?.children.unshift(
    meta({ charSet: 'utf-8' }),
    meta({ httpEquiv: ['Content-Security-Policy'], content: POLICY }),
  );
  return { page: `${toHtml(tree)}\n`, problems: removed.size === 0 ? [] : [toldOf(removed, shell)] };
}

function toldOf(removed: ReadonlySet<string>, shell: string): Problem {
  const what = [...removed].map((item) => `\`${item}\``).join(', ');
  return createProblem({
    rule: 'raw-html-dropped',
    severity: 'warning',
    message: `expected a shell that only shows, found ${what}, which would run or load something; it is left out`,
    file: shell,
  });
}

function reduce(node: Root | Element, removed: Set<string>): void {
  node.children = (node.children as RootContent[]).filter((child) => {
    if (child.type === 'comment') return false;
    if (child.type !== 'element') return true;
    // The character set is put in anew, first in the head.
    if (child.tagName === 'meta' && 'charSet' in child.properties) return false;
    const isRule = child.tagName === 'meta' && 'httpEquiv' in child.properties;
    const isLoadingStyle = child.tagName === 'style' && loadsSomething(textOf(child));
    if (!DROPPED.has(child.tagName) && !isRule && !isLoadingStyle) return true;
    removed.add(`<${child.tagName}>`);
    return false;
  }) as typeof node.children;
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    for (const [name, value] of Object.entries(child.properties)) {
      if (!isUnsafe(child.tagName, name, String(value))) continue;
      removed.add(name.toLowerCase());
      delete child.properties[name];
    }
    reduce(child, removed);
  }
}

function isUnsafe(element: string, name: string, value: string): boolean {
  // Content within an attribute could end it.
  if (hasMark(value)) return true;
  const safe = element === 'a' || element === 'area' ? SAFE_LINK : SAFE_CONTENT;
  if (name === 'style') return loadsSomething(value);
  return (
    /^on/iu.test(name) || name === 'srcDoc' || name === 'ping' || (ADDRESSES.has(name) && !safe.test(value))
  );
}

function textOf(element: Element): string {
  return element.children.map((child) => ('value' in child ? child.value : '')).join('');
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
