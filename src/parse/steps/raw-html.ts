/**
 * Reduces raw HTML to a safe list. An open and a close tag of a safe element in the same run of text become
 * an element of ours; comments go (those that address rules are remembered); all else is left out, and stays
 * in the tree as a mark by which a rule can tell of it.
 */
import { fromHtml } from 'hast-util-from-html';
import type { Html, Nodes, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import type { VFile } from 'vfile';
import type { DroppedHtml, InlineElement, Suppression } from '../nodes.ts';

/** The elements that an author may write as HTML, and the attributes they keep. */
export const SAFE_ELEMENTS: ReadonlySet<string> = new Set(
  'sub sup br kbd abbr cite q i b u s span bdo ruby rt rp wbr'.split(' '),
);
export const SAFE_ATTRIBUTES: ReadonlySet<string> = new Set(['lang', 'dir', 'title']);
const VOID_ELEMENTS: ReadonlySet<string> = new Set(['br', 'wbr']);

const COMMENT = /^<!--([\s\S]*?)-->$/u;
const DIRECTIVE_COMMENT = /^\s*imprimatur-(disable-next-line|disable|enable)(?:\s+([\s\S]*?))?\s*$/u;
const CLOSE_TAG = /^<\/([a-z]+)\s*>$/iu;

/** The step. Runs before typography, which must not see tags as text. */
export function reduceRawHtml() {
  return (tree: Root, file: VFile): undefined => {
    file.data.suppressions = [];
    reduce(tree, file.data.suppressions);
  };
}

function reduce(node: Nodes, suppressions: Suppression[]): void {
  if (!('children' in node)) return;
  const { children } = node;
  if (children.some((child) => child.type === 'html')) reduceRun(node, suppressions);
  for (const child of node.children) reduce(child, suppressions);
}

/** One run of siblings: a stack of elements that are open, each with the children it has gathered. */
function reduceRun(parent: Parents, suppressions: Suppression[]): void {
  const result: RootContent[] = [];
  const open: { element: InlineElement; tag: Html }[] = [];
  const add = (node: RootContent): unknown =>
    (open.at(-1)?.element.children ?? (result as PhrasingContent[])).push(node as PhrasingContent);

  for (const child of parent.children) {
    if (child.type !== 'html') {
      add(child);
      continue;
    }
    const comment = COMMENT.exec(child.value);
    if (comment) {
      remember(comment[1] ?? '', child, suppressions);
      continue;
    }
    const closed = CLOSE_TAG.exec(child.value)?.[1]?.toLowerCase();
    const element = closed === undefined ? safeElement(child) : undefined;
    if (element && VOID_ELEMENTS.has(element.name)) add(element);
    else if (element) open.push({ element, tag: child });
    else if (closed !== undefined && open.some((entry) => entry.element.name === closed)) {
      close(closed, open, add);
    } else add(dropped(child));
  }
  // What was opened and never closed is no element; its content stays.
  while (open.length > 0) unwrap(open, add);
  parent.children = result as typeof parent.children;
}

type Open = { element: InlineElement; tag: Html }[];

function close(name: string, open: Open, add: (node: RootContent) => unknown): void {
  while (open.at(-1)?.element.name !== name) unwrap(open, add);
  const entry = open.pop();
  if (entry) add(entry.element);
}

function unwrap(open: Open, add: (node: RootContent) => unknown): void {
  const entry = open.pop();
  if (!entry) return;
  add(dropped(entry.tag));
  for (const child of entry.element.children) add(child);
}

/** Reads one tag with a real HTML parser; undefined where it is not a single tag of a safe element. */
function safeElement(tag: Html): InlineElement | undefined {
  const { children } = fromHtml(tag.value, { fragment: true });
  const [element, more] = children;
  if (element?.type !== 'element' || more !== undefined || element.children.length > 0) return undefined;
  if (!SAFE_ELEMENTS.has(element.tagName)) return undefined;
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(element.properties)) {
    if (!SAFE_ATTRIBUTES.has(name)) return undefined;
    attributes[name] = String(value);
  }
  return {
    type: 'inlineElement',
    name: element.tagName,
    attributes,
    children: [],
    ...(tag.position && { position: tag.position }),
  };
}

function dropped(tag: Html): DroppedHtml {
  return { type: 'droppedHtml', value: tag.value, ...(tag.position && { position: tag.position }) };
}

function remember(text: string, node: Html, suppressions: Suppression[]): void {
  const found = DIRECTIVE_COMMENT.exec(text);
  if (!found || !node.position) return;
  suppressions.push({
    kind: found[1] === 'disable' ? 'disable' : found[1] === 'enable' ? 'enable' : 'next-line',
    rules: found[2]?.split(/[\s,]+/u).filter(Boolean) ?? [],
    line: node.position.start.line,
    endLine: node.position.end.line,
  });
}
