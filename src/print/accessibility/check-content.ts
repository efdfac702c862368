/** Conditions on what pages show: all of it is content or artifact, and text can be read. */
import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFNumber,
  type PDFDocument,
} from '@cantoo/pdf-lib';
import { glyphTexts, type GlyphTexts } from '../content/glyph-texts.ts';
import { contentOf, type StructureTree } from '../structure/tree.ts';
import { operationsOf, type Operand } from './content-operators.ts';
import { streamBytes } from '../content/stream-bytes.ts';
import type { AccessibilityFault } from './fault.ts';
import { parentTree } from './parent-tree.ts';

const PAINTS = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'sh', 'EI']);
const SHOWS = new Set(['Tj', 'TJ', "'", '"']);

/** A mark that is open. */
interface Mark {
  kind: 'artifact' | 'content' | 'other';
  /** True where it says what its text is. */
  hasText: boolean;
}

/** A font, as far as text is read with it. */
interface ReadFont {
  isWide: boolean;
  texts: GlyphTexts | undefined;
}

/** Checkpoints 01, 10, 30 and part of 31. What occurs often on a page is told once. */
export function checkContent(document: PDFDocument, tree: StructureTree): AccessibilityFault[] {
  return new ContentCheck(document, tree).run();
}

class ContentCheck {
  private readonly faults = new Map<string, AccessibilityFault>();
  private readonly document: PDFDocument;
  private readonly parents: ReturnType<typeof parentTree>;
  /** The content that is in the tree: of each page, or object on it, the numbers. */
  private readonly inTree = new Map<string, Set<number>>();
  private readonly fonts = new Map<PDFDict, ReadFont>();
  /** How often each object with marks of its own is shown. */
  private readonly shown = new Map<PDFRawStream, number>();
  private page = 0;

  constructor(document: PDFDocument, tree: StructureTree) {
    this.document = document;
    this.parents = parentTree(document);
    for (const root of tree.roots) {
      for (const { page, mcid, stream } of contentOf(root)) {
        const key = stream?.toString() ?? String(page);
        if (!this.inTree.has(key)) this.inTree.set(key, new Set());
        this.inTree.get(key)!.add(mcid);
      }
    }
  }

  run(): AccessibilityFault[] {
    for (const [index, { node }] of this.document.getPages().entries()) {
      this.page = index;
      const bytes = contentsOf(node.lookup(PDFName.of('Contents')), this.document);
      if (bytes) this.check(bytes, node.Resources(), node, String(index), []);
    }
    return [...this.faults.values()];
  }

  /** @param key how the tree knows of this content */
  private check(
    bytes: Uint8Array,
    resources: PDFDict | undefined,
    owner: PDFDict,
    key: string,
    outer: readonly Mark[],
  ): void {
    const marks = [...outer];
    let font: ReadFont | undefined;
    const isIn = (kind: Mark['kind']): boolean => marks.some((mark) => mark.kind === kind);
    for (const { operator, operands } of operationsOf(bytes)) {
      if (operator === 'BDC' || operator === 'BMC')
        marks.push(this.opened(operands, resources, owner, key, isIn));
      else if (operator === 'EMC') {
        if (marks.length > outer.length) marks.pop();
      } else if (operator === 'Tf') font = this.fontOf(operands[0], resources);
      else if (SHOWS.has(operator)) {
        this.painted(isIn, 'text');
        if (!isIn('artifact'))
          this.read(
            operands,
            font,
            marks.some(({ hasText }) => hasText),
          );
      } else if (PAINTS.has(operator)) this.painted(isIn, operator === 'EI' ? 'a picture' : 'a drawing');
      else if (operator === 'Do') this.show(operands[0], resources, marks, isIn);
    }
    if (marks.length > outer.length)
      this.fault('01-005', 'expected every mark to end on its page, found one open');
  }

  private opened(
    [tag, properties]: readonly Operand[],
    resources: PDFDict | undefined,
    owner: PDFDict,
    key: string,
    isIn: (kind: Mark['kind']) => boolean,
  ): Mark {
    const known = this.propertiesOf(properties, resources);
    const hasText = known.has('ActualText');
    if (tag === '/Artifact') {
      if (isIn('content')) this.fault('01-003', 'expected no artifact within content, found one');
      return { kind: 'artifact', hasText };
    }
    const mcid = known.get('MCID');
    if (typeof mcid !== 'number') return { kind: 'other', hasText };
    if (isIn('artifact')) this.fault('01-004', 'expected no content within an artifact, found some');
    const number = owner.lookup(PDFName.of('StructParents'));
    const list = number instanceof PDFNumber ? this.parents.get(number.asNumber()) : undefined;
    const isOwned = Array.isArray(list) && list[mcid] !== undefined;
    if (!isOwned || this.inTree.get(key)?.has(mcid) !== true)
      this.fault('01-005', 'expected marked content to be in the structure, found some that is not');
    return { kind: 'content', hasText };
  }

