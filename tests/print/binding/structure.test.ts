/** What reading aids are told of a book: paragraphs whole, notes as notes, lists with their parts, languages. */
import { PDFDict, PDFHexString, PDFName, type PDFRef } from '@cantoo/pdf-lib';
import { afterAll, describe, expect, it } from 'vitest';
import { isElement } from '../../../src/print/structure/tree.ts';
import { PICTURES } from '../pages/pictures.ts';
import { Press, printing } from '../pages/press.ts';
import { randomManuscript } from '../pages/random-manuscript.ts';
import { dice, words } from '../pages/words.ts';
import { pagesOf, shapeOf, structureOf, textOf } from './structure-outline.ts';

const press = new Press();
afterAll(() => press.close());

const some = (count: number, seed = count): string => words(count, dice(seed));

describe('notes', () => {
  it('stand behind the paragraph that calls them, with an id, their number as label', async () => {
    const { bytes } = await press.print({
      chapters: [
        '# One\n\nFirst.[^a] More.[^b]\n\nSecond.[^c]\n\n[^a]: Alpha.\n\n[^b]: Beta.\n\n[^c]: Gamma.',
      ],
    });
    const { all } = await structureOf(bytes);
    const chapter = all('Sect').find((section) =>
      section.kids.some((kid) => isElement(kid) && kid.type === 'Note'),
    )!;
    expect(chapter.kids.filter(isElement).map((kid) => kid.id ?? kid.type)).toEqual([
      'H1',
      'P',
      'note-1',
      'note-2',
      'P',
      'note-3',
    ]);
    expect(all('Note').map(shapeOf)).toEqual(Array(3).fill('Note(Lbl(Link) P)'));
    expect(
      all('P')
        .filter(({ kids }) => kids.some((kid) => isElement(kid) && kid.type === 'Reference'))
        .map(shapeOf),
    ).toEqual(['P(Reference(Link) Reference(Link))', 'P(Reference(Link))']);
  });

  it('that are cut over pages are one, and so is the paragraph that the cut goes through', async () => {
    const blocks = [some(420), some(60), Array.from({ length: 30 }, () => `- ${some(14)}`).join('\n    ')];
    const { bytes } = await press.print({
      chapters: [`# One\n\n${some(60)}[^a]\n\n${some(120)}\n\n[^a]: ${blocks.join('\n\n    ')}`],
      configuration: printing({ hyphenation: 'false' }),
    });
    const { all } = await structureOf(bytes);
    const [note, ...others] = all('Note');
    expect(others).toEqual([]);
    expect(pagesOf(note!).length).toBeGreaterThan(2);
    const items = `L(${Array(30).fill('LI(Lbl LBody)').join(' ')})`;
    expect(shapeOf(note!)).toBe(`Note(Lbl(Link) P P ${items})`);
  });

  it('called from a table, a list and a caption come behind the whole of it', async () => {
    const { bytes } = await press.print({
      chapters: [
        '# One\n\n| a | b |\n|---|---|\n| c[^1] | d |\n| e | f[^2] |\n\n- item[^3]\n- next\n\n![A circle](small.svg "Caption[^4]")\n\n[^1]: One.\n\n[^2]: Two.\n\n[^3]: Three.\n\n[^4]: Four.',
      ],
      files: PICTURES,
    });
    const { all } = await structureOf(bytes);
    const kids = all('Sect').at(-1)!.kids.filter(isElement);
    expect(kids.map((kid) => kid.id ?? kid.type).slice(0, 5)).toEqual([
      'H1',
      'Table',
      'note-1',
      'note-2',
      'L',
    ]);
    expect(shapeOf(all('L').at(-1)!)).toContain('LBody(Reference(Link) Note(');
    expect(shapeOf(kids[1]!)).toBe('Table(TR(TH TH) TR(TD(Reference(Link)) TD) TR(TD TD(Reference(Link))))');
  });

  it('that others call come behind those, in the order of their numbers', async () => {
    const { bytes } = await press.print({
      chapters: [
        '# One\n\nText.[^a] More.[^d]\n\nAgain.[^b]\n\n[^a]: A.[^b] And.[^c]\n\n[^b]: B.\n\n[^c]: C.\n\n[^d]: D.',
      ],
    });
    const { all } = await structureOf(bytes);
    expect(all('Note').map(({ id, parent }) => `${id} in ${parent?.type}`)).toEqual(
      [1, 2, 3, 4].map((number) => `note-${number} in Sect`),
    );
  });

  it.each(['chapter', 'book'])('at the end of the %s are items of a list', async (notes) => {
    const { bytes } = await press.print({
      chapters: ['# One\n\nFirst.[^a] And again.[^a]\n\n[^a]: Alpha.'],
      configuration: printing({ notes }),
    });
    const { all } = await structureOf(bytes);
    expect(all('Note').map(({ id }) => id)).toEqual(['note-1']);
    expect(shapeOf(all('LI').at(-1)!)).toMatch(/^LI\(Lbl LBody\(Note\(P\(Link Link(?:\(.*\))?\)\)\)\)$/u);
  });
});

