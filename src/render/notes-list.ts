/** A list of notes with the ways back to their calls. */
import type { Element, ElementContent } from 'hast';
import type { ComposedNote } from '../book/composition.ts';
import { withNumber, type Words } from '../book/words.ts';

/** How a list of notes is made. */
export interface NotesListOptions {
  words: Words;
  /** True puts DPUB-ARIA roles on the links; the print page goes without, since Chromium then tags no link. */
  roles: boolean;
}

/** An ordered list whose items have the ids of the contract and print the numbers of the notes. */
export function notesList(notes: readonly ComposedNote[], options: NotesListOptions): Element {
  const items = notes.map(({ note, content }): Element => ({
    type: 'element',
    tagName: 'li',
    properties: { id: note.id, value: String(note.number) },
    children: withWaysBack(
      content,
      note.calls.map((call, index) => wayBack(call.id, note.number, index, options)),
    ),
  }));
  return { type: 'element', tagName: 'ol', properties: { className: ['notes-list'] }, children: items };
}

/** The ways back stand at the end of the last paragraph, or in one of their own where the note ends otherwise. */
function withWaysBack(content: readonly ElementContent[], links: Element[]): ElementContent[] {
  const ways = links.flatMap((link): ElementContent[] => [{ type: 'text', value: '\u00A0' }, link]);
  const last = content.at(-1);
  if (last?.type === 'element' && last.tagName === 'p') {
    return [...content.slice(0, -1), { ...last, children: [...last.children, ...ways] }];
  }
  return [...content, { type: 'element', tagName: 'p', properties: {}, children: ways.slice(1) }];
}

function wayBack(callId: string, number: number, index: number, { words, roles }: NotesListOptions): Element {
  const again: ElementContent[] =
    index === 0
      ? []
      : [
          {
            type: 'element',
            tagName: 'sup',
            properties: {},
            children: [{ type: 'text', value: String(index + 1) }],
          },
        ];
  return {
    type: 'element',
    tagName: 'a',
    properties: {
      href: `#${callId}`,
      className: ['way-back'],
      ariaLabel: withNumber(words.backToText, number) + (index === 0 ? '' : ` (${index + 1})`),
      ...(roles && { role: 'doc-backlink' }),
    },
    children: [{ type: 'text', value: '↩' }, ...again],
  };
}
