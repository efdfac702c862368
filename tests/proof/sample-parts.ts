/** What a small proof is made of: readings made by hand, of a book of two chapters with three notes on three pages. */
import type { Finding } from '../../src/proof/finding.ts';
import type { ProofParts } from '../../src/proof/proof-of.ts';
import type {
  CallRead,
  Leaf,
  LeafKind,
  NoteRead,
  PageBox,
  PageRead,
  Reading,
} from '../../src/proof/reading.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A box on a page. */
export function box(index: number, x = 60, y = 80, width = 200, height = 24): PageBox {
  return { page: index, x, y, width, height };
}

function leaf(kind: LeafKind, text: string, calls: CallRead[] = []): Leaf {
  return { kind, text, ids: [], calls, links: [], place: {} };
}

function call(number: string, index?: number, nth = ''): CallRead {
  const place = index === undefined ? {} : { place: { boxes: [box(index)] } };
  return { id: `call-${number}${nth}`, number, target: `note-${number}`, at: 8, ...place };
}

function note(
  number: string,
  text: string,
  backTo: string[],
  boxes: PageBox[],
  calls: CallRead[] = [],
): NoteRead {
  return { id: `note-${number}`, number, leaves: [leaf('paragraph', text, calls)], backTo, place: { boxes } };
}

/** The manuscript, or with pages the PDF of it. */
function reading(of: Reading['of'], pages?: PageRead[]): Reading {
  const on = (index: number): number | undefined => (pages ? index : undefined);
  const boxes = (...indexes: number[]): PageBox[] => (pages ? indexes.map((index) => box(index)) : []);
  const backTo = (...calls: string[]): string[] => (of === 'pdf' ? [] : calls);
  const opened: Leaf = {
    ...leaf('paragraph', 'The ferry leaves at 7 and comes back — in fog — at noon.', [
      call('1', on(1)),
      call('1', on(2), '.2'),
    ]),
    links: [{ text: 'ferry', target: 'https://example.org/', at: 3 }],
  };
  return {
    of,
    chapters: [
      {
        id: 'harbour',
        leaves: [leaf('heading', 'The harbour'), opened, leaf('picture', 'A ferry in fog')],
        place: {},
      },
      {
        id: 'hills',
        leaves: [leaf('heading', 'The hills'), leaf('paragraph', 'A steep road.', [call('2', on(2))])],
        place: {},
      },
    ],
    notes: [
      note('1', 'So the timetable says.', backTo('call-1', 'call-1.2'), boxes(1)),
      note('2', 'Two metres in three.', backTo('call-2'), boxes(2, 3), [call('3', on(3))]),
      note('3', 'By our own measure.', backTo('call-3'), boxes(3)),
    ],
    contents: [],
    around: [],
    ...(pages && { pages }),
  };
}

function page(index: number, folio: string): PageRead {
  return { index, folio, label: folio || 'i', width: 419.528, height: 595.276, begins: '' };
}

/** Everything for a record: proved, unless there are findings. */
export function sampleParts(findings: readonly Finding[] = [], title = 'Ferries and roads'): ProofParts {
  const bytes = { html: encode('<!doctype html>'), pdf: encode('%PDF-1.7'), epub: encode('PK') };
  return {
    manuscript: {
      name: 'ferries',
      title,
      language: 'en-GB',
      direction: 'ltr',
      files: [
        { path: 'manuscript.yaml', bytes: encode(`title: ${title}\n`) },
        { path: 'a.md', bytes: encode('# The harbour\n') },
        { path: 'b.md', bytes: encode('# The hills\n') },
      ],
      labels: new Map([
        ['note-1', 'timetable'],
        ['note-2', '2'],
        ['note-3', 'measure'],
      ]),
    },
    editions: (['epub', 'html', 'pdf'] as const).map((kind) => ({
      kind,
      file: `ferries.${kind}`,
      files: [{ path: `ferries.${kind}`, bytes: bytes[kind] }],
    })),
    readings: [
      reading('manuscript'),
      reading('pdf', [page(0, ''), page(1, '2'), page(2, '3'), page(3, '4')]),
    ],
    findings,
    lock: {
      imprimatur: '0.1.0',
      packages: [
        { name: 'pdfjs-dist', version: '5.6.205' },
        { name: '@cantoo/pdf-lib', version: '2.11.1' },
      ],
      runtime: [
        { name: 'zlib', version: '1.3.1' },
        { name: 'icu', version: '77.1' },
      ],
      browser: { name: 'Chromium', version: '147.0.7727.24' },
      template: { name: 'report', sha256: 'ab'.repeat(32) },
      fonts: [
        { file: 'fonts/serif.woff2', sha256: 'cd'.repeat(32) },
        { file: 'fonts/sans.woff2', sha256: 'ef'.repeat(32) },
      ],
      settings: { to: 'html,pdf,epub', sourceDateEpoch: 1_795_000_000 },
    },
  };
}

/** Some findings: on a page, over two pages, and one without a page. */
export function sampleFindings(): Finding[] {
  return [
    {
      kind: 'link-astray',
      edition: 'epub',
      message: 'A link leads nowhere: expected #hills, found nothing of that name.',
      expected: '#hills',
      found: '',
      source: { document: 'chapter-1.xhtml' },
    },
    {
      kind: 'note-words-differ',
      edition: 'pdf',
      message: 'Note 2 lacks a word on page 3.',
      note: '2',
      chapter: 'hills',
      expected: 'Two metres in three.',
      found: 'Two metres three.',
      page: { index: 2, folio: '3' },
      boxes: [{ page: 2, x: 60.123_456, y: 500, width: 200, height: 24 }, box(3)],
      source: { file: 'b.md', line: 5, column: 1 },
    },
    {
      kind: 'note-missing',
      edition: 'pdf',
      message: 'Note 3 is not in the PDF.',
      note: '3',
      expected: 'By our own measure.',
    },
  ];
}
