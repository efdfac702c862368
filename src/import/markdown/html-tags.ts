/** Tags in Markdown, as single nodes among the words: which of them belong together, and what they link. */
import type { Nodes, PhrasingContent } from 'mdast';

/** One tag. */
export interface Tag {
  name: string;
  isClosing: boolean;
  /** Names in lower case. */
  attributes: Map<string, string>;
}

/** Siblings that are one link to a place on the page: `<sup>[1](#f1)</sup>`, `<a href="#f1"><sup>1</sup></a>`. */
export interface LinkGroup {
  start: number;
  /** The first sibling that is no part of it. */
  end: number;
  /** What it leads to, without `#`. */
  target: string;
  /** What stands in it. */
  text: string;
  /** The ids by which others lead to it. */
  ids: string[];
}

const TAG = /^<(\/?)([a-z][\w-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>$/iu;
const ATTRIBUTE = /([a-z][\w:-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/giu;
const WRAPPERS: ReadonlySet<string> = new Set(['sup', 'a', 'span', 'small', 'b', 'strong', 'em', 'i']);
const LONGEST_GROUP = 12;

/** Reads the tag that a node is. */
export function tagOf(node: Nodes | undefined): Tag | undefined {
  const found = node?.type === 'html' ? TAG.exec(node.value.trim()) : null;
  if (!found) return undefined;
  const [, slash, name = '', rest = ''] = found;
  const attributes = new Map<string, string>();
  for (const [, key = '', double, single, bare] of rest.matchAll(ATTRIBUTE))
    attributes.set(key.toLowerCase(), double ?? single ?? bare ?? '');
  return { name: name.toLowerCase(), isClosing: slash === '/', attributes };
}

/** The ids that a node gives to its place. */
export function idsOf(node: Nodes): string[] {
  const tag = tagOf(node);
  if (!tag || tag.isClosing) return [];
  return [tag.attributes.get('id'), tag.attributes.get('name')].filter(
    (id) => id !== undefined && id !== '',
  ) as string[];
}

/** The text of nodes without their tags. */
export function plainOf(nodes: readonly Nodes[]): string {
  return nodes
    .map((node) =>
      'children' in node
        ? plainOf(node.children)
        : node.type === 'text' || node.type === 'inlineCode'
          ? node.value
          : '',
    )
    .join('');
}

/** The link that begins at a sibling; undefined where none does. */
export function linkAt(siblings: readonly PhrasingContent[], start: number): LinkGroup | undefined {
  const first = siblings[start]!;
  if (first.type === 'link') return groupOf(siblings, start, start + 1);
  const tag = tagOf(first);
  if (!tag || tag.isClosing || !WRAPPERS.has(tag.name)) return undefined;
  let depth = 0;
  for (let at = start; at < Math.min(siblings.length, start + LONGEST_GROUP); at++) {
    const inner = tagOf(siblings[at]);
    if (inner?.name === tag.name) depth += inner.isClosing ? -1 : 1;
    if (depth === 0) return groupOf(siblings, start, at + 1);
  }
  return undefined;
}

function groupOf(siblings: readonly PhrasingContent[], start: number, end: number): LinkGroup | undefined {
  const nodes = siblings.slice(start, end);
  const addresses = nodes.flatMap((node) => {
    if (node.type === 'link') return [node.url];
    const address = tagOf(node)?.attributes.get('href');
    return address === undefined ? [] : [address];
  });
  const [address, second] = addresses;
  if (second !== undefined || address === undefined || !/^#./u.test(address)) return undefined;
  return {
    start,
    end,
    target: decoded(address.slice(1)),
    text: plainOf(nodes).trim(),
    ids: nodes.flatMap(idsOf),
  };
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
