/**
 * Whether a finished PDF keeps PDF/UA-1 (ISO 14289-1), as far as a program can tell: the conditions of the
 * Matterhorn Protocol 1.1 that it marks as testable by software and that concern what this press prints. Whether the
 * text of a picture says what the picture shows, no program knows.
 */
import type { PDFDocument } from '@cantoo/pdf-lib';
import { readStructureTree } from '../structure/read-tree.ts';
import { checkAnnotations } from './check-annotations.ts';
import { checkCatalog } from './check-catalog.ts';
import { checkContent } from './check-content.ts';
import { checkFonts } from './check-fonts.ts';
import { checkStructure } from './check-structure.ts';
import type { AccessibilityFault } from './fault.ts';

/** All conditions that are not kept, by number and page; a file of which none is found may claim PDF/UA. Pure. */
export function checkAccessibility(document: PDFDocument): AccessibilityFault[] {
  const tree = readStructureTree(document);
  const faults = [...checkCatalog(document), ...checkFonts(document)];
  if (!tree || tree.roots.length === 0)
    faults.push({ checkpoint: '01-005', message: 'expected a structure, found none' });
  else
    faults.push(
      ...checkContent(document, tree),
      ...checkStructure(document, tree),
      ...checkAnnotations(document, tree),
    );
  return faults.toSorted((a, b) =>
    a.checkpoint < b.checkpoint ? -1 : a.checkpoint > b.checkpoint ? 1 : (a.page ?? 0) - (b.page ?? 0),
  );
}