describe('what goes over pages', () => {
  it('is one paragraph, also where a page ends within it', async () => {
    const { bytes } = await press.print({ chapters: [`# One\n\n${some(1200)}.[^a]\n\n[^a]: Note.`] });
    const { all } = await structureOf(bytes);
    const long = all('P').filter((paragraph) => pagesOf(paragraph).length > 1);
    expect(long).toHaveLength(1);
    expect(pagesOf(long[0]!).length).toBeGreaterThan(3);
  });

  it('is one paragraph, also where a picture among its words stands by itself', async () => {
    const { bytes } = await press.print({
      chapters: [`# One\n\n${some(220)} ![A circle](tall.svg) ${some(140)}`],
      configuration: printing({ hyphenation: 'false' }),
      files: PICTURES,
    });
    const { all } = await structureOf(bytes);
    expect(
      all('P')
        .filter((each) => pagesOf(each).length > 1)
        .map(shapeOf),
    ).toEqual(['P(Figure)']);
    expect(all('Figure').map(({ parent }) => parent?.type)).toEqual(['P']);
  });

  it('has every cell in its column, empty ones, too', async () => {
    const { bytes } = await press.print({
      chapters: [
        '# One\n\n|   | b | c |\n|---|---|---|\n| 1 |   | 3 |\n|   |   | 4 |\n\n| x |\n|---|\n| y |',
      ],
    });
    const { all } = await structureOf(bytes);
    expect(all('Table').map(shapeOf)).toEqual([
      'Table(TR(TH TH TH) TR(TD TD TD) TR(TD TD TD))',
      'Table(TR(TH) TR(TD))',
    ]);
    const cells = all('TR').map(({ kids }) =>
      kids
        .filter(isElement)
        .map((cell) => (cell.kids.length > 0 ? 'x' : '-'))
        .join(''),
    );
    expect(cells).toEqual(['-xx', 'x-x', '--x', 'x', 'x']);
  });

  it('has the head of a table once', async () => {
    const rows = Array.from({ length: 80 }, (_, index) => `| r${index} | c${index} |`).join('\n');
    const { bytes } = await press.print({ chapters: [`# One\n\n| Left | Right |\n|---|---|\n${rows}`] });
    const { all } = await structureOf(bytes);
    expect(pagesOf(all('Table')[0]!).length).toBeGreaterThan(2);
    expect(all('TH').map((cell) => pagesOf(cell).length)).toEqual([1, 1]);
  });
});