  private painted(isIn: (kind: Mark['kind']) => boolean, what: string): void {
    if (!isIn('artifact') && !isIn('content'))
      this.fault('01-005', `expected everything to be content or artifact, found ${what} that is neither`);
  }

  /** Every glyph must have a text, and be one. */
  private read(operands: readonly Operand[], font: ReadFont | undefined, hasText: boolean): void {
    if (!font) return;
    const strings = operands.flat(2).filter((each) => each instanceof Uint8Array);
    for (const string of strings) {
      const codes = font.isWide
        ? Array.from({ length: string.length >> 1 }, (_, at) => string[2 * at]! * 256 + string[2 * at + 1]!)
        : [...string];
      for (const glyph of codes) {
        if (font.isWide && glyph === 0)
          this.fault('31-030', 'expected a glyph for every character, found `.notdef`');
        const text = font.texts?.get(glyph.toString(16).padStart(font.isWide ? 4 : 2, '0'));
        if (font.texts && !hasText && (text === undefined || text === ''))
          this.fault('10-001', 'expected a text for every glyph, found one without');
      }
    }
  }

  private show(
    name: Operand | undefined,
    resources: PDFDict | undefined,
    marks: readonly Mark[],
    isIn: (kind: Mark['kind']) => boolean,
  ): void {
    const objects = resources?.lookup(PDFName.of('XObject'));
    const reference = objects instanceof PDFDict ? objects.get(pdfName(name)) : undefined;
    const object = reference && this.document.context.lookup(reference);
    if (!(object instanceof PDFRawStream)) return;
    if (object.dict.has(PDFName.of('Ref')))
      this.fault('30-001', 'expected no part of another file, found one');
    if (object.dict.get(PDFName.of('Subtype')) !== PDFName.of('Form')) {
      this.painted(isIn, 'a picture');
      return;
    }
    if (object.dict.has(PDFName.of('StructParents'))) {
      const times = (this.shown.get(object) ?? 0) + 1;
      this.shown.set(object, times);
      if (times > 1) this.fault('30-002', 'expected an object with content to be shown once, found it twice');
    }
    const inner = object.dict.lookup(PDFName.of('Resources'));
    const key = reference instanceof PDFRef ? reference.toString() : '';
    // An object that shows itself would be shown for ever.
    if (marks.length < 50)
      this.check(streamBytes(object), inner instanceof PDFDict ? inner : resources, object.dict, key, [
        ...marks,
        { kind: 'other', hasText: false },
      ]);
  }

  private propertiesOf(
    properties: Operand | undefined,
    resources: PDFDict | undefined,
  ): Map<string, unknown> {
    const found = new Map<string, unknown>();
    if (Array.isArray(properties)) {
      for (let index = 0; index + 1 < properties.length; index += 2)
        found.set(String(properties[index]).slice(1), properties[index + 1]);
    } else if (typeof properties === 'string') {
      const named = resources?.lookup(PDFName.of('Properties'));
      const dictionary = named instanceof PDFDict ? named.lookup(pdfName(properties)) : undefined;
      for (const [key, value] of dictionary instanceof PDFDict ? dictionary.entries() : [])
        found.set(key.decodeText(), value instanceof PDFNumber ? value.asNumber() : value);
    }
    return found;
  }

  private fontOf(name: Operand | undefined, resources: PDFDict | undefined): ReadFont | undefined {
    const fonts = resources?.lookup(PDFName.of('Font'));
    const font = fonts instanceof PDFDict ? fonts.lookup(pdfName(name)) : undefined;
    if (!(font instanceof PDFDict)) return undefined;
    let known = this.fonts.get(font);
    if (!known) {
      known = { isWide: font.get(PDFName.of('Subtype')) === PDFName.of('Type0'), texts: glyphTexts(font) };
      this.fonts.set(font, known);
    }
    return known;
  }

  private fault(checkpoint: string, message: string): void {
    const page = this.page + 1;
    this.faults.set(`${checkpoint} ${message} ${page}`, { checkpoint, message, page });
  }
}

function pdfName(name: Operand | undefined): PDFName {
  return PDFName.of(typeof name === 'string' ? name.slice(1) : '');
}

function contentsOf(contents: unknown, document: PDFDocument): Uint8Array | undefined {
  if (contents instanceof PDFArray)
    return Buffer.concat(
      contents.asArray().flatMap((part) => {
        const bytes = contentsOf(document.context.lookup(part), document);
        return bytes ? [bytes, Buffer.from('\n')] : [];
      }),
    );
  if (contents instanceof PDFRawStream) return streamBytes(contents);
  const stream = contents as { getUnencodedContents?: () => Uint8Array } | undefined;
  return stream?.getUnencodedContents?.();
}
