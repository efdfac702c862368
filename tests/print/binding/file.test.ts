/** The finished file as other programs see it: qpdf and Poppler, where they are here. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PDFArray, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withAttachments } from '../../../src/print/binding/attach-files.ts';
import { Press, printing, type Printed } from '../pages/press.ts';
import { HAS_POPPLER } from '../poppler.ts';
import { dice, words } from '../pages/words.ts';

const run = promisify(execFile);
const HAS_QPDF = existsSync('/usr/bin/qpdf');
if (!HAS_QPDF) console.warn('SKIPPED: qpdf is not here (apt-get install qpdf)');

const press = new Press();
const some = (count: number): string => words(count, dice(count));
const CONFIGURATION = `subtitle: With a <subtitle> & more
authors: [{ name: Ann Example }, { name: Бек }]
publisher: A Press
date: "2026-03"
rights: © 2026
description: What it says.
subjects: [one, "two; three"]
isbn: { pdf: "978-3-16-148410-0" }
doi: 10.1000/182
language: en-GB
`;
const CHAPTERS = [
  `# One\n\n${some(500)}\n\n## Section\n\n${some(700)}[^a]\n\n### Below\n\n#### Deeper\n\nDon’t “stop”.\n\n[^a]: ${some(40)} ‘as said’.`,
  `# Two\n\n- a\n- b\n\n*Stressed* and **strong**.`,
];
let printed: Printed;
let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'imprimatur-binding-'));
  printed = await press.print({ chapters: CHAPTERS, configuration: CONFIGURATION });
  file = join(folder, 'book.pdf');
  await writeFile(file, printed.bytes);
});
afterAll(async () => {
  await press.close();
  await rm(folder, { recursive: true, force: true });
});

const both = (text: string): string =>
  `<rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li><rdf:li xml:lang="en-GB">${text}</rdf:li></rdf:Alt>`;

/** How many items its outline has. */
const flat = async (bytes: Uint8Array): Promise<number> => {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return document.context
    .enumerateIndirectObjects()
    .filter(
      ([, object]) =>
        object instanceof PDFDict && object.has(PDFName.of('Title')) && object.has(PDFName.of('Parent')),
    ).length;
};

describe('metadata', () => {
  it('is complete, as XMP', async () => {
    const document = await PDFDocument.load(printed.bytes, { updateMetadata: false });
    const stream = document.catalog.lookup(PDFName.of('Metadata')) as unknown as {
      getContents(): Uint8Array;
    };
    const xmp = Buffer.from(stream.getContents()).toString('utf8');
    for (const line of [
      `<dc:title>${both('A Book of Pages')}</dc:title>`,
      '<dc:creator><rdf:Seq><rdf:li>Ann Example</rdf:li><rdf:li>Бек</rdf:li></rdf:Seq></dc:creator>',
      `<dc:description>${both('What it says.')}</dc:description>`,
      '<dc:subject><rdf:Bag><rdf:li>one</rdf:li><rdf:li>two; three</rdf:li></rdf:Bag></dc:subject>',
      '<dc:publisher><rdf:Bag><rdf:li>A Press</rdf:li></rdf:Bag></dc:publisher>',
      `<dc:rights>${both('© 2026')}</dc:rights>`,
      '<dc:date><rdf:Seq><rdf:li>2026-03</rdf:li></rdf:Seq></dc:date>',
      '<dc:identifier>urn:isbn:9783161484100</dc:identifier>',
      '<xmp:ModifyDate>2026-11-22T12:00:00Z</xmp:ModifyDate>',
    ])
      expect(xmp).toContain(line);
    expect(xmp).not.toContain('pdfuaid');
  });

  it('numbers the pages as they are printed, and opens at the first', async () => {
    const { catalog } = await PDFDocument.load(printed.bytes, { updateMetadata: false });
    expect(catalog.lookup(PDFName.of('PageLabels'), PDFDict).toString().replaceAll(/\s+/gu, ' ')).toBe(
      `<< /Nums [ 0 << /S /r >> ${printed.pageMap.pages.findIndex(({ folio }) => folio === '1')} << /S /D >> ] >>`,
    );
    expect(catalog.get(PDFName.of('PageMode'))).toBe(PDFName.of('UseOutlines'));
    expect(catalog.lookup(PDFName.of('OpenAction'), PDFArray).get(0)).toBeDefined();
  });

  it('has the same in every run', async () => {
    const again = await press.print({ chapters: CHAPTERS, configuration: CONFIGURATION });
    expect(Buffer.compare(again.bytes, printed.bytes)).toBe(0);
  });
});

