/** Conditions on the structure tree: types, nesting, alternatives, headings, notes, languages. */
import { PDFDict, PDFName, type PDFDocument } from '@cantoo/pdf-lib';
import {
  contentOf,
  elementsOf,
  isElement,
  type StructureElement,
  type StructureTree,
} from '../structure/tree.ts';
import { STANDARD } from '../structure/types.ts';
import { isLanguage, textOf } from './check-catalog.ts';
import { checkTable } from './check-table.ts';
import type { AccessibilityFault } from './fault.ts';

/** Within each type what may stand (PDF 32000-1, tables 333, 336, 337 and 338), and by which checkpoint. */
const MAY_HOLD: Readonly<Record<string, readonly [checkpoint: string, types: readonly string[]]>> = {
  Table: ['09-004', ['Caption', 'TR', 'THead', 'TBody', 'TFoot']],
  THead: ['09-004', ['TR']],
  TBody: ['09-004', ['TR']],
  TFoot: ['09-004', ['TR']],
  TR: ['09-004', ['TH', 'TD']],
  L: ['09-005', ['Caption', 'L', 'LI']],
  LI: ['09-005', ['Lbl', 'LBody']],
  TOC: ['09-006', ['Caption', 'TOC', 'TOCI']],
  TOCI: ['09-006', ['Lbl', 'Reference', 'NonStruct', 'P', 'TOC']],
  Ruby: ['09-007', ['RB', 'RT', 'RP']],
};
const MUST_BE_IN: Readonly<Record<string, readonly [checkpoint: string, types: readonly string[]]>> = {
  TR: ['09-004', ['Table', 'THead', 'TBody', 'TFoot']],
  TH: ['09-004', ['TR']],
  TD: ['09-004', ['TR']],
  LI: ['09-005', ['L']],
  LBody: ['09-005', ['LI']],
  TOCI: ['09-006', ['TOC']],
  RB: ['09-007', ['Ruby']],
  RT: ['09-007', ['Ruby']],
};

/** Checkpoints 02, 09, 11, 13, 14, 15, 17 and 19. */
export function checkStructure(document: PDFDocument, tree: StructureTree): AccessibilityFault[] {
  const roles = rolesOf(document);
  const faults = checkRoles(tree, roles);
  const hasLanguage = isLanguage(textOf(document.catalog.lookup(PDFName.of('Lang'))));
  const standard = (type: string): string => standardOf(type, roles);
  const ids = new Map<string, number>();
  for (const element of elementsOf(tree.roots))
    if (element.id !== undefined) ids.set(element.id, (ids.get(element.id) ?? 0) + 1);
  for (const element of elementsOf(tree.roots)) {
    const fault = (checkpoint: string, message: string): void =>
      void faults.push({ checkpoint, message, page: pageOf(element) });
    const type = standard(element.type);
    const [nesting, holds] = MAY_HOLD[type] ?? [];
    for (const kid of holds ? element.kids : []) {
      const what = isElement(kid) ? standard(kid.type) : 'content';
      if (!holds?.includes(what)) fault(nesting!, `expected ${holds?.join(', ')} in ${type}, found ${what}`);
    }
    const [place, owners] = MUST_BE_IN[type] ?? [];
    const owner = element.parent ? standard(element.parent.type) : 'nothing';
    if (owners && !owners.includes(owner))
      fault(place!, `expected ${type} in ${owners.join(', ')}, found it in ${owner}`);

    const language = textOf(element.dictionary.lookup(PDFName.of('Lang')));
    if (language !== undefined && !isLanguage(language))
      fault('11-001', `expected a language tag, found \`${language}\``);
    if (!hasLanguage && !hasOwnLanguage(element) && element.kids.some((kid) => !isElement(kid)))
      fault('11-001', 'expected a language for all text, found none');
    if (type === 'Figure' && !hasAlternative(element))
      fault('13-004', 'expected a text for a picture, found none');
    if (type === 'Formula' && !hasAlternative(element))
      fault('17-002', 'expected a text for a formula, found none');
    if (type === 'Note') {
      if (element.id === undefined) fault('19-003', 'expected a note with an id, found none');
      else if (ids.get(element.id)! > 1)
        fault('19-004', `expected an id of its own for each note, found \`${element.id}\` more than once`);
    }
    if (type === 'Table') faults.push(...checkTable(element, standard));
  }
  return [...faults, ...checkHeadings(tree, standard)];
}

