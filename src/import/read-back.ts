/**
 * What was written is read back with our own parser, and its words and notes are compared with those of the tree: a
 * word that Markdown cannot hold is told, not lost.
 */
import type { Nodes, Root } from 'mdast';
import { VFile } from 'vfile';
import { readSyntax } from '../parse/chain.ts';

/** A place where a chapter does not read as it should. */
export interface Difference {
  expected: string;
  found: string;
}

const SHOWN = 60;
const TEXT_PARENTS: ReadonlySet<string> = new Set(
  'paragraph heading tableCell emphasis strong delete link'.split(' '),
);

/** Compares a tree with what its Markdown says; undefined where all words and notes are the same. */
export function differenceIn(tree: Root, markdown: string): Difference | undefined {
  const expected = wordsOf(tree);
  const found = wordsOf(readSyntax(new VFile({ value: markdown })));
  if (expected === found) return undefined;
  let at = 0;
  while (expected[at] === found[at]) at++;
  const from = Math.max(0, at - SHOWN / 2);
  return { expected: expected.slice(from, from + SHOWN), found: found.slice(from, from + SHOWN) };
}

/** The words of a tree, with its calls and notes in place; without comments and the white space between words. */
export function wordsOf(tree: Root): string {
  const parts: string[] = [];
  gather(tree, false, parts);
  return parts.join('').replaceAll(/\s+/gu, ' ').trim();
}

const PHRASES: ReadonlySet<string> = new Set([
  'text',
  'inlineCode',
  'emphasis',
  'strong',
  'delete',
  'link',
  'footnoteReference',
  'html',
]);

/** A block of HTML is something else than tags among words: no edition has what stands in it. */
const COMMENTS = /<!--[\s\S]*?-->/gu;

function gather(node: Nodes, isAmongWords: boolean, parts: string[]): void {
  if (!PHRASES.has(node.type)) parts.push(' ');
  if (node.type === 'footnoteReference') parts.push(`⟦${node.identifier}⟧`);
  if (node.type === 'footnoteDefinition') parts.push(`⟦${node.identifier}⟧: `);
  if (node.type === 'image') parts.push(` ⟨${node.alt ?? ''} ${node.url} ${node.title ?? ''}⟩ `);
  if (node.type === 'html') {
    const words = node.value.replaceAll(COMMENTS, '').trim();
    const isBlock = !isAmongWords && words.replaceAll(/<[^<>]*>/gu, '').trim() !== '';
    parts.push(isBlock ? `⟪${words}⟫` : words);
  } else if ('value' in node) parts.push(node.value);
  const isText = TEXT_PARENTS.has(node.type);
  if ('children' in node) for (const child of node.children) gather(child, isText, parts);
  if (!PHRASES.has(node.type)) parts.push(' ');
}
