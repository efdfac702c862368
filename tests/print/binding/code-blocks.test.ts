/** Blocks of code in the structure: told from paragraphs in which nothing but code stands. */
import { PDFDict, PDFName } from '@cantoo/pdf-lib';
import { afterAll, describe, expect, it } from 'vitest';
import type { StructureElement } from '../../../src/print/structure/tree.ts';
import { prove, told } from '../../proof/pdf/proof-of-pages.ts';
import { Press, printing } from '../pages/press.ts';
import { shapeOf, structureOf } from './structure-outline.ts';

const press = new Press();
afterAll(() => press.close());

const CODE = '```\nlamp = on\nturn(lamp)\n```';
const indented = (text: string): string => text.replaceAll('\n', '\n    ');

function placementOf({ dictionary }: StructureElement): string | undefined {
  const attributes = dictionary.lookup(PDFName.of('A'));
  const placement = attributes instanceof PDFDict ? attributes.lookup(PDFName.of('Placement')) : undefined;
  return placement instanceof PDFName ? placement.decodeText() : undefined;
}

describe('a block of code', () => {
  it('is a paragraph of code that says that it stands by itself', async () => {
    const { bytes, book } = await press.print({
      chapters: [
        `# One\n\nText with \`code\`.\n\n${CODE}\n\n\`code alone\`\n\n> ${CODE.replaceAll('\n', '\n> ')}\n`,
      ],
    });
    const { all } = await structureOf(bytes);
    expect(all('Code').map((code) => [shapeOf(code.parent!), placementOf(code)])).toEqual([
      ['P(Code)', undefined],
      ['P(Code)', 'Block'],
      ['P(Code)', undefined],
      ['P(Code)', 'Block'],
    ]);
    expect(told(await prove(bytes, book))).toEqual([]);
  });

  it('stands apart from the text of its item, and in a note', async () => {
    const { bytes, book } = await press.print({
      chapters: [
        `# One\n\n1. A tight item\n    ${indented(CODE)}\n2. A call.[^a]\n\n[^a]: ${indented(`Text.\n\n${CODE}\n\nMore.`)}\n`,
      ],
    });
    const { all } = await structureOf(bytes);
    // The first is that of the contents.
    expect(all('LBody').map(shapeOf).slice(1)).toEqual([
      'LBody(P(Code))',
      'LBody(Reference(Link) Note(Lbl(Link) P P(Code) P))',
    ]);
    expect(told(await prove(bytes, book))).toEqual([]);
  });

  it('is one in a note where the page ends within it', async () => {
    const lines = Array.from({ length: 90 }, (_, line) => `lamp(${line}) = on`).join('\n');
    const { bytes, book } = await press.print({
      chapters: [`# One\n\nA call.[^a]\n\n[^a]: ${indented(`Text.\n\n\`\`\`\n${lines}\n\`\`\``)}\n`],
      configuration: printing(),
    });
    const { all } = await structureOf(bytes);
    expect(all('Note').map(shapeOf)).toEqual(['Note(Lbl(Link) P P(Code))']);
    expect(told(await prove(bytes, book))).toEqual([]);
  });
});
