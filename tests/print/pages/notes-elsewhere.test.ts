/** Notes behind their chapter or the whole book, and numbers that begin anew in each chapter. */
import { afterAll, expect, it } from 'vitest';
import { chapterPages, faultsOf, said } from './check-pages.ts';
import { bare, bodyText, noteTexts } from './expected-text.ts';
import { Press, printing, type Printed } from './press.ts';
import { dice, words } from './words.ts';

const press = new Press();
afterAll(() => press.close());
const roll = dice(11);

/** Enough notes for the list of them to go over pages. */
function chapter(title: string, count: number): string {
  const labels = Array.from({ length: count }, (_, index) => index + 1);
  const paragraphs = labels.map((label) => `${words(30, roll)}[^${label}] ${words(30, roll)}`);
  const notes = labels.map((label) => `[^${label}]: ${words(8 + ((label * 7) % 40), roll)}`);
  return `# ${title}\n\n${[...paragraphs, ...notes].join('\n\n')}\n`;
}

const CHAPTERS = [chapter('First', 24), chapter('Second', 3)];

/** Everything that the pages from the first chapter on say above note areas. */
function textOfPages(printed: Printed): string {
  return chapterPages(printed)
    .map(({ body }) => said(body))
    .join('');
}

/** Where each note is said to stand, and what stands there. */
function expectNotesAtDestinations({ reading, composition }: Printed): void {
  for (const { id, text } of noteTexts(composition)) {
    const page = reading.pages[reading.destinations.get(id) ?? -1];
    expect([id, said(page?.body ?? []).includes(text.slice(0, 20))]).toEqual([id, true]);
  }
}

it('behind each chapter: in order, under a title, with no note area on any page', async () => {
  const result = await press.print({ chapters: CHAPTERS, configuration: printing({ notes: 'chapter' }) });
  const { composition, reading } = result;
  expect(reading.pages.filter(({ notesFrom }) => notesFrom !== undefined)).toEqual([]);
  const written = composition.chapters.map((each) => {
    const one = { ...composition, chapters: [each] };
    return `${bodyText(one, () => '')}Notes${noteTexts(one)
      .map(({ text }) => text)
      .join('')}`;
  });
  expect(textOfPages(result)).toBe(written.join(''));
  expectNotesAtDestinations(result);
});

it('behind the book: a chapter of their own, with the folios of the book', async () => {
  const result = await press.print({ chapters: CHAPTERS, configuration: printing({ notes: 'book' }) });
  const { composition, reading } = result;
  expect(reading.pages.filter(({ notesFrom }) => notesFrom !== undefined)).toEqual([]);
  const notes = noteTexts(composition).map(({ text }) => text);
  expect(textOfPages(result)).toBe(`${bodyText(composition, () => '')}Notes${notes.join('')}`);
  expectNotesAtDestinations(result);
  const opener = reading.pages.findIndex(({ body }) =>
    said(body).startsWith(bare(`Notes ${notes[0]}`).slice(0, 20)),
  );
  expect(reading.pages[opener]!.head).toBe('');
  expect(reading.pages.at(-1)!.folio).toBe(
    String(Number(reading.pages[opener]!.folio) + reading.pages.length - 1 - opener),
  );
});

it('numbers that begin anew in each chapter: 1 at the foot of its first page', async () => {
  const result = await press.print({
    chapters: CHAPTERS,
    configuration: `notes: { numbering: per-chapter }\n${printing()}`,
  });
  expect(faultsOf(result)).toEqual([]);
  const { destinations, pages } = result.reading;
  expect([...destinations.keys()].filter((id) => id.startsWith('note-2-'))).toEqual([
    'note-2-1',
    'note-2-2',
    'note-2-3',
  ]);
  const second = pages[destinations.get('second')!]!;
  expect(said(second.notes)).toMatch(/^1\p{L}/u);
  expect(second.body.map(({ text }) => text.trim())).toContain('1');
});
