/** What a manuscript says, as bare letters and digits, to be compared with what its pages say. */
import type { ElementContent } from 'hast';
import type { ComposedChapter, Composition } from '../../../src/book/composition.ts';

/** Letters, marks and digits alone: no spaces, hyphens, quotation marks, bullets. */
export function bare(text: string): string {
  return text.normalize('NFKC').replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** The text of all chapters, with the numbers of calls and list items. */
export function bodyText({ chapters }: Composition): string {
  return chapters.map(chapterText).join('');
}

function chapterText({ heading, subtitle = '', authors, body }: ComposedChapter): string {
  return bare(textOf(heading) + subtitle + authors.map(({ name }) => name).join(' ') + textOf(body));
}

/** The notes in the order of their numbers, each with its number. */
export function noteTexts({ chapters }: Composition): { id: string; text: string }[] {
  return chapters.flatMap(({ notes }) =>
    notes.map(({ note, content }) => ({ id: note.id, text: bare(`${note.number} ${textOf(content)}`) })),
  );
}

/** Text with the numbers of ordered lists, without the heads of tables; a page reference has only its folio to say. */
export function textOf(content: readonly ElementContent[]): string {
  return content
    .map((node) => {
      if (node.type === 'text') return node.value;
      if (node.type !== 'element') return '';
      const { className, start } = node.properties;
      if (Array.isArray(className) && className.includes('page-reference')) return '';
      if (node.tagName === 'thead') return '';
      if (node.tagName !== 'ol') return textOf(node.children);
      let number = typeof start === 'number' ? start : 1;
      return node.children
        .map((item) =>
          item.type === 'element' && item.tagName === 'li' ? `${number++}. ${textOf(item.children)}` : '',
        )
        .join('');
    })
    .join(' ');
}
