/** What is read of an EPUB: contents, and what follows each mark of a printed page. */
import { describe, expect, it } from 'vitest';
import { memoryFiles } from '../../../src/manuscript/memory.ts';
import { readEpub } from '../../../src/proof/epub/read-epub.ts';
import { landmarksOf } from '../../../src/proof/manuscript/landmarks.ts';
import type { Reading } from '../../../src/proof/reading.ts';
import type { BookPlace } from '../../../src/render/page-map.ts';
import { make } from '../html/made.ts';

const CHAPTERS = {
  'a.md': `---
authors: [Ann Author, Ben Writer]
---

# Water

A long begin\u00ADning of a paragraph,[^a] which goes on for more than eighty characters so that not all of it can be the key of a mark.

- first item
- second item

| Left | Right |
| --- | --- |
| one | two |

![A dot](dot.svg "What the dot is")

Last words.

[^a]: The note says something. [And leads](https://example.org/) away.
`,
  'b.md': '# Stone\n\nShort.[^b]\n\n[^b]: Another note.\n',
  'dot.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>',
};

async function read(begins: readonly BookPlace[], yaml = ''): Promise<Reading> {
  const made = await make(memoryFiles({ 'manuscript.yaml': `title: Marked\n${yaml}`, ...CHAPTERS }));
  const pages = begins.map((place, index) => ({ folio: String(index + 1), begins: place }));
  return readEpub(await made.epub({ pageMap: { pages, pageOf: {} } }), landmarksOf(made.book)).reading;
}

const after = ({ pageMarks }: Reading): string[] => (pageMarks ?? []).map((mark) => mark.after);

describe('what follows the mark of a page', () => {
  it('is the running text, without calls, notes and pictures', async () => {
    const reading = await read([
      { in: 'head', chapter: 1 },
      { in: 'body', chapter: 1, block: 0, characters: 8 },
      { in: 'body', chapter: 1, block: 1, characters: 5 },
      { in: 'body', chapter: 1, block: 2, characters: 12 },
      { in: 'body', chapter: 1, block: 3, characters: 0 },
      { in: 'body', chapter: 1, block: 5, characters: 0 },
      { in: 'head', chapter: 2 },
    ]);
    expect(after(reading)).toEqual([
      'WaterAnnAuthorBenWriterAlongbeginningofaparagraph,whichgoesonformorethaneightych',
      'inningofaparagraph,whichgoesonformorethaneightycharacterssothatnotallofitcanbeth',
      'itemseconditemLeftRightonetwoFigure1WhatthedotisLastwords.',
      'twoFigure1WhatthedotisLastwords.',
      'Figure1WhatthedotisLastwords.',
      '',
      'StoneShort.',
    ]);
    expect(reading.pageMarks?.map(({ id, label }) => [id, label])).toEqual(
      ['1', '2', '3', '4', '5', '6', '7'].map((folio) => [`page-${folio}`, folio]),
    );
  });

  it('is in the list of notes what follows there, without numbers and ways back', async () => {
    const places: BookPlace[] = [{ in: 'notes' }, { in: 'note', note: 'note-1', characters: 3 }];
    expect(after(await read(places, 'print: { notes: book }\nepub: { notes: book }'))).toEqual([
      'NotesWaterThenotesayssomething.Andleadsaway.StoneAnothernote.',
      'notesayssomething.Andleadsaway.StoneAnothernote.',
    ]);
  });

  it('is in the contents the one entry, or the heading', async () => {
    const places: BookPlace[] = [{ in: 'contents' }, { in: 'contents', entry: 'stone' }];
    expect(after(await read(places))).toEqual(['Contents', 'Stone']);
  });
});

describe('the contents', () => {
  it('are those of the navigation and of the NCX', async () => {
    const { contents } = await read([]);
    expect(contents).toEqual([
      {
        name: 'nav',
        entries: [
          { title: 'Water · Ann Author, Ben Writer', target: 'water', level: 1 },
          { title: 'Stone', target: 'stone', level: 1 },
        ],
      },
      {
        name: 'ncx',
        entries: [
          { title: 'Water', target: 'water', level: 1 },
          { title: 'Stone', target: 'stone', level: 1 },
        ],
      },
    ]);
  });
});
