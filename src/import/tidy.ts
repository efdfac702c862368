/** What Markdown cannot write and no reader would miss: empty marks, line ends and white space at the ends of blocks. */
import type { Nodes, Root } from 'mdast';

const BLOCKS_OF_TEXT: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell']);
const MARKS: ReadonlySet<string> = new Set(['emphasis', 'strong', 'delete']);

/** Tidies a tree, from the inside out. Changes it. */
export function tidy(tree: Root): void {
  tidyChildren(tree);
}

function tidyChildren(node: Nodes): void {
  if (!('children' in node)) return;
  for (const child of node.children) tidyChildren(child);
  let children = joined(node.children as Nodes[]).filter((child) => !isEmpty(child));
  if (BLOCKS_OF_TEXT.has(node.type)) children = startedByWords(trimmed(children));
  node.children = children as typeof node.children;
}

/** Texts side by side are one: what must be escaped depends on what stands next to it. */
function joined(children: readonly Nodes[]): Nodes[] {
  const result: Nodes[] = [];
  for (const child of children) {
    const last = result.at(-1);
    if (child.type === 'text' && last?.type === 'text')
      result[result.length - 1] = { ...last, value: last.value + child.value };
    else result.push(child);
  }
  return result;
}

function isEmpty(node: Nodes): boolean {
  if (node.type === 'text') return node.value === '';
  if (node.type === 'html') return node.value.trim() === '';
  return (
    (MARKS.has(node.type) || node.type === 'paragraph') && 'children' in node && node.children.length === 0
  );
}

/** Without line breaks and white space at both ends. */
function trimmed(children: readonly Nodes[]): Nodes[] {
  const result = [...children];
  while (isBlank(result[0])) result.shift();
  while (isBlank(result.at(-1))) result.pop();
  const [first] = result;
  if (first?.type === 'text')
    result[0] = { ...first, value: first.value.slice(first.value.search(/[^ \t\r\n]/u)) };
  const last = result.at(-1);
  if (last?.type === 'text') result[result.length - 1] = { ...last, value: withoutEnd(last.value) };
  return result;
}

/**
 * A paragraph that began with a comment, or with a tag on a line of its own, would be a block of HTML: the comment
 * goes behind the first words, the line end after the tag becomes a space.
 */
function startedByWords(children: readonly Nodes[]): Nodes[] {
  const first = children.findIndex((child) => child.type !== 'html');
  if (first <= 0) return [...children];
  const tags = children.slice(0, first);
  const [word, ...rest] = children.slice(first);
  if (!word) return tags;
  const next = word.type === 'text' ? { ...word, value: word.value.replace(/^\s*[\r\n]\s*/u, ' ') } : word;
  return [...tags.filter((tag) => !isComment(tag)), next, ...tags.filter(isComment), ...rest];
}

function isBlank(node: Nodes | undefined): boolean {
  return node?.type === 'break' || (node?.type === 'text' && /^[ \t\r\n]*$/u.test(node.value));
}

function isComment(node: Nodes): boolean {
  return node.type === 'html' && node.value.startsWith('<!--');
}

/** A pattern that ends with the text would be tried at each of many spaces. */
function withoutEnd(value: string): string {
  let end = value.length;
  while (end > 0 && /[ \t\r\n]/u.test(value[end - 1]!)) end--;
  return value.slice(0, end);
}
