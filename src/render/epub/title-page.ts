/** The title page: title, authors, publisher and date, and below them the imprint. */
import type { Element } from 'hast';
import type { Composition } from '../../book/composition.ts';
import { directionOf } from '../../book/direction.ts';
import { doiUri } from '../../book/identity.ts';
import { wordsOf } from '../../book/words.ts';
import { element, textElement } from './element.ts';
import type { Page } from './page.ts';
import type { Person } from '../person.ts';

/** The name of the title page. */
export const TITLE_PAGE_FILE = 'title-page.xhtml';

/** Sets the title page from the metadata of the book; what the manuscript does not say is not there. */
export function titlePage({ book }: Composition): Page {
  const { title, subtitle, authors, publisher, date, language } = book.configuration;
  const words = wordsOf(language, book.configuration.words);
  const people = authors.map(personLine);
  const section = element(
    'section',
    { className: ['title-page'], 'epub:type': 'titlepage', ariaLabel: words.titlePage },
    [
      element('h1', { className: ['book-title'] }, [title]),
      subtitle === undefined
        ? undefined
        : element('p', { className: ['subtitle'], 'epub:type': 'subtitle', role: 'doc-subtitle' }, [
            subtitle,
          ]),
      people.length === 0 ? undefined : element('div', { className: ['authors'] }, people),
      textElement('p', 'publisher', publisher),
      textElement('p', 'date', date === undefined ? undefined : dateInWords(date, language)),
      imprint(book.configuration),
    ],
  );
  const direction = directionOf(language);
  return { file: TITLE_PAGE_FILE, title, language, direction, matter: 'frontmatter', content: [section] };
}

/** A name; below it what the person did, in the manuscript's own word, unless it is to have written the book. */
function personLine({ name, role, affiliation }: Person): Element {
  const task = role?.toLowerCase() === 'author' ? undefined : textElement('span', 'role', role);
  const home = textElement('span', 'affiliation', affiliation);
  return element('p', { className: ['author'] }, [
    textElement('span', 'name', name),
    ...[task, home].flatMap((line) => (line ? [element('br', {}), line] : [])),
  ]);
}

function imprint({ rights, isbn, doi }: Composition['book']['configuration']): Element | undefined {
  const lines = [
    textElement('p', 'rights', rights),
    isbn?.epub === undefined ? undefined : textElement('p', 'isbn', `ISBN ${isbn.epub} (EPUB)`),
    doi === undefined ? undefined : textElement('p', 'doi', `DOI ${doiUri(doi).slice('doi:'.length)}`),
  ];
  return lines.some((line) => line !== undefined)
    ? element('div', { className: ['imprint'] }, lines)
    : undefined;
}

/** A date as people of that language write it, as exact as the manuscript gives it. */
function dateInWords(date: string, language: string): string {
  const [, month, day] = date.split('-');
  return new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    // Every calendar but ours would be a surprise beside the date that catalogues have.
    calendar: 'gregory',
    year: 'numeric',
    ...(month !== undefined && { month: 'long' }),
    ...(day !== undefined && { day: 'numeric' }),
  }).format(new Date(date));
}
