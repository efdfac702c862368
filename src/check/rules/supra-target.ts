import type { Nodes, Parents } from 'mdast';
import type { Book } from '../../book/book.ts';
import type { TextEdit } from '../../manuscript/problem.ts';
import { noteWithLabel, type Note } from '../../notes/numbering.ts';
import type { Chapter } from '../../parse/chapter.ts';
import { sourceOf } from '../../parse/source.ts';
import { noteIndexOf } from '../note-index.ts';
import { mayReferToNotes, referencesIn, type NoteReference } from '../note-reference.ts';
import { passageOf } from '../passage.ts';
import { placeOf } from '../place.ts';
import type { NodeContext, Report, Rule } from '../rule.ts';

/** What is wrong with a reference. */
interface Facts {
  reference: string;
  number: number;
  /** No note prints the number; only a label says it; label and number are of two notes; it leads the wrong way. */
  fault: 'missing' | 'label' | 'two' | 'itself' | 'later' | 'earlier';
  /** What the note with that label prints. */
  printed?: number | undefined;
  /** How many notes there are to refer to. */
  count: number;
  perChapter: boolean;
}

/**
 * A reference to another note by a number that leads to the wrong note, or to none. Numbers are given anew when the
 * book is made, so a typed one (“see note 12”, “supra note 12”, “n. 12 above”) goes stale with the first note that is
 * added before it. It has to be the number of a note that is printed, in this chapter where numbers begin anew in
 * each; the label of the same number must not belong to another note; and what is said to be above must not come
 * later. Where no note prints the number but a label says it, the fix puts a live reference.
 *
 * English, French, German, Spanish and Russian words are known. A number without "see", "above" or the like is
 * left alone: "p. 45, n. 12" is a note of the work that is cited.
 *
 * @example bad
 *   Exports doubled.[^1]
 *
 *   [^1]: Ministry of Trade, *Annual Report*, 2020; see note 12.
 *
 * @example bad
 *   Exports doubled,[^1] and taxes fell.[^2]
 *
 *   [^1]: Ministry of Trade, n. 2 above.
 *
 *   [^2]: Ministry of Finance, *Budget*, 2021.
 *
 * @example bad
 *   Exports doubled,[^11] and taxes fell.[^12]
 *
 *   [^11]: Ministry of Trade, *Annual Report*, 2020.
 *
 *   [^12]: Ministry of Trade, supra note 11.
 *
 * @example good
 *   Exports doubled,[^trade] and taxes fell,[^taxes] for a while.[^both]
 *
 *   [^trade]: Ministry of Trade, *Annual Report*, 2020, p. 45, n. 12.
 *
 *   [^taxes]: Ministry of Trade, [see note {note}](#^trade).
 *
 *   [^both]: Ministry of Trade, supra note 1, at 12.
 */
export const supraTarget: Rule<Facts> = {
  id: 'supra-target',
  severity: 'warning',
  wording({ reference, number, fault, printed, count, perChapter }) {
    const where = perChapter ? 'this chapter' : 'the book';
    const live = 'write `[see note {note}](#^label)`, which is always right';
    switch (fault) {
      case 'missing':
        return `expected a note ${number} for \`${reference}\`, found none in ${where} (it has ${count}); correct the number, or ${live}`;
      case 'label':
        return `expected \`${reference}\` to name the number that is printed, found the label \`[^${number}]\`, which prints as ${printed}; ${live}`;
      case 'two':
        return `expected \`${reference}\` to mean one note, found two: the one that prints as ${number}, and \`[^${number}]\`, which prints as ${printed}; ${live}`;
      case 'itself':
        return `expected \`${reference}\` to lead to another note, found that it stands in note ${number}; correct the number`;
      case 'later':
        return `expected note ${number} before \`${reference}\`, found it after; correct the number, or say "below"`;
      case 'earlier':
        return `expected note ${number} after \`${reference}\`, found it before; correct the number, or say "above"`;
    }
  },
  nodes: {
    root(tree, { book, chapter }, report) {
      if (book.numbered.notes.length === 0 || !mayReferToNotes(String(chapter.source))) return;
      const walk = (node: Nodes, home: Home): void => {
        const own = node.type === 'footnoteDefinition' ? noteOf(node, book) : home;
        if (node.type === 'paragraph' || node.type === 'tableCell')
          look(node, own, { book, chapter }, report);
        else if ('children' in node) for (const child of node.children) walk(child, own);
      };
      walk(tree, 'body');
    },
  },
};

