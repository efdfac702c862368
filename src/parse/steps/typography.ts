/**
 * Applies typography to the text of a chapter, block by block: a quotation that begins in one text node and
 * ends in another is one quotation, and each passage is set by the rules of its own language. Code is left
 * as it is. Positions are kept, so rules still find the source.
 */
import type { Link, Nodes, Root, Text } from 'mdast';
import { quotesOf, setText } from '../typography/set-text.ts';

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
  if (node.type === 'box') {
    if (node.title !== undefined) node.title = setText(node.title, language, '', '');
    if (node.byline !== undefined) node.byline = setText(node.byline, language, '', '');
  }
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
  if (node.type === 'text') run.push(node.data?.asTyped ? undefined : { node, language });
  else if (node.type === 'link' && isAddress(node)) run.push(undefined);
  else if ('children' in node) for (const child of node.children) gather(child, language, run);
  else if (node.type === 'break') run.push({ node: { type: 'text', value: ' ' }, language });
  // A call leaves no mark on the text around it: in `“word”[^1]` the quotation ends at the word.
  else if (node.type !== 'footnoteReference' && node.type !== 'droppedHtml') run.push(undefined);
}

/** True where a link prints its own address, which is no prose: `a--b` in it is `a--b`. */
function isAddress({ url, children: [only, second] }: Link): boolean {
  if (only?.type !== 'text' || second !== undefined) return false;
  return ['', 'http://', 'mailto:'].some((scheme) => url === scheme + only.value);
}

function setRun(run: Run): void {
  // The neighbours are taken as typed, before any of them is set.
  const typed = run.map((item) => (item ? item.node.value : '\uFFFC'));
  const quotes = quotesOf(typed.join(''));
  const after: string[] = [];
  let next = '';
  for (let index = typed.length - 1; index >= 0; index--) {
    after[index] = next;
    next = /^./su.exec(typed[index]!.slice(0, 2))?.[0] ?? next;
  }
  let before = '';
  for (const [index, item] of run.entries()) {
    if (item && /["']|--|\.\.\.| [;!?:»]|« /u.test(item.node.value)) {
      item.node.value = setText(item.node.value, item.language, before, after[index]!, quotes);
    }
    before = /.$/su.exec(typed[index]!.slice(-2))?.[0] ?? before;
  }
}

function languageOf(node: Nodes): string | undefined {
  if (node.type === 'inlineElement') return node.attributes.lang;
  return 'language' in node && node.language ? node.language : undefined;
}
