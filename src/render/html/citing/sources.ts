/** What the notes of a book cite, as plain text: those of its notes that name a work, not those that only comment. */
import type { ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';
import type { Composition } from '../../../book/composition.ts';
import { withoutCalls } from '../../../book/contents.ts';
import { oneLine } from './name.ts';

/** References to what another note names; by themselves they say nothing. */
const BACKWARD = /^(?:ibid|ibidem|id|idem|op\. ?cit|loc\. ?cit|supra|ebd|ebenda|там же|сонда)[.,;:\s]/iu;
/** A year of a date of publication. */
const YEAR = /(?:^|\P{N})(?:1[5-9]|20)\d{2}(?!\p{N})/u;

/** The sources in the order of the notes, each once. */
export function sourcesOf({ chapters }: Pick<Composition, 'chapters'>): string[] {
  const notes = chapters.flatMap((chapter) => chapter.notes);
  const texts = notes.flatMap(({ content }) => {
    const plain = withoutCalls(content);
    const text = oneLine(plain.map(textOf).join(' '));
    const namesWork = content.some((node) => leadsAway(node)) || YEAR.test(text);
    return namesWork && !BACKWARD.test(`${text} `) ? [text] : [];
  });
  return [...new Set(texts)];
}

function leadsAway(node: ElementContent): boolean {
  if (node.type !== 'element') return false;
  if (node.tagName === 'a' && /^https?:/iu.test(String(node.properties.href ?? ''))) return true;
  return node.children.some(leadsAway);
}

function textOf(node: ElementContent): string {
  return node.type === 'text' || node.type === 'element' ? toString(node) : '';
}
