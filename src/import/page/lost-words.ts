/** The last check of an import: are the words of the source all somewhere, in the manuscript or in the report? */
import type { Nodes } from 'mdast';
import type { Decision } from '../imported.ts';

/** Words and how often each of them is there. */
export type WordCount = Map<string, number>;

/** Counts the words of some texts. Letters and numbers only: white space and marks are not words. */
export function countWords(texts: Iterable<string>): WordCount {
  const counts: WordCount = new Map();
  for (const text of texts)
    for (const word of text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/**
 * The words that a source has more often than what became of it. A call that went sets apart two words that were
 * glued to it, and a link that went may glue two: what is only divided otherwise is not lost.
 */
export function lostWords(source: WordCount, kept: WordCount): string[] {
  const [before, after] = [dividedAs(source, kept), dividedAs(kept, source)];
  const [lost, added] = [surplus(before, after), surplus(after, before)];
  // The same word may stand whole in one place and divided in another.
  match(lost, added);
  match(added, lost);
  const words = repeated(lost);
  // Words that were glued in other places than before: all their letters are there.
  return isWithin(words.join(''), repeated(added).join('')) ? [] : words;
}

function repeated(words: WordCount): string[] {
  return [...words].flatMap(([word, count]) => Array.from<string>({ length: count }).fill(word));
}

/** True where a text has every letter of another, as often as it. */
function isWithin(letters: string, text: string): boolean {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  for (const letter of letters) {
    const left = (counts.get(letter) ?? 0) - 1;
    if (left < 0) return false;
    counts.set(letter, left);
  }
  return true;
}

/** Takes away each word that is two or more of the others, and those others. */
function match(words: WordCount, others: WordCount): void {
  for (const word of words.keys()) {
    for (let parts = divided(word, others); parts && words.get(word)! > 0; parts = divided(word, others)) {
      words.set(word, words.get(word)! - 1);
      for (const part of parts) others.set(part, others.get(part)! - 1);
    }
  }
}

function surplus(more: WordCount, less: WordCount): WordCount {
  return new Map([...more].map(([word, count]) => [word, Math.max(0, count - (less.get(word) ?? 0))]));
}

/** Words as others have them: one that the others do not have, but have in parts, is given in those parts. */
function dividedAs(words: WordCount, others: WordCount): WordCount {
  const result: WordCount = new Map();
  for (const [word, count] of words) {
    for (const part of (others.has(word) ? undefined : divided(word, others)) ?? [word])
      result.set(part, (result.get(part) ?? 0) + count);
  }
  return result;
}

const LONGEST = 400;

/** A word as two or more of other words, none of them more often than it is there; undefined where it is not. */
function divided(word: string, words: WordCount): string[] | undefined {
  if (word.length > LONGEST) return undefined;
  const hopeless = new Set<number>();
  const parts: string[] = [];
  const from = (start: number): boolean => {
    if (start === word.length) return parts.length > 1;
    if (hopeless.has(start)) return false;
    for (let end = word.length; end > start; end--) {
      const part = word.slice(start, end);
      const used = parts.filter((other) => other === part).length;
      if ((words.get(part) ?? 0) <= used) continue;
      parts.push(part);
      if (from(end)) return true;
      parts.pop();
    }
    hopeless.add(start);
    return false;
  };
  return from(0) ? parts : undefined;
}

const isOut = ({ kind, message }: Decision): boolean =>
  kind === 'furniture' || kind === 'heading' || (kind === 'picture' && message.startsWith('a drawing'));

/** The words that are in the report or in a picture and not in the manuscript: what was left out of it. */
export function wordsLeftOut(decisions: readonly Decision[]): string[] {
  return decisions.flatMap((decision) => (isOut(decision) ? [decision.text ?? ''] : []));
}

/** A fault that names the words that are nowhere; nothing where there are none. */
export function toldLost(lost: readonly string[]): Decision[] {
  if (lost.length === 0) return [];
  return [
    {
      kind: 'fault',
      confidence: 'certain',
      message: `${lost.length} words of the source are neither in the manuscript nor in this report; look for them and for what is around them`,
      text: lost.slice(0, 2000).join(' '),
    },
  ];
}

/** The words of a tree, of its notes, captions and attributes, without marks of calls. */
export function wordsOfTree(node: Nodes): string {
  const parts: string[] = [];
  const open: Nodes[] = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.type === 'text' || next.type === 'inlineCode' || next.type === 'code') parts.push(next.value);
    if (next.type === 'image') parts.push(' ', next.alt ?? '', ' ');
    if (next.type === 'footnoteReference') parts.push(' ');
    if (next.type === 'break' || next.type === 'html')
      parts.push(next.type === 'html' && !/^<br/u.test(next.value) ? '' : ' ');
    if (next.type === 'containerDirective')
      parts.push(' ', ...Object.values(next.attributes ?? {}).map((value) => `${value ?? ''} `));
    if (!('children' in next)) continue;
    if (isApart(next)) {
      parts.push(' ');
      open.push({ type: 'text', value: ' ' });
    }
    for (let index = next.children.length - 1; index >= 0; index--) open.push(next.children[index]!);
  }
  return parts.join('');
}

function isApart(node: Nodes): boolean {
  return BLOCKS.has(node.type) || (node.type === 'link' && node.url.startsWith('#'));
}

const BLOCKS: ReadonlySet<string> = new Set(
  'paragraph heading tableCell listItem footnoteDefinition code'.split(' '),
);
