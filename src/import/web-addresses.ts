/**
 * Addresses in text → links. Our parser finds them there too, but a character that Markdown must escape (`_`, `*`)
 * would become part of the address; as a link it is written between angle brackets, exactly as it is.
 */
import type { Link, Nodes, PhrasingContent, Root, Text } from 'mdast';

/** An address, up to where one ends in our language: white space, angle brackets, brackets, a caret. */
const ADDRESS =
  /(?<![a-z])https?:\/\/[^\s<>[\]^]+|(?<![^\s(*_~[\]])www\.[^\s<>[\]^]+\.[^\s<>[\]^]+|(?<![\w.+-])[\w.+-]+@[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}(?![\w-])/giu;
/** Punctuation of the sentence around it. */
const AFTER = new Set('.,;:!?\'"”’»*_~)');
const NO_LINKS_INSIDE: ReadonlySet<string> = new Set(['link', 'linkReference']);

/** Makes links of the addresses in a tree. Changes the tree. */
export function linkAddresses(tree: Root): void {
  walk(tree);
}

function walk(node: Nodes): void {
  if (!('children' in node) || NO_LINKS_INSIDE.has(node.type)) return;
  const { children } = node;
  if (children.some((child) => child.type === 'text' && /:\/\/|www\.|@/iu.test(child.value))) {
    node.children = children.flatMap((child): Nodes[] =>
      child.type === 'text' ? linked(child) : [child],
    ) as typeof children;
  }
  for (const child of node.children) walk(child);
}

function linked(text: Text): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let from = 0;
  for (const { 0: found, index } of text.value.matchAll(ADDRESS)) {
    const address = found.slice(0, lengthOf(found));
    const isUsable = /[\p{L}\p{N}]/u.test(address.replace(/^https?:\/\//iu, ''));
    if (!isUsable || index < from) continue;
    if (index > from) nodes.push({ type: 'text', value: text.value.slice(from, index) });
    nodes.push(linkTo(address));
    from = index + address.length;
  }
  if (nodes.length === 0) return [text];
  if (from < text.value.length) nodes.push({ type: 'text', value: text.value.slice(from) });
  return nodes;
}

function linkTo(address: string): Link {
  const scheme = /^https?:/iu.test(address) ? '' : /^www\./iu.test(address) ? 'http://' : 'mailto:';
  return { type: 'link', url: `${scheme}${address}`, children: [{ type: 'text', value: address }] };
}

/** A closing bracket belongs to the address where it opened one: `https://example.org/a_(b)`. */
function lengthOf(found: string): number {
  let open = count(found, '(') - count(found, ')');
  let length = found.length;
  for (; length > 0 && AFTER.has(found[length - 1]!); length--) {
    if (found[length - 1] !== ')') continue;
    if (open >= 0) break;
    open++;
  }
  return length;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
