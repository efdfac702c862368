/**
 * The notes of a chapter: `aside`s that reading systems open in place. The way back stands first, in the
 * first line, where Kindle looks for it; ways back to further calls stand at the end.
 */
import type { Element, ElementContent } from 'hast';
import type { ComposedChapter, ComposedNote } from '../../book/composition.ts';
import { directionOf } from '../../book/direction.ts';
import { withNumber, wordsOf, type Words } from '../../book/words.ts';
import type { Note } from '../../notes/numbering.ts';
import { element, inLanguage } from './element.ts';
import type { PictureShelf } from './picture-shelf.ts';
import { setContent } from './set-content.ts';

/**
 * @returns nothing where the chapter has no notes. The section has no heading: Apple Books hides the notes
 *   it can open in place, and a heading would stand over nothing.
 */
export function notesSection(chapter: ComposedChapter, shelf: PictureShelf): Element | undefined {
  if (chapter.notes.length === 0) return undefined;
  const words = wordsOf(chapter.language);
  const notes = chapter.notes.map((note) => noteAside(note, chapter.language, words, shelf));
  return element('section', { className: ['notes'], ariaLabel: words.notes }, notes);
}

function noteAside(
  { note, content }: ComposedNote,
  around: string,
  words: Words,
  shelf: PictureShelf,
): Element {
  const { language } = note.definition.chapter;
  const properties = {
    id: note.id,
    className: ['note'],
    'epub:type': 'footnote',
    role: 'doc-footnote',
    ...(language !== around && inLanguage(language, directionOf(language))),
  };
  return element('aside', properties, withWaysBack(setContent(content, shelf), note, words));
}

function withWaysBack(blocks: ElementContent[], note: Note, words: Words): ElementContent[] {
  const [first, ...others] = note.calls;
  if (!first) return blocks;
  const label = withNumber(words.backToText, note.number);
  const mark = [backLink(first.id, String(note.number), label), text('. ')];
  const further = others.flatMap(({ id }, index): ElementContent[] => [
    text(' '),
    backLink(id, `↑${index + 2}`, `${label} (${index + 2})`),
  ]);
  const [head, ...rest] = blocks;
  const marked = isParagraph(head)
    ? [{ ...head, children: [...mark, ...head.children] }, ...rest]
    : [element('p', { className: ['note-mark'] }, mark), ...blocks];
  if (further.length === 0) return marked;
  const last = marked.at(-1);
  return isParagraph(last)
    ? [...marked.slice(0, -1), { ...last, children: [...last.children, ...further] }]
    : [...marked, element('p', { className: ['further-calls'] }, further.slice(1))];
}

function backLink(call: string, mark: string, label: string): Element {
  return element('a', { href: `#${call}`, 'epub:type': 'backlink', role: 'doc-backlink', ariaLabel: label }, [
    mark,
  ]);
}

function isParagraph(node: ElementContent | undefined): node is Element {
  return node?.type === 'element' && node.tagName === 'p';
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}