describe('types', () => {
  it('are standard ones, or stand for them', async () => {
    const { bytes } = await press.print({
      chapters: [
        '# One\n\n*em* **strong** `code` ~~gone~~ <q>quoted</q> H<sub>2</sub>O\n\n:::box{title="A box"}\nText.\n:::\n\n> Quoted.\n\n```\ncode\nmore\n```\n\n1. a\n   - b\n2. c\n\n:::verse\nline\nline\n:::',
      ],
    });
    const { all, document } = await structureOf(bytes);
    expect(all('NonStruct')).toEqual([]);
    expect([all('Em').length, all('Strong').length, all('Code').length, all('Aside').length]).toEqual([
      1, 1, 2, 1,
    ]);
    const root = document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
    const roles = root.lookup(PDFName.of('RoleMap'), PDFDict);
    expect(Object.fromEntries(roles.entries().map(([from, to]) => [from.decodeText(), String(to)]))).toEqual({
      Em: '/Span',
      Strong: '/Span',
      Aside: '/Sect',
    });
    const list = all('L').find(
      (each) => shapeOf(each).includes('L(LI(Lbl LBody) )') || shapeOf(each).includes('LBody(L('),
    );
    expect(shapeOf(list!)).toBe('L(LI(Lbl LBody(L(LI(Lbl LBody)))) LI(Lbl LBody))');
  });

  it('tell the language of passages, boxes and chapters', async () => {
    const { bytes } = await press.print({
      chapters: [
        '# One\n\nIn :lang[Қазақстан]{kk}, *:lang[deutsch]{de}* and <i lang="fr">français</i>.[^a]\n\n[^a]: Or :lang[Россия]{ru}.',
        '---\nlanguage: fr\n---\n\n# Deux\n\nTexte.',
      ],
    });
    const { tree, all } = await structureOf(bytes);
    const languages = ['Span', 'Sect', 'Em'].flatMap((type) =>
      all(type).flatMap((element) => textOf(element, 'Lang') ?? []),
    );
    expect(languages).toEqual(['kk', 'de', 'fr', 'ru', 'fr']);
    expect(textOf(tree.roots[0]!, 'Lang')).toBe('en');
  });

  it('keep the text of a picture, and its caption beside it', async () => {
    const { bytes } = await press.print({
      chapters: ['# One\n\n![A circle](small.svg "What it shows")\n\n![](small.svg){decorative}'],
      files: PICTURES,
    });
    const { all } = await structureOf(bytes);
    expect(all('Figure').map((figure) => [textOf(figure, 'Alt'), shapeOf(figure.parent!)])).toEqual([
      ['A circle', 'Div(Figure Caption)'],
    ]);
  });
});

it('links say where they lead', async () => {
  const { bytes } = await press.print({
    chapters: [
      '# One\n\nA call,[^a] [the site](https://example.org/a%20b), [the same](https://example.org/a%20b), [](#two).\n\n[^a]: Note.',
      '# Two {#two}\n\nText.',
    ],
    configuration: 'language: de\n',
  });
  const { document, all } = await structureOf(bytes);
  const contents = all('Link').flatMap(({ kids }) =>
    kids.flatMap((kid) => {
      if (isElement(kid) || kid.kind !== 'object') return [];
      const annotation = document.context.lookup(kid.object as PDFRef, PDFDict);
      return [annotation.lookup(PDFName.of('Contents'), PDFHexString).decodeText()];
    }),
  );
  expect(contents).toEqual([
    'One 1',
    'Two 2',
    'Anmerkung 1',
    'the site',
    'the same',
    'Two',
    'Zurück zur Textstelle von Anmerkung 1',
  ]);
});

it.each([9, 14])('calls lead to their notes, also where Chromium makes no link of them: %i', async (seed) => {
  // In these, a long address stands before calls in its paragraph, and its page ends.
  const { bytes, book } = await press.print(randomManuscript(seed, 'small'));
  const { all, document } = await structureOf(bytes);
  const first = new Map<string, unknown>();
  for (const reference of all('Reference')) {
    const [link] = reference.kids;
    const object = isElement(link)
      ? link.kids.find((kid) => 'kind' in kid && kid.kind === 'object')
      : undefined;
    const annotation =
      object && 'object' in object ? document.context.lookup(object.object, PDFDict) : undefined;
    const target = annotation?.get(PDFName.of('Dest'))?.toString();
    if (target !== undefined && !first.has(target)) first.set(target, annotation);
  }
  expect([...first.keys()].toSorted()).toEqual(book.numbered.notes.map(({ id }) => `/${id}`).toSorted());
});
