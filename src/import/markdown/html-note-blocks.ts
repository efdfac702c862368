/** Notes in blocks of HTML: `<ol><li id="fn1">The note. <a href="#ref1">↩</a></li></ol>`. */
import type { Element, ElementContent, Nodes as HastNodes, Root as HastRoot } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { toMdast } from 'hast-util-to-mdast';
import { toString } from 'hast-util-to-string';
import type { BlockContent, Html } from 'mdast';
import { withoutPositions } from '../positions.ts';
import { inParagraphs } from './in-paragraphs.ts';

/** A note in a block of HTML. */
export interface BlockNote {
  id: string;
  take(mark: string, callIds: ReadonlySet<string>): BlockContent[];
}

const BLOCKS: ReadonlySet<string> = new Set(['li', 'p', 'div', 'dd', 'aside', 'section', 'td']);
const ANCHORS: ReadonlySet<string> = new Set(['a', 'sup', 'span', 'b', 'strong']);
const BACK = /^\s*(?:[↩↵⏎↑^⬆←⤴]|(?:go |jump )?back\b|return\b|zurück\b)/iu;

/** The elements with ids in a block, each as the note that it would be. */
export function blockNotes(html: Html): BlockNote[] {
  if (!/\b(?:id|name)\s*=/iu.test(html.value)) return [];
  const root = fromHtml(html.value, { fragment: true });
  const notes: BlockNote[] = [];
  const walk = (node: HastNodes, block: Element | undefined): void => {
    if (!('children' in node)) return;
    const own = node.type === 'element' && BLOCKS.has(node.tagName) ? node : block;
    if (node.type === 'element') {
      const whole =
        own === node
          ? node
          : ANCHORS.has(node.tagName) && own?.children.find(isSolid) === node
            ? own
            : undefined;
      const id = node.properties.id ?? node.properties.name;
      if (whole && typeof id === 'string' && id !== '')
        notes.push({ id, take: (mark, callIds) => takeElement(whole, mark, callIds, root, html) });
    }
    for (const child of node.children) walk(child, own);
  };
  walk(root, undefined);
  return notes;
}

function takeElement(
  element: Element,
  mark: string,
  callIds: ReadonlySet<string>,
  root: HastRoot,
  html: Html,
): BlockContent[] {
  removeBackLinks(element, callIds);
  removeMark(element, mark);
  const content = toMdast({ type: 'root', children: [{ ...element, tagName: 'div' }] });
  element.children = [];
  html.value = toString(root).trim() === '' ? '' : toHtml(root);
  return 'children' in content ? inParagraphs(content.children.map(withoutPositions)) : [];
}

function removeBackLinks(node: Element, callIds: ReadonlySet<string>): void {
  node.children = node.children.filter((child) => {
    if (child.type !== 'element') return true;
    const { href } = child.properties;
    const isBack =
      child.tagName === 'a' &&
      typeof href === 'string' &&
      href.startsWith('#') &&
      (BACK.test(toString(child)) || callIds.has(href.slice(1)));
    // A number that leads back is the mark of the note, which is taken away with it.
    if (isBack) return false;
    removeBackLinks(child, callIds);
    return true;
  });
}

/** The number at the beginning, where it is written out. */
function removeMark(node: Element, mark: string): void {
  const first = node.children.find(isSolid);
  if (first?.type === 'text') {
    const pattern = new RegExp(
      `^\\s*[[(]?${mark.replaceAll(/[^\p{L}\p{N}]/gu, '\\$&')}(?:[\\])][.:]?|[.:])\\s*`,
      'u',
    );
    first.value = first.value.replace(pattern, '');
  } else if (first?.type === 'element') {
    const text = toString(first).trim();
    if (text.replaceAll(/[[\]().:]/gu, '') === mark) node.children.splice(node.children.indexOf(first), 1);
    else removeMark(first, mark);
  }
}

function isSolid(node: ElementContent): boolean {
  return node.type === 'element' || (node.type === 'text' && node.value.trim() !== '');
}
