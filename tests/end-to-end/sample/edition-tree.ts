/** A finished edition as its reader meets it: one kind of tree for HTML and for the XHTML of an EPUB. */
import { fromHtml } from 'hast-util-from-html';
import type { Nodes as HastNodes } from 'hast';
import { fromXml } from 'xast-util-from-xml';
import type { Nodes as XastNodes } from 'xast';
import { plainText } from './plain-text.ts';

/** An element, or a stretch of text. */
export type TreeNode = TreeElement | string;

/** An element with the attributes that the tests ask for. */
export interface TreeElement {
  name: string;
  id: string;
  href: string;
  role: string;
  classes: string;
  attributes: Readonly<Record<string, string>>;
  children: TreeNode[];
}

/** Reads an HTML page as a browser does. */
export function readHtml(source: string): TreeElement {
  return element('#document', {}, fromHtml(source).children.flatMap(ofHtml));
}

/** Reads an XML document; its doctype and comments are left out. */
export function readXml(source: string): TreeElement {
  return element('#document', {}, fromXml(source).children.flatMap(ofXml));
}

function ofHtml(node: HastNodes): TreeNode[] {
  if (node.type === 'text') return [node.value];
  if (node.type !== 'element') return [];
  const attributes = Object.entries(node.properties).map(([name, value]): [string, string] => [
    name === 'className' ? 'class' : name.toLowerCase(),
    Array.isArray(value) ? value.join(' ') : String(value),
  ]);
  return [element(node.tagName, Object.fromEntries(attributes), node.children.flatMap(ofHtml))];
}

function ofXml(node: XastNodes): TreeNode[] {
  if (node.type === 'text' || node.type === 'cdata') return [node.value];
  if (node.type !== 'element') return [];
  const attributes = Object.fromEntries(
    Object.entries(node.attributes).map(([name, value]) => [name, value ?? '']),
  );
  return [element(node.name, attributes, node.children.flatMap(ofXml))];
}

function element(name: string, attributes: Record<string, string>, children: TreeNode[]): TreeElement {
  const { id = '', href = '', role = '', class: classes = '' } = attributes;
  return { name, id, href, role, classes, attributes, children };
}

/** All elements below a node that a test accepts, in order. */
export function all(
  node: TreeElement,
  accepts: (element: TreeElement) => boolean = () => true,
): TreeElement[] {
  return node.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(accepts(child) ? [child] : []), ...all(child, accepts)],
  );
}

/** The first element of an id. */
export function withId(node: TreeElement, id: string): TreeElement | undefined {
  return all(node, (candidate) => candidate.id === id)[0];
}

/** The text of an element, without the calls and the ways back in it. */
export function textOf(node: TreeElement): string {
  const text = (child: TreeNode): string => {
    if (typeof child === 'string') return child;
    if (child.name === 'br') return ' ';
    return isMark(child) ? '' : child.children.map(text).join('');
  };
  return plainText(node.children.map(text).join(''));
}

/** The marks that lead to a note and back from it. */
function isMark({ name, role, classes }: TreeElement): boolean {
  return (name === 'sup' && classes === 'call') || role === 'doc-noteref' || role === 'doc-backlink';
}

const BLOCKS: ReadonlySet<string> = new Set(
  'h1 h2 h3 h4 h5 h6 p li td th caption figcaption dt dd pre'.split(' '),
);

/** The innermost blocks of text below a node, in order. */
export function blocksOf(node: TreeElement): TreeElement[] {
  const isBlock = ({ name }: TreeElement): boolean => BLOCKS.has(name);
  return all(node, isBlock).filter((block) => all(block, isBlock).length === 0);
}

/** The ids in a tree, in order, repeated ones too. */
export function idsIn(node: TreeElement): string[] {
  return all(node).flatMap(({ id }) => (id === '' ? [] : [id]));
}
