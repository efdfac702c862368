/** The table that leads from pages and annotations to their elements (`ParentTree`; PDF 32000-1, 14.7.4.4). */
import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRef,
  type PDFDocument,
  type PDFObject,
} from '@cantoo/pdf-lib';

/** By key the reference of an annotation's element, or the list of a page's. */
export function parentTree(document: PDFDocument): Map<number, PDFRef | (PDFRef | undefined)[]> {
  const found = new Map<number, PDFRef | (PDFRef | undefined)[]>();
  const root = document.catalog.lookup(PDFName.of('StructTreeRoot'));
  const seen = new Set<PDFObject>();
  const visit = (node: PDFObject | undefined): void => {
    if (!(node instanceof PDFDict) || seen.has(node)) return;
    seen.add(node);
    const numbers = node.lookup(PDFName.of('Nums'));
    if (numbers instanceof PDFArray) {
      for (let index = 0; index + 1 < numbers.size(); index += 2) {
        const key = numbers.lookup(index);
        if (!(key instanceof PDFNumber)) continue;
        const value = numbers.lookup(index + 1);
        const reference = numbers.get(index + 1);
        if (value instanceof PDFArray)
          found.set(
            key.asNumber(),
            value.asArray().map((each) => (each instanceof PDFRef ? each : undefined)),
          );
        else if (reference instanceof PDFRef) found.set(key.asNumber(), reference);
      }
    }
    const kids = node.lookup(PDFName.of('Kids'));
    if (kids instanceof PDFArray) for (let index = 0; index < kids.size(); index++) visit(kids.lookup(index));
  };
  if (root instanceof PDFDict) visit(root.lookup(PDFName.of('ParentTree')));
  return found;
}
