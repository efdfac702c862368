/**
 * The last wall around a page, on the screen or in print. Its content is reduced long before; its shell comes
 * from a template, which may be anyone's. So the finished page is read as a browser reads it, what runs, loads
 * or embeds is taken out, and the Content-Security-Policy is put in as the first thing in the head. It allows
 * the style sheets that stand in the page and our own script by their hashes, and nothing else of their kind.
 */
import { createHash } from 'node:crypto';
import type { Element, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { createProblem, type Problem } from '../../manuscript/problem.ts';
import { hasMark } from '../content-boxes.ts';
import { loadsSomething } from '../../template/loads.ts';

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
/** In a site: other pages of the same folder, and what they share. */
const SITE_LINK = /^[\w%.~!*()-]+\.html(?:#.*)?$/iu;
const SITE_CONTENT = /^assets\/[\w%.~-]+$/iu;

/** What is ours in a page, and so goes past the wall. */
export interface OwnParts {
  /** The script of the page. */
  script?: string | undefined;
  /** Elements for the end of the head, such as metadata; they are put in as they are. */
  head?: readonly Element[] | undefined;
  /** True for a page of a site, which has its style sheet and pictures in files beside it, and links to other pages. */
  hasFiles?: boolean | undefined;
  /** True for the page of print: the press adds style sheets while it sets it, so no hash can be known. */
  isSet?: boolean | undefined;
  /** Gives what boxes in the style sheets stand for, so that the hashes are those of the finished page. */
  unpack?: ((content: string) => string) | undefined;
}

/**
 * A page that shows itself and does nothing else.
 * @param shell where it came from, for what is told of it
 */
export function withPolicy(
  page: string,
  shell: string,
  own: OwnParts = {},
): { page: string; problems: Problem[] } {
  const tree = fromHtml(page);
  const removed = new Set<string>();
  reduce(tree, removed, own.hasFiles === true);
  const head = find(tree, 'head');
  // Behind the style sheet, whose fonts the script sends for.
  const script = own.script === undefined ? [] : [scriptElement(own.script)];
  head?.children.push(...(own.head ?? []), ...script);
  const policy = policyOf(tree, own);
  head?.children.unshift(
    meta({ charSet: 'utf-8' }),
    meta({ httpEquiv: ['Content-Security-Policy'], content: policy }),
  );
  return { page: `${toHtml(tree)}\n`, problems: removed.size === 0 ? [] : [toldOf(removed, shell)] };
}

function policyOf(tree: Root, { hasFiles, isSet, unpack = (text) => text }: OwnParts): string {
  const all = elementsOf(tree);
  const styles = all
    .filter(({ tagName }) => tagName === 'style')
    .map((style) => hashOf(unpack(textOf(style))));
  // Data in a script element runs nowhere, but checkers of pages ask for its hash all the same.
  const scripts = all.filter(({ tagName }) => tagName === 'script').map((element) => hashOf(textOf(element)));
  const hasAttributes = all.some(({ properties }) => properties.style !== undefined);
  const files = hasFiles === true ? ["'self'"] : [];
  const directives: readonly (readonly [string, readonly string[]])[] = [
    ['default-src', ["'none'"]],
    ['script-src', [...new Set(scripts)]],
    ['style-src', isSet === true ? ["'unsafe-inline'"] : [...new Set(styles), ...files]],
    // Beside a hash a browser takes `style` attributes for forbidden.
    ['style-src-attr', hasAttributes && isSet !== true ? ["'unsafe-inline'"] : []],
    ['img-src', ['data:', ...files]],
    ['font-src', ['data:']],
    ['base-uri', ["'none'"]],
    ['form-action', ["'none'"]],
  ];
  return directives
    .filter(([, sources]) => sources.length > 0)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

/** The source expression of an inline element (Content Security Policy 3, 2.3.1). */
function hashOf(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}

function scriptElement(script: string): Element {
  return { type: 'element', tagName: 'script', properties: {}, children: [{ type: 'text', value: script }] };
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

function reduce(node: Root | Element, removed: Set<string>, isSite: boolean): void {
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
      if (!isUnsafe(child.tagName, name, String(value), isSite)) continue;
      removed.add(name.toLowerCase());
      delete child.properties[name];
    }
    reduce(child, removed, isSite);
  }
}

function isUnsafe(element: string, name: string, value: string, isSite: boolean): boolean {
  // Content within an attribute could end it.
  if (hasMark(value)) return true;
  const isLink = element === 'a' || element === 'area';
  if (isSite && ADDRESSES.has(name) && (isLink ? SITE_LINK : SITE_CONTENT).test(value)) return false;
  const safe = isLink ? SAFE_LINK : SAFE_CONTENT;
  if (name === 'style') return loadsSomething(value);
  return (
    /^on/iu.test(name) || name === 'srcDoc' || name === 'ping' || (ADDRESSES.has(name) && !safe.test(value))
  );
}

function textOf(element: Element): string {
  return element.children.map((child) => ('value' in child ? child.value : '')).join('');
}

function elementsOf(node: Root | Element): Element[] {
  return node.children.flatMap((child) => (child.type === 'element' ? [child, ...elementsOf(child)] : []));
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