/** The page that an element begins on, from 1. */
export function pageOf(element: StructureElement): number | undefined {
  const first = contentOf(element).next();
  return first.done === true ? undefined : first.value.page + 1;
}

function checkHeadings({ roots }: StructureTree, standard: (type: string) => string): AccessibilityFault[] {
  const faults: AccessibilityFault[] = [];
  let before = 0;
  let plain = false;
  for (const element of elementsOf(roots)) {
    const [, digit] = /^H(\d?)$/u.exec(standard(element.type)) ?? [];
    if (digit === undefined) continue;
    const fault = (checkpoint: string, message: string): void =>
      void faults.push({ checkpoint, message, page: pageOf(element) });
    if (digit === '') {
      plain = true;
      const others = element.parent?.kids.filter((kid) => isElement(kid) && standard(kid.type) === 'H');
      if ((others?.length ?? 0) > 1) fault('14-006', 'expected one heading `H` in a section, found more');
      continue;
    }
    const level = Number(digit);
    if (before === 0 && level !== 1) fault('14-002', `expected the first heading to be H1, found H${level}`);
    else if (level > before + 1)
      fault('14-003', `expected no level of headings to be skipped, found H${level} after H${before}`);
    if (plain) fault('14-007', 'expected headings of one kind, found `H` and numbered ones');
    before = level;
  }
  return faults;
}

function rolesOf(document: PDFDocument): Map<string, string> {
  const root = document.catalog.lookup(PDFName.of('StructTreeRoot'));
  const map = root instanceof PDFDict ? root.lookup(PDFName.of('RoleMap')) : undefined;
  return new Map(
    (map instanceof PDFDict ? map.entries() : []).flatMap(([from, to]) =>
      to instanceof PDFName ? [[from.decodeText(), to.decodeText()] as const] : [],
    ),
  );
}

function checkRoles({ roots }: StructureTree, roles: ReadonlyMap<string, string>): AccessibilityFault[] {
  const faults: AccessibilityFault[] = [];
  for (const [from] of roles)
    if (STANDARD.has(from))
      faults.push({
        checkpoint: '02-004',
        message: `expected standard types as they are, found \`${from}\` mapped`,
      });
  for (const type of new Set([...elementsOf(roots)].map((element) => element.type))) {
    const found = standardOf(type, roles);
    if (STANDARD.has(found)) continue;
    const isCircle = roles.has(found);
    faults.push({
      checkpoint: isCircle ? '02-003' : '02-001',
      message: `expected \`${type}\` to stand for a standard type, found ${isCircle ? 'a circle' : `\`${found}\``}`,
    });
  }
  return faults;
}

/** Follows the map to a standard type, or to where it ends or turns back. */
function standardOf(type: string, roles: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  for (let at = type; ;) {
    const next = STANDARD.has(at) || seen.has(at) ? undefined : roles.get(at);
    if (next === undefined) return at;
    seen.add(at);
    at = next;
  }
}

function hasAlternative({ dictionary }: StructureElement): boolean {
  return ['Alt', 'ActualText'].some((key) => /\S/u.test(textOf(dictionary.lookup(PDFName.of(key))) ?? ''));
}

function hasOwnLanguage(element: StructureElement): boolean {
  for (let at: StructureElement | undefined = element; at; at = at.parent)
    if (isLanguage(textOf(at.dictionary.lookup(PDFName.of('Lang'))))) return true;
  return false;
}
