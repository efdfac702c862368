/** Conditions on annotations: links in links, with words, and in the order of the structure. */
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, type PDFDocument } from '@cantoo/pdf-lib';
import { elementsOf, isElement, type StructureTree } from '../structure/tree.ts';
import { textOf } from './check-catalog.ts';
import type { AccessibilityFault } from './fault.ts';
import { parentTree } from './parent-tree.ts';

const HIDDEN = 2;

/** Checkpoint 28. */
export function checkAnnotations(document: PDFDocument, tree: StructureTree): AccessibilityFault[] {
  const owners = new Map<PDFRef, { type: string; reference: PDFRef | undefined }>();
  for (const element of elementsOf(tree.roots))
    for (const kid of element.kids)
      if (!isElement(kid) && kid.kind === 'object')
        owners.set(kid.object, { type: element.type, reference: element.reference });
  const parents = parentTree(document);
  const faults: AccessibilityFault[] = [];
  for (const [index, page] of document.getPages().entries()) {
    const annotations = page.node.lookup(PDFName.of('Annots'));
    if (!(annotations instanceof PDFArray) || annotations.size() === 0) continue;
    const fault = (checkpoint: string, message: string): void =>
      void faults.push({ checkpoint, message, page: index + 1 });
    const tabs = page.node.lookup(PDFName.of('Tabs'));
    if (tabs === undefined) fault('28-008', 'expected an order of tabs for the links, found none');
    else if (tabs !== PDFName.of('S'))
      fault('28-009', 'expected the order of the structure for tabs, found another');
    for (const reference of annotations.asArray()) {
      const annotation = document.context.lookup(reference);
      if (!(annotation instanceof PDFDict)) continue;
      const flags = annotation.lookup(PDFName.of('F'));
      if (flags instanceof PDFNumber && (flags.asNumber() & HIDDEN) !== 0) continue;
      const subtype = annotation.lookup(PDFName.of('Subtype'));
      const kind = subtype instanceof PDFName ? subtype.decodeText() : '';
      if (kind === 'Popup') continue;
      if (kind === 'TrapNet') fault('28-007', 'expected no annotation for trapping, found one');
      const owner = reference instanceof PDFRef ? owners.get(reference) : undefined;
      const key = annotation.lookup(PDFName.of('StructParent'));
      const named = key instanceof PDFNumber ? parents.get(key.asNumber()) : undefined;
      const isKnown = owner !== undefined && named === owner.reference;
      const hasWords = /\S/u.test(textOf(annotation.lookup(PDFName.of('Contents'))) ?? '');
      if (kind === 'Link') {
        if (!isKnown || owner.type !== 'Link')
          fault('28-011', 'expected a link within a `Link` of the structure, found one without');
        if (!hasWords) fault('28-012', 'expected words for a link in its `Contents`, found none');
      } else {
        if (!isKnown) fault('28-002', `expected an annotation within the structure, found a ${kind} without`);
        if (!hasWords) fault('28-004', `expected words for an annotation, found a ${kind} without`);
      }
    }
  }
  return faults;
}
