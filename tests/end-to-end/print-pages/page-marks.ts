/** The marks of printed pages in a finished EPUB, each with the text around it. */
import { all, type TreeElement, type TreeNode } from '../sample/edition-tree.ts';
import type { EpubFiles } from '../sample/epub-files.ts';
import { lettersAndDigits } from '../sample/plain-text.ts';
import type { RunningText } from './running-text.ts';

/** A mark. */
export interface PageMark {
  id: string;
  /** The name it has for those who hear the book. */
  label: string;
  file: string;
  /** All running text of its file before it, and behind it, calls with their numbers. */
  before: string;
  after: string;
  /** What the mark stands in, from the outside. */
  within: string[];
}

/** Marks in the order of the spine. */
export function pageMarks(book: EpubFiles, isRunningText: (element: TreeElement) => boolean): PageMark[] {
  return book.spine.flatMap((file) => {
    const body = all(book.page(file), ({ name }) => name === 'body')[0]!;
    let text = '';
    const found: (Omit<PageMark, 'before' | 'after'> & { at: number })[] = [];
    const walk = (node: TreeNode, within: string[]): void => {
      if (typeof node === 'string') {
        text += node;
        return;
      }
      if (isMark(node)) {
        const label = node.attributes['aria-label'] ?? '';
        found.push({ id: node.id, label, file, within, at: text.length });
      }
      if (!isRunningText(node)) return;
      // Cells and blocks are apart, though no white space stands between them.
      if (/^(?:t[dhr]|p|li|h\d|br|caption|figcaption|div|section)$/u.test(node.name)) text += ' ';
      for (const child of node.children) walk(child, [...within, node.name]);
    };
    walk(body, []);
    return found.map(({ at, ...mark }) => ({ ...mark, before: text.slice(0, at), after: text.slice(at) }));
  });
}

/** True for a mark as EPUB and as DPUB-ARIA have it. */
export function isMark({ attributes, role }: TreeElement): boolean {
  return attributes['epub:type'] === 'pagebreak' && role === 'doc-pagebreak';
}

/** The entries of the list of pages: what each says, and where it leads. */
export function pageList(book: EpubFiles): { label: string; file: string; id: string }[] {
  const lists = all(book.page(book.nav), ({ attributes }) => attributes['epub:type'] === 'page-list');
  return lists
    .flatMap((list) => all(list, ({ name }) => name === 'a'))
    .map((link) => ({ label: String(link.children[0]), ...book.resolve(book.nav, link.href) }));
}

/** The first word of a text, as letters and digits; of a divided word, what is left of it. */
export function firstWord(text: string): string {
  return lettersAndDigits(text.split(/\s+/u).find((word) => lettersAndDigits(word) !== '') ?? '');
}

/** So many letters and digits are compared on either side of a mark. */
const COMPARED = 40;

/**
 * The marks that do not stand where their page begins, in words. What comes right before a mark must be what the
 * last page with running text ends with.
 * @param contents the file of the contents, which in print have folios and are compared by their first words only
 */
export function misplaced(
  marks: readonly PageMark[],
  pages: readonly RunningText[],
  contents: string,
): string[] {
  const letters = pages.map(({ text }) => lettersAndDigits(text));
  return marks.flatMap(({ label, file, before, after }) => {
    const index = pages.findIndex(({ folio }) => folio === label);
    const here = letters[index] ?? '';
    const earlier = letters.slice(0, index).findLast((text) => text !== '') ?? '';
    if (here === '') return [];
    const behind = lettersAndDigits(after);
    const ahead = lettersAndDigits(before);
    const isRight =
      file === contents
        ? firstWord(after) === firstWord(pages[index]?.text ?? '')
        : behind !== '' && agree(here, behind) && agree(reversed(earlier), reversed(ahead));
    return isRight
      ? []
      : [
          `${label}: …${ahead.slice(-COMPARED)} ¦ ${behind.slice(0, COMPARED)}…, printed ${earlier.slice(-COMPARED)} ¦ ${here.slice(0, COMPARED)}`,
        ];
  });
}

/** True where two texts begin in the same way, as far as both go: a file ends where the pages go on. */
function agree(one: string, other: string): boolean {
  const length = Math.min(COMPARED, one.length, other.length);
  return one.slice(0, length) === other.slice(0, length);
}

function reversed(text: string): string {
  return [...text].toReversed().join('');
}
