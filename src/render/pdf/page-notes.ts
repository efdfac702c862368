/** Notes as they stand at the foot of a page: each a block that begins with its number. */
import type { Element, ElementContent } from 'hast';
import type { ComposedNote } from '../../book/composition.ts';

/**
 * One note, with the number before its first paragraph; the number leads back to the call. Where a note begins
 * with something else (a list, code), the number has a paragraph to itself, for the template to place.
 */
export function pageNote({ note, content }: ComposedNote, language: string): Element {
  const number: Element = {
    type: 'element',
    tagName: 'a',
    properties: { className: ['note-number'], href: `#${note.calls[0]?.id ?? ''}` },
    children: [{ type: 'text', value: String(note.number) }],
  };
  const [first, ...rest] = content;
  const blocks: ElementContent[] =
    first?.type === 'element' && first.tagName === 'p'
      ? [{ ...first, children: [number, ...first.children] }, ...rest]
      : [
          {
            type: 'element',
            tagName: 'p',
            // A draft may have empty notes: their numbers are all there is of them.
            properties: first ? { className: ['lone-number'] } : {},
            children: [number],
          },
          ...content,
        ];
  return {
    type: 'element',
    tagName: 'div',
    properties: { className: ['note'], id: note.id, lang: language },
    children: blocks,
  };
}
