/** Books that tests write in a few lines, as a reader would see them. */
import { parse, type Book } from '../../src/book/book.ts';
import { compose } from '../../src/book/composition.ts';
import { wordsOf } from '../../src/book/words.ts';
import { loadFrom } from '../../src/manuscript/load.ts';
import { memoryFiles } from '../../src/manuscript/memory.ts';
import { notesList } from '../../src/render/notes-list.ts';
import { html } from '../../src/render/serialize.ts';

/** A book of some chapters, with the pictures `map.png` and `rule.png`. */
export async function bookOf(chapters: Readonly<Record<string, string>>, yaml = ''): Promise<Book> {
  const files = memoryFiles({
    'manuscript.yaml': `title: The Book\n${yaml}`,
    'map.png': 'picture',
    'images/rule.png': 'picture',
    ...chapters,
  });
  return parse(await loadFrom(files, 'book'));
}

/** All chapters with their headings, then their notes, as HTML without line ends between blocks. */
export function serialized(book: Book): string {
  const words = wordsOf(book.configuration.language);
  return compose(book)
    .chapters.map(({ heading, body, notes }) => {
      const title = heading.length > 0 ? `<h1>${html(heading)}</h1>` : '';
      const list = notes.length > 0 ? html([notesList(notes, { words, roles: false })]) : '';
      return `${title}${html(body)}${list}`;
    })
    .join('')
    .replaceAll(/>\n</gu, '><');
}

/** The body of a book of one chapter. */
export async function bodyOf(markdown: string, yaml = ''): Promise<string> {
  const composition = compose(await bookOf({ 'one.md': markdown }, yaml));
  return html(composition.chapters[0]?.body ?? []).replaceAll(/>\n</gu, '><');
}
