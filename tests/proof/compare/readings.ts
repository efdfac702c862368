/** Readings to compare: made of short words, so that every text is another. */
import type { CallRead, ChapterRead, Leaf, LeafKind, NoteRead, Reading } from '../../../src/proof/reading.ts';
import { keyOf } from '../../../src/proof/words.ts';

const SYLLABLES = 'ba de fi go lu ma ne pi ro su ta ve wi xo zu'.split(' ');

/** A word that belongs to a number, and to no other. */
export function word(number: number): string {
  let text = '';
  for (let rest = number + 1; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) {
    text += SYLLABLES[rest % SYLLABLES.length];
  }
  return text;
}

/** A leaf. */
export function leaf(kind: LeafKind, text: string, parts: Partial<Leaf> = {}): Leaf {
  return { kind, text, ids: [], calls: [], links: [], place: {}, ...parts };
}

/** How large a made reading is. */
export interface Size {
  chapters: number;
  /** In each chapter, its title apart. */
  paragraphs: number;
  /** A note is called in every such paragraph, in its middle. */
  noteEvery: number;
}

/** A reading in which all texts are different, with notes, links, ids and contents. */
export function madeReading({ chapters, paragraphs, noteEvery }: Size): Reading {
  let words = 0;
  const some = (count: number): string => Array.from({ length: count }, () => word(words++)).join(' ');
  const notes: NoteRead[] = [];
  const made = Array.from({ length: chapters }, (_, chapter): ChapterRead => {
    const id = `chapter-${chapter + 1}`;
    const leaves = Array.from({ length: paragraphs }, (__, index): Leaf => {
      const [before, behind] = [some(8), some(8)];
      const calls: CallRead[] = [];
      if (index % noteEvery === 0) {
        const number = String(notes.length + 1);
        notes.push({
          id: `note-${number}`,
          number,
          leaves: [leaf('paragraph', some(10))],
          backTo: [`call-${number}`],
          place: { line: notes.length + 1 },
        });
        calls.push({ id: `call-${number}`, number, target: `note-${number}`, at: keyOf(before).length });
      }
      const kind = index % 7 === 3 ? 'item' : index % 7 === 5 ? 'cell' : 'paragraph';
      return leaf(kind, `${before} ${behind}`, {
        calls,
        place: { line: 10 * index },
        ...(index % 5 === 2 && { links: [{ text: before, target: `#chapter-${chapter + 1}`, at: 0 }] }),
        ...(index % 6 === 4 && { ids: [`id-${chapter}-${index}`] }),
      });
    });
    return { id, leaves: [leaf('heading', some(3)), ...leaves], place: {} };
  });
  const entries = made.map(({ id, leaves }) => ({ title: leaves[0]!.text, target: id, level: 1 }));
  return { of: 'manuscript', chapters: made, notes, contents: [{ name: 'contents', entries }], around: [] };
}

/** What an edition is read as that says all this. */
export function asEdition(expected: Reading, of: 'html' | 'pdf' | 'epub' = 'html'): Reading {
  return { ...structuredClone(expected), of };
}
