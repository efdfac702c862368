/** The checker finds nothing in what the press makes, and finds each thing that is taken away. */
import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkAccessibility } from '../../../src/print/accessibility/check.ts';
import { streamBytes } from '../../../src/print/content/stream-bytes.ts';
import { everyBlock } from '../../end-to-end/print-pages/every-block.ts';
import { PICTURES } from '../pages/pictures.ts';
import { Press, printing } from '../pages/press.ts';
import { randomManuscript } from '../pages/random-manuscript.ts';

const press = new Press();
afterAll(() => press.close());

const name = (text: string): PDFName => PDFName.of(text);
const CLAIM = 'pdf: { accessibility: ua-1, attach: [manuscript] }\n';
const BOOK = `# One

Text with *stress*, :lang[Қазақстан]{kk}, a call[^a] and [a link](https://example.org/).

![A circle](small.svg "What it shows")

| a | b |
|---|---|
| c | d |

1. item
2. next

## Below

More.[^b]

[^a]: Note.

[^b]: Another.`;

async function faultsIn(bytes: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return checkAccessibility(document).map(
    ({ checkpoint, message, page }) => `${checkpoint} ${page ?? ''} ${message}`,
  );
}

describe('nothing is missing', () => {
  it.each(['page', 'chapter', 'book'])('with notes at the foot of the %s', async (notes) => {
    const { bytes, problems } = await press.print({
      chapters: [BOOK, BOOK.replace('One', 'Two')],
      configuration: CLAIM + printing({ notes }),
      files: PICTURES,
    });
    expect(await faultsIn(bytes)).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('in a book of every block', async () => {
    const { 'manuscript.yaml': _, ...files } = everyBlock(CLAIM);
    const chapters = Object.entries(files).flatMap(([path, text]) =>
      path.endsWith('.md') && typeof text === 'string' ? [text] : [],
    );
    const { bytes } = await press.print({ chapters, configuration: CLAIM, files: PICTURES });
    expect(await faultsIn(bytes)).toEqual([]);
  });
});

it('claims nothing where a heading is skipped, and says why', async () => {
  const { bytes, problems } = await press.print({
    chapters: ['# One\n\nText.\n\n#### Four\n\nText.'],
    configuration: CLAIM,
  });
  expect((await faultsIn(bytes)).map((fault) => fault.slice(0, 6))).toEqual(['06-002', '14-003']);
  expect(problems.map(({ message }) => String(message))).toEqual([
    expect.stringContaining('(PDF/UA-1, Matterhorn 14-003); so the PDF does not claim `ua-1`'),
  ]);
});

const elements = (document: PDFDocument, type: string): PDFDict[] =>
  document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFDict && object.has(name('P')) && object.get(name('S')) === name(type)
        ? [object]
        : [],
    );
const annotations = (document: PDFDocument): PDFDict[] =>
  document.getPages().flatMap(
    ({ node }) =>
      node
        .Annots()
        ?.asArray()
        .map((each) => document.context.lookup(each, PDFDict)) ?? [],
  );
const fonts = (document: PDFDocument): PDFDict[] =>
  document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFDict && object.get(name('Type')) === name('Font') ? [object] : [],
    );
/** Rewrites the contents of all pages. */
const content = (document: PDFDocument, change: (text: string) => string): void => {
  for (const { node } of document.getPages()) {
    const reference = node.get(name('Contents'));
    const contents = node.lookup(name('Contents'));
    const list = contents instanceof PDFArray ? contents.asArray() : [reference!];
    for (const each of list) {
      const stream = document.context.lookup(each);
      if (!(stream instanceof PDFRawStream)) continue;
      const text = Buffer.from(streamBytes(stream)).toString('latin1');
      document.context.assign(
        each as never,
        document.context.stream(Buffer.from(change(text), 'latin1')) as never,
      );
    }
  }
};

