/**
 * The templates that come with the package, each with the specimen: a manuscript that has everything. What is asked here is
 * what a designer would ask of a template of their own.
 */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from '../../src/book/book.ts';
import { compose, type ComposedChapter } from '../../src/book/composition.ts';
import type { Problem } from '../../src/manuscript/problem.ts';
import { loadManuscript } from '../../src/manuscript/load.ts';
import { publish } from '../../src/publish.ts';
import { axeFaults } from '../render/html/in-browser/axe.ts';
import { ReadingRoom } from '../render/html/in-browser/reading-room.ts';
import { stickingOut } from '../render/html/in-browser/sticking-out.ts';
import { lacking, nuFaults } from '../render/html/nu.ts';
import { removeFolder, ROOT, temporaryFolder } from './command-line.ts';

const SPECIMEN = join(ROOT, 'templates/specimen');
const TEMPLATES = ['report', 'brief'] as const;

/** What became of the specimen in one template. */
interface Built {
  problems: Problem[];
  /** By the ending of their names. */
  files: Partial<Record<string, Uint8Array>>;
  /** What the proof finds. */
  findings: string[];
}

let folder: string;
let chapters: ComposedChapter[];
const built: Record<string, Built> = {};
const room = new ReadingRoom();
const pages: Record<string, string> = {};

beforeAll(async () => {
  folder = await temporaryFolder('templates');
  for (const template of TEMPLATES) built[template] = await buildWith(template);
  chapters = compose(await parse(await loadManuscript(SPECIMEN))).chapters;
  await room.open();
  for (const template of TEMPLATES)
    pages[template] = await room.keep(`${template}.html`, built[template]!.files.html!);
}, 240_000);
afterAll(async () => {
  await room.close();
  await removeFolder(folder);
});

async function buildWith(template: string): Promise<Built> {
  const copy = join(folder, template);
  await cp(SPECIMEN, copy, { recursive: true });
  const configuration = await readFile(join(copy, 'manuscript.yaml'), 'utf8');
  const chosen = configuration.replace(/^template: .*$/mu, `template: ${template}`);
  await writeFile(join(copy, 'manuscript.yaml'), chosen);
  const { problems, proof, written } = await publish(copy, {
    to: ['html', 'pdf', 'epub'],
    out: join(folder, `${template}-editions`),
  });
  const editions = written.filter((path) => !path.includes('.proof.'));
  const entries = editions.map(async (path) => [extname(path).slice(1), await readFile(path)] as const);
  return {
    problems,
    findings: (proof?.findings ?? []).map(({ message }) => message),
    files: Object.fromEntries(await Promise.all(entries)),
  };
}

/** Where ids are in a PDF: from the first page on, in points. */
async function placesIn(bytes: Uint8Array): Promise<Map<string, { page: number; down: number }>> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, isEvalSupported: false });
  try {
    const document = await task.promise;
    const places = new Map<string, { page: number; down: number }>();
    const destinations = (await document.getDestinations()) as unknown as Record<string, unknown[] | null>;
    for (const [id, destination] of Object.entries(destinations)) {
      const [reference, , , y] = destination ?? [];
      const page = await document.getPageIndex(reference as Parameters<typeof document.getPageIndex>[0]);
      const { view } = await document.getPage(page + 1);
      places.set(id, { page, down: (page + 1) * (view[3] ?? 0) - Number(y) });
    }
    return places;
  } finally {
    await task.destroy();
  }
}

describe.each(TEMPLATES)('the template %s', (template) => {
  it('sets everything without a problem', () => {
    const { problems, findings, files } = built[template]!;
    expect(findings).toEqual([]);
    expect(problems.filter(({ severity }) => severity !== 'info').map(String)).toEqual([]);
    expect(Object.keys(files).toSorted()).toEqual(['epub', 'html', 'pdf']);
  });

  it('makes a valid EPUB', async () => {
    expect((await EpubCheck.validate(built[template]!.files.epub!, { version: '3.3' })).messages).toEqual([]);
  });

  it.skipIf(lacking !== undefined)('makes a page that Nu has nothing to say against', async () => {
    const page = new TextDecoder().decode(built[template]!.files.html!);
    expect(await nuFaults({ [template]: page })).toEqual([]);
  });

  it.each([320, 390, 820, 1440])('has nothing on the page that sticks out, %i px wide', async (width) => {
    expect(await room.read(pages[template]!, { width }, stickingOut)).toEqual([]);
  });

  describe.each([
    ['phone', 390, 844],
    ['desktop', 1440, 900],
  ])('%s', (_, width, height) => {
    it.each(['light', 'dark'] as const)('axe finds nothing, %s', async (scheme) => {
      expect(await room.read(pages[template]!, { width, height, scheme }, axeFaults)).toEqual([]);
    });
  });
});

describe.each([
  ['a text without a title', 'Text, and no more of it.[^a]\n\n[^a]: A note.\n'],
  ['an empty chapter', ''],
])('%s', (_, text) => {
  it.each(TEMPLATES)('is proved in the template %s', async (template) => {
    const plain = join(folder, `plain-${template}`);
    await mkdir(plain, { recursive: true });
    await writeFile(join(plain, 'manuscript.yaml'), `title: Plain\ntemplate: ${template}\n`);
    await writeFile(join(plain, 'a.md'), text);
    const { proof } = await publish(plain, {
      to: ['html', 'pdf', 'epub'],
      out: join(folder, `plain-${template}-editions`),
    });
    expect([proof?.verdict, proof?.findings]).toEqual(['proved', []]);
  });
});

describe('in print', () => {
  it('the report has each note at the foot of the page that calls it', async () => {
    const places = await placesIn(built.report!.files.pdf!);
    const astray = chapters.flatMap(({ notes }) =>
      notes
        .filter(({ note }) => places.get(note.id)?.page !== places.get(note.calls[0]!.id)?.page)
        .map(({ note }) => note.id),
    );
    expect(astray).toEqual([]);
    expect([...places.keys()].filter((id) => id.startsWith('note-')).length).toBeGreaterThan(30);
  });

  it('the brief has each note at the end of its chapter, in order', async () => {
    const places = await placesIn(built.brief!.files.pdf!);
    const down = (id: string): number => places.get(id)?.down ?? Number.NaN;
    const ofNotes = new Set(chapters.flatMap(({ notes }) => notes.map(({ note }) => note.id)));
    const faults: string[] = [];
    for (const [index, chapter] of chapters.entries()) {
      const marks = [
        chapter.id,
        ...chapter.notes.map(({ note }) => note.calls[0]!.id),
        ...chapter.notes.map(({ note }) => note.id),
        ...(chapters[index + 1] ? [chapters[index + 1]!.id] : []),
      ];
      for (const [at, mark] of marks.entries()) {
        const next = marks[at + 1];
        // Two calls can stand in one line.
        if (next !== undefined && !(down(mark) <= down(next))) faults.push(`${mark} is not above ${next}`);
      }
    }
    expect(faults).toEqual([]);
    expect(ofNotes.size).toBeGreaterThan(30);
  });

  it('the brief is A4 and the report A5', async () => {
    const sizes = await Promise.all(TEMPLATES.map((template) => sizeOf(built[template]!.files.pdf!)));
    expect(sizes).toEqual([
      [148, 210],
      [210, 297],
    ]);
  });
});

/** The size of the first page, in whole mm. */
async function sizeOf(bytes: Uint8Array): Promise<number[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, isEvalSupported: false });
  try {
    const { view } = await (await task.promise).getPage(1);
    return view.slice(2).map((points) => Math.round((points / 72) * 25.4));
  } finally {
    await task.destroy();
  }
}
