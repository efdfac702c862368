/**
 * HTML in Markdown → Markdown, as far as our language has no HTML of its own for it. Tags that mean nothing to it are
 * left out and told; what stands between them stays.
 */
import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import { toString } from 'hast-util-to-string';
import type { Html, Image, Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { SAFE_ATTRIBUTES, SAFE_ELEMENTS } from '../../parse/steps/raw-html.ts';
import type { Decision } from '../imported.ts';
import { plainOf, tagOf, type Tag } from './html-tags.ts';
import { inParagraphs } from './in-paragraphs.ts';

const COMMENTS = /<!--[\s\S]*?-->/gu;
const PHRASING_PARENTS: ReadonlySet<string> = new Set(
  'paragraph heading tableCell emphasis strong delete link'.split(' '),
);
/** Tags that have a form in Markdown. */
const MARKS: Readonly<
  Record<string, (children: PhrasingContent[], tag: Tag) => PhrasingContent | undefined>
> = {
  em: (children) => ({ type: 'emphasis', children }),
  strong: (children) => ({ type: 'strong', children }),
  del: (children) => ({ type: 'delete', children }),
  strike: (children) => ({ type: 'delete', children }),
  code: (children) => ({ type: 'inlineCode', value: plainOf(children) }),
  a: (children, { attributes }) => {
    const url = attributes.get('href');
    return url === undefined ? undefined : { type: 'link', url, children: children as [] };
  },
};

/** Changes the tree. */
export function convertHtml(tree: Root, decisions: Decision[]): void {
  convert(tree, decisions);
}

function convert(node: Nodes, decisions: Decision[]): void {
  if (!('children' in node)) return;
  if (node.children.some((child) => child.type === 'html')) {
    const children = PHRASING_PARENTS.has(node.type)
      ? convertRun(node.children as PhrasingContent[], decisions)
      : (node.children as RootContent[]).flatMap((child) =>
          child.type === 'html' ? convertBlock(child, decisions) : [child],
        );
    node.children = children as typeof node.children;
  }
  for (const child of node.children) convert(child, decisions);
}

/** A block of HTML: its content as Markdown. Comments stay as they are. */
function convertBlock(html: Html, decisions: Decision[]): RootContent[] {
  const value = html.value.trim();
  if (value === '') return [];
  if (value.replaceAll(COMMENTS, '').trim() === '') return [{ type: 'html', value }];
  const tag = tagOf(html);
  if (tag && SAFE_ELEMENTS.has(tag.name)) return [html];
  const root = fromHtml(value, { fragment: true });
  const content = toMdast(root);
  const blocks: RootContent[] = 'children' in content ? inParagraphs(content.children) : [];
  const hasContent = toString(root).trim() !== '' || blocks.length > 0;
  leftOut(
    html,
    hasContent && blocks.length > 0 ? 'HTML became Markdown; its tags were left out' : 'HTML was left out',
    decisions,
    value,
  );
  return blocks.map((block) => ({ ...block, ...(html.position && { position: html.position }) }));
}

/** Tags among words. A stack of what is open; what is never closed is no element, and its content stays. */
function convertRun(children: readonly PhrasingContent[], decisions: Decision[]): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  const open: { tag: Tag; node: Html; children: PhrasingContent[] }[] = [];
  const add = (...nodes: PhrasingContent[]): unknown => (open.at(-1)?.children ?? result).push(...nodes);
  for (const child of children) {
    if (child.type !== 'html') {
      add(child);
      continue;
    }
    const tag = tagOf(child);
    if (!tag) {
      if (child.value.replaceAll(COMMENTS, '').trim() === '') add(child);
      else leftOut(child, 'HTML was left out', decisions, child.value);
    } else if (SAFE_ELEMENTS.has(tag.name)) add(safe(child, tag, decisions));
    else if (tag.name === 'img') add(imageOf(tag));
    else if (!(tag.name in MARKS)) leftOut(child, 'a tag was left out', decisions, child.value);
    else if (!tag.isClosing) open.push({ tag, node: child, children: [] });
    else if (open.some((other) => other.tag.name === tag.name)) {
      for (let inner = open.pop(); inner; inner = open.pop()) {
        const isPair = inner.tag.name === tag.name;
        const node = isPair ? MARKS[tag.name]!(inner.children, inner.tag) : undefined;
        if (node) add(node);
        else {
          leftOut(inner.node, 'a tag was left out', decisions, inner.node.value);
          add(...inner.children);
        }
        if (isPair) break;
      }
    } else leftOut(child, 'a tag was left out', decisions, child.value);
  }
  for (let last = open.pop(); last; last = open.pop()) {
    leftOut(last.node, 'a tag was left out', decisions, last.node.value);
    add(...last.children);
  }
  return result;
}

/** A tag of our language without the attributes that it does not have. */
function safe(node: Html, { name, isClosing, attributes }: Tag, decisions: Decision[]): Html {
  const others = [...attributes.keys()].filter((key) => !SAFE_ATTRIBUTES.has(key));
  if (isClosing || others.length === 0) return node;
  leftOut(node, 'attributes of a tag were left out', decisions, node.value);
  const kept = [...attributes]
    .filter(([key]) => SAFE_ATTRIBUTES.has(key))
    .map(([key, value]) => ` ${key}="${value.replaceAll('"', '&quot;')}"`);
  return { ...node, value: `<${name}${kept.join('')}>` };
}

function imageOf({ attributes }: Tag): Image {
  const title = attributes.get('title');
  return {
    type: 'image',
    url: attributes.get('src') ?? '',
    alt: attributes.get('alt') ?? '',
    ...(title !== undefined && title !== '' && { title }),
  };
}

function leftOut(node: Nodes, message: string, decisions: Decision[], text: string): void {
  decisions.push({
    kind: 'furniture',
    confidence: 'certain',
    message,
    line: node.position?.start.line,
    text,
  });
}
