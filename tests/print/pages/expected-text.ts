/** What a manuscript says, as bare letters and digits, to be compared with what its pages say. */
import type { ElementContent } from 'hast';
import type { ComposedChapter, Composition } from '../../../src/book/composition.ts';

/** Letters, marks and digits alone: no spaces, hyphens, quotation marks, bullets. */
export function bare(text: string): string {
  return text.normalize('NFKC').replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** Gives the folio that a page reference prints, by the id of its target. */
export type FolioOf = (id: string) => string;

/** The text of all chapters, with the numbers of calls and list items. */
export function bodyText({ chapters }: Composition, folioOf: FolioOf): string {
  return chapters.map((chapter) => chapterText(chapter, folioOf)).join('');
}

function chapterText({ heading, subtitle = '', authors, body }: ComposedChapter, folioOf: FolioOf): string {
  const names = authors.map(({ name }) => name).join(' ');
  return bare(textOf(heading, folioOf) + subtitle + names + textOf(body, folioOf));
}

/** The notes in the order of their numbers, each with its number. */
export function noteTexts({ chapters }: Composition, folioOf?: FolioOf): { id: string; text: string }[] {
  return chapters.flatMap(({ notes }) =>
    notes.map(({ note, content }) => ({
      id: note.id,
      text: bare(`${note.number} ${textOf(content, folioOf)}`),
    })),
  );
}

/** Text with the numbers of ordered lists, without the heads of tables. */
export function textOf(content: readonly ElementContent[], folioOf: FolioOf = () => ''): string {
  return content
    .map((node) => {
      if (node.type === 'text') return node.value;
      if (node.type !== 'element') return '';
      const { className, start, dataTarget } = node.properties;
      if (Array.isArray(className) && className.includes('page-reference'))
        return `page ${folioOf(String(dataTarget))}`;
      if (node.tagName === 'thead') return '';
      if (node.tagName !== 'ol') return textOf(node.children, folioOf);
      let number = typeof start === 'number' ? start : 1;
      return node.children
        .map((item) =>
          item.type === 'element' && item.tagName === 'li'
            ? `${number++}. ${textOf(item.children, folioOf)}`
            : '',
        )
        .join('');
    })
    .join(' ');
}
