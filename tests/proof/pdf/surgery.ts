/**
 * Damages finished PDFs, as bytes: streams are unpacked, glyphs found through the tables of their fonts, objects
 * changed. Nothing here knows how the file was made, but for the form in which its browser writes content: one glyph
 * for each operator.
 */
import { deflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';
import { keyOf } from '../../../src/proof/words.ts';

/** A glyph in a content stream. */
export interface PlacedGlyph {
  /** Where its operand is. */
  from: number;
  to: number;
  code: string;
  text: string;
  font: string;
  mark: number;
}

/** A word on a page, as indices of its glyphs. */
export interface PlacedWord {
  page: number;
  from: number;
  to: number;
  text: string;
}

/** A file on the table. */
export class Surgery {
  readonly document: PDFDocument;
  private readonly contents = new Map<number, string>();
  private readonly marks = new Map<number, Map<number, string>>();

  private constructor(document: PDFDocument) {
    this.document = document;
  }

  static async on(bytes: Uint8Array): Promise<Surgery> {
    return new Surgery(await PDFDocument.load(bytes, { updateMetadata: false }));
  }

  async close(): Promise<Uint8Array> {
    return this.document.save({
      useObjectStreams: true,
      addDefaultPage: false,
      updateFieldAppearances: false,
    });
  }

  /** The content of a page, unpacked. */
  content(page: number): string {
    const known = this.contents.get(page);
    if (known !== undefined) return known;
    const stream = this.document.getPage(page).node.lookup(PDFName.of('Contents')) as PDFRawStream;
    const content = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
    this.contents.set(page, content);
    return content;
  }

  setContent(page: number, content: string): void {
    this.contents.set(page, content);
    const { node } = this.document.getPage(page);
    const stream = node.lookup(PDFName.of('Contents')) as PDFRawStream;
    const { dict } = stream;
    const reference = node.get(PDFName.of('Contents')) as PDFRef;
    const packed = deflateSync(Buffer.from(content, 'latin1'));
    const changed = dict.clone(this.document.context);
    changed.delete(PDFName.of('Length'));
    changed.set(PDFName.of('Filter'), PDFName.of('FlateDecode'));
    this.document.context.assign(reference, PDFRawStream.of(changed, packed));
  }

  /** All glyphs of a page, in the order of its content. */
  glyphs(page: number): PlacedGlyph[] {
    const content = this.content(page);
    const fonts = this.fonts(page);
    const glyphs: PlacedGlyph[] = [];
    let font = '';
    const marks: number[] = [];
    const pattern =
      /\/(?<font>\S+) [\d.]+ Tf|<(?<code>[\da-fA-F]+)> Tj|\/MCID (?<mark>\d+) ?>> ?BDC|(?<begin>BDC|BMC)|(?<end>EMC)/gu;
    for (const match of content.matchAll(pattern)) {
      const { font: name, code, mark, begin, end } = match.groups!;
      if (name !== undefined) font = name;
      else if (mark !== undefined) marks.push(Number(mark));
      else if (begin !== undefined) marks.push(marks.at(-1) ?? -1);
      else if (end !== undefined) marks.pop();
      else if (code !== undefined) {
        const text = fonts.get(font)?.get(code.toUpperCase()) ?? '';
        const from = match.index + 1;
        glyphs.push({ from, to: from + code.length, code, text, font, mark: marks.at(-1) ?? -1 });
      }
    }
    return glyphs;
  }

  /** Where a text stands on a page, by its key; absent where it does not, or not in one piece. */
  find(page: number, text: string): PlacedWord | undefined {
    const glyphs = this.glyphs(page);
    const key = keyOf(text);
    let all = '';
    const ofCharacter: number[] = [];
    for (const [index, glyph] of glyphs.entries()) {
      const own = keyOf(glyph.text);
      all += own;
      for (let nth = 0; nth < own.length; nth++) ofCharacter.push(index);
    }
    const at = all.indexOf(key);
    if (at < 0 || key === '' || all.includes(key, at + 1)) return undefined;
    return { page, from: ofCharacter[at]!, to: ofCharacter[at + key.length - 1]!, text };
  }

  /** Takes glyphs out; what they moved on stays, so a hole is left. */
  drop({ page, from, to }: PlacedWord): void {
    this.rewrite(page, (_, index) => (index >= from && index <= to ? '' : undefined));
  }

  /** Writes a word twice. */
  double({ page, from, to }: PlacedWord): void {
    const word = this.glyphs(page).slice(from, to + 1);
    const codes = word.map(({ code }) => code).join('');
    this.rewrite(page, (glyph, index) => (index === from ? codes + glyph.code : undefined));
  }

  /** Writes other letters, or other digits, of the same fonts; false where the page has none. */
  change({ page, from, to }: PlacedWord): boolean {
    const glyphs = this.glyphs(page);
    const others = glyphs.slice(from, to + 1).map((glyph) => {
      const isAlike = /\d/u.test(glyph.text) ? /^\d$/u : /^\p{Ll}$/u;
      return glyphs.find(
        (each) => each.font === glyph.font && each.text !== glyph.text && isAlike.test(each.text),
      )?.code;
    });
    this.rewrite(page, (_, index) => others[index - from]);
    return others.some((code) => code !== undefined);
  }

  /** Writes the glyph that stands for a missing one. */
  blank({ page, from }: PlacedWord): void {
    this.rewrite(page, (glyph, index) => (index === from ? '0'.repeat(glyph.code.length) : undefined));
  }

  /** Moves the lines that a word is in, in the units of the content: px from the upper left. */
  shift({ page, from, to }: PlacedWord, across: number, down: number): void {
    const content = this.content(page);
    const glyphs = this.glyphs(page);
    const start = content.lastIndexOf('BT', glyphs[from]!.from);
    const end = content.indexOf('ET', glyphs[to]!.to);
    const moved = content
      .slice(start, end)
      .replaceAll(
        /(\S+ \S+ \S+ \S+) (\S+) (\S+) Tm/gu,
        (_, before: string, x: string, y: string) => `${before} ${Number(x) + across} ${Number(y) + down} Tm`,
      );
    this.setContent(page, content.slice(0, start) + moved + content.slice(end));
  }

  private rewrite(page: number, codeOf: (glyph: PlacedGlyph, index: number) => string | undefined): void {
    let content = this.content(page);
    for (const [index, glyph] of [...this.glyphs(page).entries()].toReversed()) {
      const code = codeOf(glyph, index);
      if (code !== undefined) content = content.slice(0, glyph.from) + code + content.slice(glyph.to);
    }
    this.setContent(page, content);
  }

  private fonts(page: number): Map<string, Map<string, string>> {
    const fonts = this.document.getPage(page).node.Resources()?.lookup(PDFName.of('Font'));
    const tables = new Map<string, Map<string, string>>();
    if (!(fonts instanceof PDFDict)) return tables;
    for (const [name] of fonts.entries()) {
      const font = fonts.lookup(name, PDFDict);
      const stream = font.lookup(PDFName.of('ToUnicode'));
      if (stream instanceof PDFRawStream) tables.set(name.decodeText(), tableOf(stream));
    }
    return tables;
  }

  /** All link annotations, with their pages. */
  links(): { page: number; array: PDFArray; index: number; link: PDFDict; target: string }[] {
    return this.document.getPages().flatMap(({ node }, page) => {
      const array = node.lookup(PDFName.of('Annots'));
      if (!(array instanceof PDFArray)) return [];
      return array.asArray().map((_, index) => {
        const link = array.lookup(index, PDFDict);
        const target = link.get(PDFName.of('Dest'));
        return { page, array, index, link, target: target instanceof PDFName ? target.decodeText() : '' };
      });
    });
  }

  /** All structure elements of a type, in no order. */
  elements(type: string): PDFDict[] {
    return this.document.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) =>
        object instanceof PDFDict &&
        object.get(PDFName.of('S')) === PDFName.of(type) &&
        object.has(PDFName.of('P'))
          ? [object]
          : [],
      );
  }

  /** What a structure element says, by the glyphs of its marks. */
  textOf(element: PDFDict): string {
    const pages = new Map(this.document.getPages().map(({ ref }, page) => [ref.toString(), page]));
    const walk = (dictionary: PDFDict, around: number | undefined): string => {
      const own = dictionary.get(PDFName.of('Pg'));
      const page = own instanceof PDFRef ? pages.get(own.toString()) : around;
      const kids = dictionary.lookup(PDFName.of('K'));
      return (kids instanceof PDFArray ? kids.asArray() : [kids])
        .map((kid) => {
          const found = kid instanceof PDFRef ? this.document.context.lookup(kid) : kid;
          if (found instanceof PDFNumber)
            return page === undefined ? '' : this.textOfMark(page, found.asNumber());
          if (!(found instanceof PDFDict)) return '';
          const mark = found.lookup(PDFName.of('MCID'));
          if (!(mark instanceof PDFNumber)) return walk(found, page);
          const ofMark = found.get(PDFName.of('Pg'));
          const index = ofMark instanceof PDFRef ? pages.get(ofMark.toString()) : page;
          return index === undefined ? '' : this.textOfMark(index, mark.asNumber());
        })
        .join('');
    };
    return walk(element, undefined);
  }

  private textOfMark(page: number, mark: number): string {
    let ofPage = this.marks.get(page);
    if (!ofPage) {
      ofPage = new Map();
      for (const glyph of this.glyphs(page))
        ofPage.set(glyph.mark, (ofPage.get(glyph.mark) ?? '') + glyph.text);
      this.marks.set(page, ofPage);
    }
    return ofPage.get(mark) ?? '';
  }

  referenceOf(object: PDFDict): PDFRef {
    return this.document.context.getObjectRef(object)!;
  }
}

/** Code → text. */
function tableOf(stream: PDFRawStream): Map<string, string> {
  const source = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
  const table = new Map<string, string>();
  for (const [, block = ''] of source.matchAll(/beginbfchar([\s\S]*?)endbfchar/gu))
    for (const [, code = '', text = ''] of block.matchAll(/<([\da-f]+)>\s*<([\da-f]+)>/giu))
      table.set(code.toUpperCase(), textOf(text));
  for (const [, block = ''] of source.matchAll(/beginbfrange([\s\S]*?)endbfrange/gu)) {
    for (const [, first = '', last = '', text = ''] of block.matchAll(
      /<([\da-f]+)>\s*<([\da-f]+)>\s*<([\da-f]+)>/giu,
    )) {
      const from = Number.parseInt(first, 16);
      for (let code = from; code <= Number.parseInt(last, 16); code++)
        table.set(
          code.toString(16).padStart(first.length, '0').toUpperCase(),
          String.fromCodePoint(Number.parseInt(text, 16) + code - from),
        );
    }
  }
  return table;
}

function textOf(hexadecimal: string): string {
  return String.fromCharCode(...(hexadecimal.match(/.{4}/gu) ?? []).map((code) => Number.parseInt(code, 16)));
}