describe('what is taken away is found', () => {
  let good: Uint8Array;
  beforeAll(async () => {
    good = (await press.print({ chapters: [BOOK], configuration: CLAIM, files: PICTURES })).bytes;
  });

  const damages: Readonly<Record<string, (document: PDFDocument) => void>> = {
    '01-003': (document) =>
      content(document, (text) => text.replace(/(MCID \d+ >>BDC\n)/u, '$1/Artifact BMC\nEMC\n')),
    '01-004': (document) =>
      content(document, (text) =>
        text.replace(/^(\/\S+ <<\/MCID \d+ >>BDC\n[\s\S]*?EMC\n)/mu, '/Artifact BMC\n$1EMC\n'),
      ),
    '01-005': (document) =>
      content(document, (text) => text.replaceAll(/^\/Artifact .*BDC\n([\s\S]*?)EMC\n/gmu, '$1')),
    '01-007': (document) =>
      document.catalog.lookup(name('MarkInfo'), PDFDict).set(name('Suspects'), PDFBool.True),
    '02-001': (document) => elements(document, 'Em')[0]!.set(name('S'), name('Emphasised')),
    '02-003': (document) => {
      const root = document.catalog.lookup(name('StructTreeRoot'), PDFDict);
      root.set(name('RoleMap'), document.context.obj({ Em: 'Strong', Strong: 'Em' }));
    },
    '02-004': (document) => {
      const root = document.catalog.lookup(name('StructTreeRoot'), PDFDict);
      root.set(name('RoleMap'), document.context.obj({ Em: 'Span', P: 'Div' }));
    },
    '06-001': (document) => document.catalog.delete(name('Metadata')),
    '07-001': (document) => document.catalog.delete(name('ViewerPreferences')),
    '07-002': (document) =>
      document.catalog.lookup(name('ViewerPreferences'), PDFDict).set(name('DisplayDocTitle'), PDFBool.False),
    '09-004': (document) => elements(document, 'TD')[0]!.set(name('S'), name('P')),
    '09-005': (document) => elements(document, 'LBody')[0]!.set(name('S'), name('P')),
    '10-001': (document) => content(document, (text) => text.replaceAll(/<[\dA-F]{4}> Tj/giu, '<FFF0> Tj')),
    '11-001': (document) => elements(document, 'Span')[0]!.set(name('Lang'), PDFString.of('not a tag')),
    '11-006': (document) => document.catalog.delete(name('Lang')),
    '13-004': (document) => elements(document, 'Figure')[0]!.delete(name('Alt')),
    '14-002': (document) => elements(document, 'H1')[0]!.set(name('S'), name('H2')),
    '14-003': (document) => elements(document, 'H2')[0]!.set(name('S'), name('H4')),
    '14-007': (document) => elements(document, 'H1')[0]!.set(name('S'), name('H')),
    '15-003': (document) => {
      for (const type of ['TH', 'TD']) for (const cell of elements(document, type)) cell.delete(name('A'));
    },
    '15-004': (document) => {
      const row = elements(document, 'TR').at(-1)!;
      row.lookup(name('K'), PDFArray).remove(0);
    },
    '19-003': (document) => elements(document, 'Note')[0]!.delete(name('ID')),
    '19-004': (document) => {
      for (const note of elements(document, 'Note')) note.set(name('ID'), PDFString.of('note-1'));
    },
    '21-001': (document) => {
      for (const [, object] of document.context.enumerateIndirectObjects())
        if (object instanceof PDFDict && object.has(name('EF'))) object.delete(name('UF'));
    },
    '28-004': (document) => {
      const [first] = annotations(document);
      first!.set(name('Subtype'), name('Text'));
      first!.delete(name('Contents'));
    },
    '28-008': (document) => {
      for (const { node } of document.getPages()) node.delete(name('Tabs'));
    },
    '28-009': (document) => {
      for (const { node } of document.getPages()) node.set(name('Tabs'), name('R'));
    },
    '28-011': (document) => annotations(document)[0]!.set(name('StructParent'), PDFNumber.of(999_999)),
    '28-012': (document) => annotations(document)[0]!.set(name('Contents'), PDFHexString.fromText(' ')),
    '31-005': (document) => {
      for (const font of fonts(document)) font.delete(name('CIDToGIDMap'));
    },
    '31-009': (document) => {
      for (const [, object] of document.context.enumerateIndirectObjects())
        if (object instanceof PDFDict && object.has(name('FontFile2'))) object.delete(name('FontFile2'));
    },
    '31-027': (document) => {
      for (const font of fonts(document)) font.delete(name('ToUnicode'));
    },
    '31-030': (document) => content(document, (text) => text.replace(/<[\dA-F]{4}> Tj/iu, '<0000> Tj')),
  };

  it.each(Object.entries(damages))('%s', async (checkpoint, damage) => {
    const document = await PDFDocument.load(good, { updateMetadata: false });
    expect(checkAccessibility(document)).toEqual([]);
    damage(document);
    const saved = await document.save({ updateFieldAppearances: false });
    const faults = await faultsIn(saved);
    expect(faults.filter((fault) => fault.startsWith(checkpoint))).not.toEqual([]);
  });
});

it.each([1, 2, 3])('random manuscript %i', async (seed) => {
  const { bytes } = await press.print(randomManuscript(seed));
  expect((await faultsIn(bytes)).filter((fault) => !/^(?:06-002|14-003)/u.test(fault))).toEqual([]);
});
