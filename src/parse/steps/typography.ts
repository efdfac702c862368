/**
 * Applies typography to the text of a chapter, block by block: a quotation that begins in one text node and
 * ends in another is one quotation, and each passage is set by the rules of its own language. Code is left
 * as it is. Positions are kept, so rules still find the source.
 */
import type { Nodes, Root, Text } from 'mdast';
import { setText, type OpenQuotes } from '../typography/set-text.ts';

/** A text node with the language it is in; `undefined` stands for something else between texts (code, an image). */
type Run = ({ node: Text; language: string } | undefined)[];

/** @param options `language`: the chapter's, a BCP 47 tag */
export function typography(options: { language: string }) {
  return (tree: Root): undefined => {
    setBlocks(tree, options.language);
  };
}

const PHRASING_PARENTS: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell']);

function setBlocks(node: Nodes, inherited: string): void {
  const language = languageOf(node) ?? inherited;
  if (PHRASING_PARENTS.has(node.type)) {
    const run: Run = [];
    gather(node, language, run);
    setRun(run);
  } else if ('children' in node) {
    for (const child of node.children) setBlocks(child, language);
  }
}

function gather(node: Nodes, inherited: string, run: Run): void {
  const language = languageOf(node) ?? inherited;
  if (node.type === 'text') run.push({ node, language });
  else if ('children' in node) for (const child of node.children) gather(child, language, run);
  else if (node.type === 'break') run.push({ node: { type: 'text', value: ' ' }, language });
  // A call leaves no mark on the text around it: in `“word”[^1]` the quotation ends at the word.
  else if (node.type !== 'footnoteReference' && node.type !== 'droppedHtml') run.push(undefined);
}

function setRun(run: Run): void {
  const open: OpenQuotes = [];
  // The neighbours are taken as typed, before any of them is set.
  const typed = run.map((item) => (item ? item.node.value : '\uFFFC'));
  for (const [index, item] of run.entries()) {
    if (!item || !/["']|--|\.\.\.| [;!?:»]|« /u.test(item.node.value)) continue;
    item.node.value = setText(
      item.node.value,
      item.language,
      typed.slice(0, index).join('').slice(-1),
      typed
        .slice(index + 1)
        .join('')
        .slice(0, 1),
      open,
    );
  }
}

function languageOf(node: Nodes): string | undefined {
  if (node.type === 'inlineElement') return node.attributes.lang;
  return 'language' in node && node.language ? node.language : undefined;
}
