/** The page of a chapter, or of a part: its head, its text, its notes. */
import type { Element, Properties } from 'hast';
import type { ComposedChapter, Composition } from '../../book/composition.ts';
import { element, textElement } from './element.ts';
import { inSections, withoutGaps } from './heading-levels.ts';
import { notesSection } from './notes-section.ts';
import type { Page } from './page.ts';
import type { Person } from '../person.ts';
import type { PictureShelf } from './picture-shelf.ts';
import { setContent } from './set-content.ts';

const MATTERS = { front: 'frontmatter', body: 'bodymatter', part: 'bodymatter', back: 'backmatter' } as const;

/** The name of a chapter's file: by its place, since its own name may be in any script. */
export function chapterFile(number: number, count: number): string {
  return `chapter-${String(number).padStart(Math.max(2, String(count).length), '0')}.xhtml`;
}

/**
 * Sets a chapter as a page.
 * @param file the name of the page
 * @param composition the book that it is in; the page has its title where the chapter has none
 */
export function chapterPage(
  chapter: ComposedChapter,
  file: string,
  composition: Composition,
  shelf: PictureShelf,
): Page {
  const { language, direction, kind } = chapter;
  const head = chapterHead(chapter, shelf);
  const notes = notesSection(chapter, composition, shelf);
  const level = chapter.heading.length === 0 ? 0 : 1;
  const body = withoutGaps(setContent(chapter.body, shelf), level);
  const section = element(
    'section',
    { className: [kind === 'part' ? 'part' : 'chapter'], ...typeOf(kind), ...nameOf(chapter) },
    [head, ...inSections(body), ...(notes ? withoutGaps([notes], level) : [])],
  );
  const title = chapter.title === '' ? composition.book.configuration.title : chapter.title;
  return { file, title, language, direction, matter: MATTERS[kind], content: [section] };
}

function chapterHead(chapter: ComposedChapter, shelf: PictureShelf): Element | undefined {
  const { heading, authors, subtitle } = chapter;
  const names = authors.map(({ name, affiliation }: Person) =>
    element('p', { className: ['chapter-author'] }, [
      name,
      ...(affiliation === undefined ? [] : [', ', textElement('span', 'affiliation', affiliation)]),
    ]),
  );
  const title =
    heading.length === 0 ? undefined : element('h1', { id: chapter.id }, setContent(heading, shelf));
  if (!title && subtitle === undefined && names.length === 0) return undefined;
  const below =
    subtitle === undefined
      ? undefined
      : element('p', { className: ['subtitle'], 'epub:type': 'subtitle', role: 'doc-subtitle' }, [subtitle]);
  return element('header', { className: ['chapter-head'] }, [title, below, ...names]);
}

/** What kind of division it is; front and back matter have no one type, and `body` says that much. */
function typeOf(kind: ComposedChapter['kind']): Properties {
  if (kind === 'body') return { 'epub:type': 'chapter', role: 'doc-chapter' };
  return kind === 'part' ? { 'epub:type': 'part', role: 'doc-part' } : {};
}

/** The title carries the id of the chapter and names the section; without one the section carries it. */
function nameOf({ heading, id }: ComposedChapter): Properties {
  return heading.length === 0 ? { id } : { ariaLabelledBy: [id] };
}