/** Where a text stands: in the body, in a note that is printed, or in one that is not. */
type Home = Note | 'body' | 'unread';
type Place = Pick<NodeContext, 'book' | 'chapter'>;

function noteOf(definition: Nodes, book: Book): Home {
  // A note that is not printed has no number that could be above or below another.
  return noteIndexOf(book).ofNode.get(definition) ?? 'unread';
}

function look(block: Parents, home: Home, { book, chapter }: Place, report: Report<Facts>): void {
  if (home === 'unread' || !mayReferToNotes(sourceOf(block, chapter.source))) return;
  const own = home === 'body' ? undefined : home;
  const passage = passageOf(block, chapter.source);
  for (const reference of referencesIn(passage.text, own !== undefined)) {
    const range = passage.rangeOf(reference.from, reference.to);
    if (isInLink(block, range.start)) continue;
    for (const number of reference.numbers) {
      const facts = faultOf(number, reference, range.start, own, { book, chapter });
      if (!facts) continue;
      const place = placeOf(range.start, range.end, chapter.source);
      const fix = facts.fault === 'label' ? liveReference(reference, passage.text, range, chapter) : [];
      report({
        facts,
        file: chapter.path,
        place,
        ...(own && !own.definition.node.inline && { label: own.definition.label }),
        fix,
      });
    }
  }
}

function faultOf(
  number: number,
  { text, direction }: NoteReference,
  offset: number,
  home: Note | undefined,
  { book, chapter }: Place,
): Facts | undefined {
  const perChapter = book.configuration.notes.numbering === 'per-chapter';
  const within = noteIndexOf(book).byNumber.get(perChapter ? chapter.number : 0);
  const printed = within?.get(number);
  const labelled = noteWithLabel(String(number), chapter.number, book.numbered);
  const facts = { reference: text, number, printed: labelled?.number, count: within?.size ?? 0, perChapter };
  if (!printed) return { ...facts, fault: labelled ? 'label' : 'missing' };
  if (labelled && labelled !== printed) return { ...facts, fault: 'two' };
  if (printed === home) return { ...facts, fault: 'itself' };
  if (direction === undefined) return undefined;
  const isBefore = comesBefore(printed, offset, home, chapter, book);
  if (isBefore === (direction === 'above')) return undefined;
  return { ...facts, fault: isBefore ? 'earlier' : 'later' };
}

/** True where a note comes before a place: by its number for a place in a note, by its first call in the body. */
function comesBefore(
  note: Note,
  offset: number,
  home: Note | undefined,
  chapter: Chapter,
  book: Book,
): boolean {
  const { rank } = noteIndexOf(book);
  if (home) return (rank.get(note) ?? 0) < (rank.get(home) ?? 0);
  if (note.chapter !== chapter.number) return note.chapter < chapter.number;
  const call = note.calls.find(({ call: { within } }) => !within)?.call ?? note.calls[0]?.call;
  return (call?.node.position?.start.offset ?? 0) < offset;
}

/** `[note {note}](#^12)`, with the author's own word; only for one number without markup in it. */
function liveReference(
  { from, to, numbers }: NoteReference,
  text: string,
  { start, end }: { start: number; end: number },
  { path, source }: Chapter,
): TextEdit[] {
  const written = text.slice(from, to);
  const [number] = numbers;
  if (numbers.length !== 1 || String(source).slice(start, end) !== written) return [];
  const noun = written.slice(0, written.length - String(number).length);
  return [{ file: path, start, end, text: `[${noun}{note}](#^${number})` }];
}

function isInLink(node: Nodes, offset: number): boolean {
  if (!('children' in node)) return false;
  return node.children.some((child) => {
    const { start, end } = child.position ?? {};
    const holds = start?.offset !== undefined && start.offset <= offset && offset < (end?.offset ?? 0);
    return holds && (child.type === 'link' || isInLink(child, offset));
  });
}
