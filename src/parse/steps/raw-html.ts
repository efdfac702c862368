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

const COMMENT = /<!--([\s\S]*?)-->/gu;
const DIRECTIVE_COMMENT = /^\s*imprimatur-(disable-next-line|disable|enable)(?:\s+([\s\S]*?))?\s*$/u;
const CLOSE_TAG = /^<\/([a-z]+)\s*>$/iu;

/** Whose children are text; among the children of all others HTML stands as a block. */
const PHRASING_PARENTS: ReadonlySet<string> = new Set(
  [
    'paragraph heading tableCell emphasis strong delete link linkReference',
    'inlineNote languagePassage smallCaps inlineElement',
  ]
    .join(' ')
    .split(' '),
);

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
  if (children.some((child) => child.type === 'html')) {
    reduceRun(node, suppressions);
    if (!PHRASING_PARENTS.has(node.type)) keepInParagraphs(node);
  }
  for (const child of node.children) reduce(child, suppressions);
}

type Open = { element: InlineElement; tag: Html };

/** One run of siblings: a stack of elements that are open, each with the children it has gathered. */
function reduceRun(parent: Parents, suppressions: Suppression[]): void {
  const inText = PHRASING_PARENTS.has(parent.type);
  const closings = inText ? closingsOf(parent.children) : new Map<Html, Html>();
  const closes = new Set(closings.values());
  const result: PhrasingContent[] = [];
  const open: Open[] = [];
  const add = (node: RootContent | DroppedHtml): unknown =>
    (open.at(-1)?.element.children ?? result).push(node as PhrasingContent);

  for (const child of parent.children) {
    if (child.type !== 'html') {
      add(child);
      continue;
    }
    // Several comments may stand in one node, and text that is none of them between.
    for (const [, comment = ''] of child.value.matchAll(COMMENT)) remember(comment, child, suppressions);
    if (child.value.replaceAll(COMMENT, '').trim() === '') continue;
    const element = CLOSE_TAG.test(child.value) ? undefined : safeElement(child);
    if (element && VOID_ELEMENTS.has(element.name)) add(element);
    else if (element && closings.has(child)) open.push({ element, tag: child });
    else if (closes.has(child)) {
      const entry = open.pop();
      if (entry) add(entry.element);
    } else add(dropped(child));
  }
  parent.children = result as typeof parent.children;
}

/**
 * Which end tag closes which start tag. Of tags that cross (`<b><i></b></i>`) the outer pair counts; what is
 * opened and never closed is no element, and its content stays.
 */
function closingsOf(children: readonly Nodes[]): Map<Html, Html> {
  const closings = new Map<Html, Html>();
  const open: { name: string; tag: Html }[] = [];
  const opened = new Map<string, number>();
  const count = (name: string, by: number): unknown => opened.set(name, (opened.get(name) ?? 0) + by);
  for (const child of children) {
    if (child.type !== 'html') continue;
    const closed = CLOSE_TAG.exec(child.value)?.[1]?.toLowerCase();
    if (closed === undefined) {
      const name = safeElement(child)?.name;
      if (name === undefined || VOID_ELEMENTS.has(name)) continue;
      open.push({ name, tag: child });
      count(name, 1);
    } else if ((opened.get(closed) ?? 0) > 0) {
      for (let entry = open.pop(); entry; entry = open.pop()) {
        count(entry.name, -1);
        if (entry.name !== closed) continue;
        closings.set(entry.tag, child);
        break;
      }
    }
  }
  return closings;
}

/** An element that stands alone among blocks, such as a `<br>`, is text, so it gets a paragraph. */
function keepInParagraphs(parent: Parents): void {
  const children = parent.children as RootContent[];
  parent.children = children.map((child): RootContent =>
    child.type === 'inlineElement'
      ? { type: 'paragraph', children: [child], ...(child.position && { position: child.position }) }
      : child,
  ) as typeof parent.children;
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
