/** What a reader of the PDF sees, against the text of the manuscript, wherever on the page the notes stand. */
import { beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE } from '../command-line.ts';
import { buildSample } from './build-sample.ts';
import { readManuscript } from './manuscript-text.ts';
import { inPages } from './across-pages.ts';
import { readPdf, type OutlineEntry, type PdfReading } from './pdf-pages.ts';
import { letters, lettersAndDigits, plainText } from './plain-text.ts';

const chapters = readManuscript(SAMPLE);
const notes = chapters.flatMap((chapter) => chapter.notes);
let pdf: PdfReading;

beforeAll(async () => {
  pdf = await readPdf(await buildSample('pdf'));
});

describe('the notes of the PDF', () => {
  it('have all their own words', () => {
    const pages = pdf.pages.map(({ text }) => lettersAndDigits(text));
    const lost = notes.filter(
      ({ paragraphs }) => !paragraphs.every((text) => inPages(lettersAndDigits(text), pages)),
    );
    expect(lost).toEqual([]);
  });

  it('can be told apart by their numbers', () => {
    const pages = pdf.pages.map(({ text }) => lettersAndDigits(text));
    // Enough of each note to know it by; it begins after its number.
    const beginnings = notes.map(
      ({ paragraphs }, index) => `${index + 1}${lettersAndDigits(paragraphs[0] ?? '').slice(0, 12)}`,
    );
    expect(beginnings.filter((beginning) => !pages.some((page) => page.includes(beginning)))).toEqual([]);
  });

  it('have destinations, which the calls lead to, and no note stands before its call', () => {
    for (const [index] of notes.entries()) {
      const call = pdf.destinations.get(`call-${index + 1}`);
      const note = pdf.destinations.get(`note-${index + 1}`);
      expect([index + 1, typeof call, typeof note]).toEqual([index + 1, 'number', 'number']);
      expect(note).toBeGreaterThanOrEqual(call!);
    }
    const linked = new Set(pdf.pages.flatMap(({ links }) => links.map(({ destination }) => destination)));
    expect(notes.filter((_, index) => !linked.has(`note-${index + 1}`))).toEqual([]);
  });
});

describe('the text of the PDF', () => {
  it('has every block of the manuscript, first and last words in order', () => {
    const text = letters(pdf.pages.map((page) => page.text).join('\n'));
    // The contents and the metadata repeat words of the text, so it is read from the first chapter on.
    let at = 0;
    const first = chapters[0]?.blocks[1]?.text ?? '';
    at = text.indexOf(letters(first).slice(0, 40));
    expect(at).toBeGreaterThan(0);
    const lost: string[] = [];
    for (const { blocks } of chapters) {
      for (const { kind, text: block } of blocks) {
        // Cells stand in rows; what order a row is read in is the layout's affair.
        if (kind === 'cell' || kind === 'title') continue;
        const words = block.split(' ');
        for (const part of [words.slice(0, 4), words.slice(-4)]) {
          const found = text.indexOf(letters(part.join('')), at);
          if (found < 0) lost.push(`${kind}: ${part.join(' ')}`);
          else if (part[0] === words[0]) at = found;
        }
      }
    }
    expect(lost).toEqual([]);
  });

  it('has every chapter title and every cell', () => {
    const pages = pdf.pages.map(({ text }) => lettersAndDigits(text));
    const wanted = chapters.flatMap(({ title, blocks }) => [
      title,
      ...blocks.filter(({ kind }) => kind === 'cell').map(({ text }) => text),
    ]);
    expect(wanted.filter((text) => !pages.some((page) => page.includes(lettersAndDigits(text))))).toEqual([]);
  });

  it('has apostrophes and not the letters that look like them, so that a search finds its words', () => {
    const lookalikes = pdf.pages.flatMap(({ text }) => text.match(/\p{L}*[ʻʼ]\p{L}*/gu) ?? []);
    expect(lookalikes).toEqual([]);
  });

  it('has Cyrillic that can be copied', () => {
    const pages = pdf.pages.map(({ text }) => lettersAndDigits(text));
    const passages = chapters.flatMap((chapter) => chapter.passages);
    expect(passages.length).toBeGreaterThan(5);
    expect(passages.filter((passage) => !inPages(lettersAndDigits(passage), pages))).toEqual([]);
  });
});

describe('the PDF as a document', () => {
  it('is tagged, and has a title and a language', () => {
    expect([pdf.tagged, pdf.title, pdf.language]).toEqual([true, 'Stability at a Price', 'en-GB']);
  });

  it('has an outline of its chapters and sections', () => {
    const flat = (entries: readonly OutlineEntry[]): string[] =>
      entries.flatMap(({ title, children }) => [plainText(title), ...flat(children)]);
    const outline = flat(pdf.outline);
    const written = chapters.flatMap(({ blocks }) =>
      blocks.filter(({ kind }) => kind === 'title' || kind === 'heading').map(({ text }) => text),
    );
    expect(outline.filter((title) => written.includes(title))).toEqual(written);
    const top = pdf.outline.map(({ title }) => plainText(title));
    expect(chapters.filter(({ title }) => !top.includes(title))).toEqual([]);
  });
});