it('has an outline as deep as was asked', async () => {
  const depth = async (levels: number): Promise<number> => {
    const { bytes } = await press.print({
      chapters: CHAPTERS,
      configuration: `pdf: { outlineDepth: ${levels} }\n`,
    });
    return flat(bytes);
  };
  // Contents, One, Two; Section; Below; Deeper.
  expect([await depth(1), await depth(2), await flat(printed.bytes), await depth(6)]).toEqual([3, 4, 5, 6]);
});

it('says to a hair where the paper is cut', async () => {
  const { bytes } = await press.print({
    chapters: CHAPTERS,
    configuration: printing({ trim: '6x9', bleed: '3mm', marks: 'crop' }),
  });
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  for (const page of document.getPages()) {
    const [trim, bleed, media, crop] = [
      page.getTrimBox(),
      page.getBleedBox(),
      page.getMediaBox(),
      page.getCropBox(),
    ];
    expect([trim.width, trim.height]).toEqual([expect.closeTo(432, 3), expect.closeTo(648, 3)]);
    // Three mm are 11 px, whole.
    expect(bleed.width - trim.width).toBeCloseTo(2 * 11 * 0.75, 3);
    expect(media.width).toBeGreaterThan(bleed.width);
    expect(crop).toEqual(media);
  }
});

describe.runIf(HAS_POPPLER && HAS_QPDF)('attachments', () => {
  it('are the files of the manuscript, where asked for, and more later', async () => {
    const { bytes } = await press.print({
      chapters: CHAPTERS,
      configuration: 'pdf: { attach: [manuscript] }\n',
    });
    const more = await withAttachments(bytes, [
      {
        name: 'proof.json',
        mediaType: 'application/json',
        bytes: Buffer.from('{}'),
        relationship: 'Supplement',
      },
    ]);
    const attached = join(folder, 'attached.pdf');
    await writeFile(attached, more);
    const out = await mkdtemp(join(folder, 'files-'));
    await run('pdfdetach', ['-saveall', '-o', out, attached]);
    expect(await readdir(out)).toEqual(['001.md', '002.md', 'manuscript.yaml', 'proof.json']);
    expect(await readFile(join(out, '001.md'), 'utf8')).toBe(CHAPTERS[0]);
    expect((await run('qpdf', ['--check', attached])).stderr).toBe('');
  });
});

describe.runIf(HAS_POPPLER && HAS_QPDF)('other programs', () => {
  it('find no error', async () => {
    const { stdout, stderr } = await run('qpdf', ['--check', file]);
    expect(stdout).toContain('No syntax or stream encoding errors found');
    expect(stderr).toBe('');
    const info = await run('pdfinfo', [file]);
    expect(info.stderr).toBe('');
    for (const line of [
      /^Title: +A Book of Pages$/mu,
      /^Author: +Ann Example; Бек$/mu,
      /^Subject: +What it says\.$/mu,
      /^Keywords: +one; two; three$/mu,
      /^Tagged: +yes$/mu,
      /^Suspects: +no$/mu,
      /^Metadata Stream: +yes$/mu,
    ])
      expect(info.stdout).toMatch(line);
  });

  it('find all fonts in the file, each with a table of its characters', async () => {
    const { stdout } = await run('pdffonts', [file]);
    const fonts = stdout.trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(2);
    // emb sub uni
    expect(fonts.filter((line) => !/ yes yes yes +\d+ +0$/u.test(line))).toEqual([]);
  });

  it('read every paragraph whole, each note as a note, and know every type', async () => {
    const { stdout, stderr } = await run('pdfinfo', ['-struct-text', file], { maxBuffer: 1e8 });
    expect(stderr).toBe('');
    const squeezed = stdout.replaceAll(/[\s"-]/gu, '');
    for (const text of [some(500), some(700), 'Don’t “stop”.', `${some(40)} ‘as said’.`])
      expect(squeezed).toContain(text.replaceAll(/[\s"-]/gu, ''));
    expect(stdout).toMatch(/^ +Note <note-1> \(inline\)$/mu);
    expect(stdout).not.toContain('NonStruct');
  });
});
