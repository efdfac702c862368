/** Compares the page marks of an EPUB with the pages of the PDF. Pure. */
import type { Finding } from '../finding.ts';
import type { Leaf, PageMarkRead, PageRead, Reading } from '../reading.ts';
import { keyOf } from '../words.ts';
import { longestRise } from './order.ts';
import { isSameText } from './same-text.ts';
import { Findings, quoted } from './telling.ts';

/** How many characters tell a place. */
const ENOUGH = 24;
/** How much of a text is told. */
const TOLD = 40;

/**
 * Every page mark that is missing, stands twice, out of order or elsewhere than the printed page begins. Pages without
 * running text or without a folio (blank ones, title pages) need none; an EPUB without any page marks has nothing to compare.
 */
export function comparePages(pdf: Reading, epub?: Reading): Finding[] {
  const marks = epub?.pageMarks ?? [];
  if (!epub || marks.length === 0) return [];
  const findings = new Findings(epub);
  const pages = pdf.pages ?? [];
  const byName = new Map<string, { page: PageRead; order: number }>();
  // What is printed on a page goes before what viewers call it.
  for (const name of ['folio', 'label'] as const) {
    for (const [order, page] of pages.entries()) {
      if (page[name] !== '' && !byName.has(page[name])) byName.set(page[name], { page, order });
    }
  }
  const tell = (message: string, page: PageRead | undefined, details: object = {}): void => {
    findings.add('page-mark-astray', message, details);
    const finding = findings.list.at(-1);
    if (finding && page) finding.page = { index: page.index, folio: page.folio };
  };

  const texts = new Texts(pdf);
  // Where a first chapter without a title begins no page tells, if a title stands above it.
  const [first] = pdf.chapters;
  const isNameless = first !== undefined && first.leaves[0]?.kind !== 'heading';
  const uncertain = isNameless ? pages.find(({ begins }) => begins !== '') : undefined;
  const seen = new Set<PageRead>();
  const orders: { mark: PageMarkRead; page: PageRead; order: number }[] = [];
  for (const mark of marks) {
    const known = byName.get(mark.label);
    if (!known) {
      tell(`expected the marks of the printed pages, found one of a page ${mark.label}`, undefined, {
        found: mark.label,
      });
      continue;
    }
    if (seen.has(known.page)) tell(`expected one mark of page ${mark.label}, found two`, known.page);
    else orders.push({ mark, ...known });
    seen.add(known.page);
    if (known.page !== uncertain && !beginsAlike(known.page.begins, mark.after, texts)) {
      tell(
        `expected the mark of page ${mark.label} before ${shown(known.page.begins)}, found it before ${shown(mark.after)}`,
        known.page,
        {
          expected: known.page.begins,
          found: mark.after,
        },
      );
    }
  }
  const inOrder = new Set(longestRise(orders.map(({ order }) => order)));
  for (const [index, { mark, page }] of orders.entries()) {
    if (!inOrder.has(index))
      tell(`expected the mark of page ${mark.label} in its place, found it elsewhere in the order`, page);
  }
  for (const page of pages) {
    if (page.begins === '' || page.folio === '' || seen.has(page)) continue;
    const name = page.folio;
    tell(`expected a mark of page ${name} before ${shown(page.begins)}, found none`, page, {
      expected: page.begins,
    });
  }
  return findings.list;
}

/**
 * As far as both are known; what ends sooner (an entry of the contents, a chapter) says no more. A mark that has been
 * shifted stands before other words at once, so the first ones tell.
 */
function beginsAlike(page: string, mark: string, texts: Texts): boolean {
  // Nothing is known: of a page that begins with notes, of a mark at the end of a chapter.
  if (mark === '' || page === '') return true;
  const isAlike = (length: number): boolean => isSameText(mark.slice(0, length), page.slice(0, length), true);
  const length = Math.min(page.length, mark.length, ENOUGH);
  return isAlike(length) || isAlike(Math.min(length, texts.comparableLength(page)));
}

/** What of the text of a page other editions have otherwise: authors below a title, and references to pages. */
class Texts {
  readonly #leaves: { key: string; leaf: Leaf; isTitle: boolean }[] = [];

  constructor({ chapters }: Reading) {
    for (const { leaves } of chapters) {
      for (const [index, leaf] of leaves.entries()) {
        this.#leaves.push({ key: keyOf(leaf.text), leaf, isTitle: index === 0 && leaf.kind === 'heading' });
      }
    }
  }

  /** How many of the first characters of a page's text are the same in every edition. */
  comparableLength(begins: string): number {
    for (const { key, leaf, isTitle } of this.#leaves) {
      if (isTitle && key !== '' && begins.startsWith(key)) return key.length;
      const start = leaf.links.length === 0 ? -1 : key.indexOf(begins.slice(0, ENOUGH));
      if (start === -1) continue;
      for (const { at, text, target } of leaf.links) {
        if (target.startsWith('#') && at + keyOf(text).length > start) return Math.max(0, at - start);
      }
    }
    return begins.length;
  }
}

function shown(key: string): string {
  return key === '' ? 'no text' : quoted(key, TOLD);
}
