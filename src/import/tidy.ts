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
  let children = joined((node.children as Nodes[]).flatMap(withSpaceOutside)).filter(
    (child) => !isEmpty(child),
  );
  if (BLOCKS_OF_TEXT.has(node.type)) children = startedByWords(trimmed(children));
  node.children = children as typeof node.children;
}

/** What may not begin or end with white space, and reads the same with it outside. */
const CLOSE: ReadonlySet<string> = new Set([...MARKS, 'link']);

/** `<b>bold </b>` → `**bold** `: Markdown cannot write white space, or a line break, at the ends of a mark. */
function withSpaceOutside(node: Nodes): Nodes[] {
  if (!CLOSE.has(node.type) || !('children' in node)) return [node];
  const inner = [...(node.children as Nodes[])];
  const [before, after]: [Nodes[], Nodes[]] = [[], []];
  for (let first = inner[0]; first; first = inner[0]) {
    const length = first.type === 'text' ? first.value.length - first.value.trimStart().length : 0;
    if (first.type === 'text' && length > 0)
      before.push({ type: 'text', value: first.value.slice(0, length) });
    if (first.type === 'text' && length < first.value.length) {
      inner[0] = { ...first, value: first.value.slice(length) };
      break;
    }
    if (first.type === 'break') before.push(first);
    else if (first.type !== 'text') break;
    inner.shift();
  }
  for (let last = inner.at(-1); last; last = inner.at(-1)) {
    const length = last.type === 'text' ? last.value.trimEnd().length : 0;
    if (last.type === 'text' && length < last.value.length)
      after.unshift({ type: 'text', value: last.value.slice(length) });
    if (last.type === 'text' && length > 0) {
      inner[inner.length - 1] = { ...last, value: last.value.slice(0, length) };
      break;
    }
    if (last.type === 'break') after.unshift(last);
    else if (last.type !== 'text') break;
    inner.pop();
  }
  if (inner.length === 0) return [...before, ...after];
  return [...before, { ...node, children: inner } as Nodes, ...after];
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
