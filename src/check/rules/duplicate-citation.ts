import type { Nodes } from 'mdast';
import type { Definition } from '../../notes/graph.ts';
import { comparableText, leadingIbid } from '../citation-text.ts';
import { noteIndexOf } from '../note-index.ts';
import { blocksOfText } from '../passage.ts';
import type { Rule } from '../rule.ts';

/** Shorter texts are short titles ("Smith, p. 12"), which are meant to come again. */
const SHORTEST = 32;

/**
 * Two notes of a chapter with the same text. One note that is called twice, or an Ibid. where the two stand
 * next to each other, says the same once. Off by default: many houses cite in full each time, on purpose.
 *
 * The texts have to be the same to the letter, addresses included, but for spaces and the stop at the end. Short
 * texts are left alone, and so are notes of different chapters: a label belongs to its file.
 *
 * @example bad
 *   Exports doubled,[^1] and taxes fell.[^2]
 *
 *   [^1]: Ministry of Trade, *Annual Report*, 2020, p. 45.
 *
 *   [^2]: Ministry of Trade, *Annual Report*, 2020, p. 45.
 *
 * @example good
 *   Exports doubled,[^1] and taxes fell,[^2] and rose.[^1]
 *
 *   [^1]: Ministry of Trade, *Annual Report*, 2020, p. 45.
 *
 *   [^2]: Ministry of Trade, *Annual Report*, 2020, p. 46.
 */
export const duplicateCitation: Rule<{ label: string; isNext: boolean; isInline: boolean }> = {
  id: 'duplicate-citation',
  severity: 'off',
  strict: 'info',
  wording: ({ label, isNext, isInline }) => {
    const again = isInline ? 'give the note a label and call it twice' : `call \`[^${label}]\` again instead`;
    const first = isInline ? 'an inline note before it' : `\`[^${label}]\``;
    return `expected a note of its own, found the text of ${first}; ${again}${isNext ? ', or write "Ibid."' : ''}`;
  },
  book(book, report) {
    const { ofNode, rank } = noteIndexOf(book);
    const rankOf = (definition: Nodes): number => rank.get(ofNode.get(definition)!) ?? 0;
    const seen = new Map<string, Definition>();
    for (const definition of book.graph.definitions) {
      const { node, chapter, label, reached, duplicateOf } = definition;
      if (!reached || duplicateOf) continue;
      const text = writtenText(definition);
      if (text.length < SHORTEST || leadingIbid(text)) continue;
      const key = `${chapter.number} ${text}`;
      const first = seen.get(key);
      if (!first) {
        seen.set(key, definition);
        continue;
      }
      const isNext = rankOf(node) - rankOf(first.node) === 1;
      report({
        facts: { label: first.label, isNext, isInline: first.node.inline === true },
        file: chapter.path,
        place: node.position,
        ...(!node.inline && { label }),
        related: [{ message: 'the note with the same text', file: chapter.path, place: first.node.position }],
      });
    }
  },
};

/** A note as its author wrote it, with its addresses; what differs in markup may be meant to. */
function writtenText({ node, chapter }: Definition): string {
  const source = String(chapter.source);
  const blocks = blocksOfText(node).map((block) => {
    const start = block.children[0]?.position?.start.offset;
    const end = block.position?.end.offset;
    return source.slice(start ?? block.position?.start.offset, end);
  });
  return comparableText(blocks.join('\n').replace(/\]$/u, node.inline ? '' : ']'));
}
