/** Ways in which a finished PDF may be damaged, and what must then be found. */
import { PDFArray, PDFDict, PDFName, PDFRef } from '@cantoo/pdf-lib';
import type { Finding } from '../../../src/proof/finding.ts';
import type { Leaf, LeafKind, NoteRead, Reading } from '../../../src/proof/reading.ts';
import { keyOf } from '../../../src/proof/words.ts';
import type { Dice } from '../../print/pages/words.ts';
import type { PlacedWord, Surgery } from './surgery.ts';

/** What was done. */
export interface Done {
  what: string;
  /** Whether one of the findings names it. */
  isNamed: (finding: Finding) => boolean;
}

/** Damages a file; nothing where it holds nothing that could be damaged so. */
export type Damage = (surgery: Surgery, reading: Reading, roll: Dice) => Done | undefined;

const says = (finding: Finding, text: string): boolean =>
  keyOf([finding.message, finding.expected ?? '', finding.found ?? ''].join(' ')).includes(keyOf(text));

function pick<T>(all: readonly T[], roll: Dice): T | undefined {
  return all[roll(Math.max(1, all.length))];
}

/** Tries at random until something can be done. */
function firstOf<T, R>(all: readonly T[], roll: Dice, attempt: (each: T) => R | undefined): R | undefined {
  const left = [...all];
  while (left.length > 0) {
    const done = attempt(left.splice(roll(left.length), 1)[0]!);
    if (done !== undefined) return done;
  }
  return undefined;
}

const pagesOf = ({ place }: { place: Leaf['place'] }): number[] =>
  (place.boxes ?? []).map(({ page }) => page);

/** A long word of a leaf that its page has once. */
function wordIn(surgery: Surgery, { text, place }: Leaf, roll: Dice): PlacedWord | undefined {
  const words = text.split(' ').filter((word) => /^\p{L}{4,}$/u.test(word));
  // On another page the word may stand in another text.
  const [page, ...more] = (place.boxes ?? []).map((box) => box.page);
  if (page === undefined || more.length > 0) return undefined;
  return firstOf(words, roll, (word) => surgery.find(page, word));
}

function leavesOf(reading: Reading, kind: LeafKind): Leaf[] {
  return reading.chapters.flatMap(({ leaves }) => leaves.filter((leaf) => leaf.kind === kind));
}

/** Something is done to a word of a leaf of some kind. */
function toWord(kind: LeafKind, how: 'drop' | 'double' | 'change'): Damage {
  return (surgery, reading, roll) =>
    firstOf(leavesOf(reading, kind), roll, (leaf) => {
      const word = wordIn(surgery, leaf, roll);
      if (!word) return undefined;
      surgery[how](word);
      // A leaf that is this word alone is another leaf now, or none.
      const isAll = keyOf(leaf.text) === keyOf(word.text);
      return {
        what: `${how} “${word.text}” in the ${kind} “${leaf.text.slice(0, 40)}”`,
        isNamed: (finding) =>
          (isAll ? /^(?:words-differ|text-missing|text-added)$/u : /^words-differ$/u).test(finding.kind) &&
          says(finding, word.text),
      };
    });
}

function toWordOfNote(how: 'drop' | 'double' | 'change'): Damage {
  return (surgery, { notes }, roll) =>
    firstOf(notes, roll, (note) => {
      const word = firstOf(note.leaves, roll, (leaf) => wordIn(surgery, leaf, roll));
      if (!word) return undefined;
      surgery[how](word);
      return {
        what: `${how} “${word.text}” in ${note.id}`,
        isNamed: (finding) =>
          finding.kind === 'note-words-differ' &&
          finding.note === note.id.slice(5) &&
          says(finding, word.text),
      };
    });
}

function textOfNote(surgery: Surgery, note: NoteRead): PlacedWord | undefined {
  const [leaf, ...others] = note.leaves;
  const [page, ...more] = pagesOf(note);
  if (!leaf || page === undefined || others.length > 0 || more.length > 0) return undefined;
  return surgery.find(page, leaf.text);
}

const noteRemoved: Damage = (surgery, { notes }, roll) =>
  firstOf(notes, roll, (note) => {
    const text = textOfNote(surgery, note);
    if (!text) return undefined;
    surgery.drop(text);
    return {
      what: `${note.id} removed`,
      isNamed: ({ kind, note: number }) =>
        /^note-(?:missing|words-differ)$/u.test(kind) && number === note.id.slice(5),
    };
  });

/** The texts of two notes change places, with all that says what they are. */
const notesSwapped: Damage = (surgery, { notes }, roll) =>
  firstOf(notes.slice(1), roll, (second) => {
    const first = notes[notes.indexOf(second) - 1]!;
    const [a, b] = [first, second].map((note) => elementSaying(surgery, 'Note', note));
    if (!a || !b || a === b) return undefined;
    const [kidsOfA, kidsOfB] = [a, b].map((each) => each.lookup(PDFName.of('K')));
    if (!(kidsOfA instanceof PDFArray) || !(kidsOfB instanceof PDFArray)) return undefined;
    // The first kid is the number.
    const [restOfA, restOfB] = [kidsOfA, kidsOfB].map((kids) => kids.asArray().slice(1));
    const { context } = surgery.document;
    a.set(PDFName.of('K'), context.obj([kidsOfA.get(0), ...restOfB!]));
    b.set(PDFName.of('K'), context.obj([kidsOfB.get(0), ...restOfA!]));
    return {
      what: `${first.id} and ${second.id} swapped`,
      isNamed: ({ kind, note }) =>
        /^note-(?:moved|words-differ|number-differs)$/u.test(kind) &&
        (note === first.id.slice(5) || note === second.id.slice(5)),
    };
  });

function elementSaying(surgery: Surgery, type: string, note: NoteRead): PDFDict | undefined {
  const [leaf, ...others] = note.leaves;
  if (!leaf || others.length > 0) return undefined;
  const key = keyOf(note.number + leaf.text);
  const found = surgery.elements(type).filter((element) => keyOf(surgery.textOf(element)) === key);
  return found.length === 1 ? found[0] : undefined;
}

/** A note is printed on the next page, with its destination. */
const noteOverleaf: Damage = (surgery, { notes, pages = [] }, roll) =>
  firstOf(notes, roll, (note) => {
    const page = pagesOf(note)[0];
    if (page === undefined || page + 1 >= pages.length) return undefined;
    const destinations = surgery.document.catalog.lookup(PDFName.of('Dests'));
    const own = destinations instanceof PDFDict ? destinations.lookup(PDFName.of(note.id)) : undefined;
    if (!(own instanceof PDFArray)) return undefined;
    const text = textOfNote(surgery, note);
    if (!text) return undefined;
    own.set(0, surgery.document.getPage(page + 1).ref);
    surgery.drop(text);
    return {
      what: `${note.id} moved to the next page`,
      isNamed: ({ kind, note: number }) =>
        /^note-(?:off-page|missing|words-differ)$/u.test(kind) && number === note.id.slice(5),
    };
  });

const callRemoved: Damage = (surgery, _, roll) =>
  firstOf(
    surgery.links().filter(({ target }) => target.startsWith('note-')),
    roll,
    ({ array, index, target, page }) => {
      const number = target.slice(5);
      const mark = surgery.elements('Link').find((element) => {
        const reference = surgery.document.context.getObjectRef(array.lookup(index, PDFDict));
        const kids = element.lookup(PDFName.of('K'));
        return (
          kids instanceof PDFArray &&
          kids.asArray().some((kid) => {
            const found = kid instanceof PDFRef ? surgery.document.context.lookup(kid) : kid;
            return found instanceof PDFDict && found.get(PDFName.of('Obj')) === reference;
          })
        );
      });
      if (!mark || keyOf(surgery.textOf(mark)) === '') return undefined;
      const parent = mark.lookup(PDFName.of('P'), PDFDict);
      parent.delete(PDFName.of('K'));
      array.remove(index);
      return {
        what: `the call of ${target} on page ${page} removed`,
        isNamed: ({ kind, note }) =>
          (kind === 'call-missing' || kind === 'call-moved') && note === number.split('.')[0],
      };
    },
  );

const callRetargeted: Damage = (surgery, { notes }, roll) =>
  firstOf(
    surgery.links().filter(({ target }) => target.startsWith('note-')),
    roll,
    ({ link, target }) => {
      const other = notes.find(({ id }) => id !== target);
      if (!other) return undefined;
      link.set(PDFName.of('Dest'), PDFName.of(other.id));
      return {
        what: `the call of ${target} leads to ${other.id}`,
        isNamed: (finding) =>
          /^call-(?:astray|missing)$/u.test(finding.kind) && finding.note === target.slice(5),
      };
    },
  );

const linkToNowhere: Damage = (surgery, _, roll) =>
  firstOf(
    surgery.links().filter(({ target }) => target !== '' && !/^(?:note|call)-/u.test(target)),
    roll,
    ({ link, target }) => {
      link.set(PDFName.of('Dest'), PDFName.of('nowhere-at-all'));
      return {
        what: `the link to ${target} leads nowhere`,
        isNamed: (finding) => finding.kind === 'link-astray' && says(finding, 'nowhere-at-all'),
      };
    },
  );

const wayBackRetargeted: Damage = (surgery, _, roll) =>
  firstOf(
    surgery.links().filter(({ target }) => target.startsWith('call-')),
    roll,
    ({ link, target }) => {
      const other = surgery.links().find((each) => each.target.startsWith('call-') && each.target !== target);
      if (!other) return undefined;
      link.set(PDFName.of('Dest'), PDFName.of(other.target));
      return {
        what: `the way back to ${target} leads to ${other.target}`,
        isNamed: (finding) =>
          finding.kind === 'back-link-astray' && target.startsWith(`call-${finding.note ?? '?'}`),
      };
    },
  );

/** The number before a note is another one. */
const numberChanged: Damage = (surgery, { notes }, roll) =>
  firstOf(notes, roll, (note) => {
    const [leaf] = note.leaves;
    const page = pagesOf(note)[0];
    if (!leaf || page === undefined || leaf.text === '') return undefined;
    const found = surgery.find(page, note.number + leaf.text.slice(0, 30));
    if (!found) return undefined;
    if (!surgery.change({ ...found, to: found.from + note.number.length - 1 })) return undefined;
    return {
      what: `the number of ${note.id} changed`,
      isNamed: (finding) => finding.kind === 'note-number-differs' && finding.note === note.id.slice(5),
    };
  });

/** A whole leaf is gone. */
function removed(kind: LeafKind): Damage {
  return (surgery, reading, roll) =>
    firstOf(leavesOf(reading, kind), roll, (leaf) => {
      const [page, ...more] = pagesOf(leaf);
      if (page === undefined || more.length > 0 || leaf.text.length < 4) return undefined;
      // The stop behind the label of a caption is not of its text.
      const text =
        surgery.find(page, leaf.text) ?? surgery.find(page, leaf.text.replace(/^\p{L}+ \d+ /u, ''));
      if (!text) return undefined;
      surgery.drop(text);
      return {
        what: `the ${kind} “${leaf.text.slice(0, 40)}” removed`,
        isNamed: (finding) =>
          /^(?:text-missing|words-differ)$/u.test(finding.kind) && says(finding, text.text.slice(0, 12)),
      };
    });
}

/** An element changes places with the one behind it. */
function moved(type: string, least = 12): Damage {
  return (surgery, _, roll) =>
    firstOf(surgery.elements(type), roll, (element) => {
      const parent = element.lookup(PDFName.of('P'), PDFDict);
      const kids = parent.lookup(PDFName.of('K'));
      if (!(kids instanceof PDFArray)) return undefined;
      const index = kids.asArray().findIndex((kid) => surgery.document.context.lookup(kid) === element);
      const other = index + 1 < kids.size() ? kids.lookup(index + 1) : undefined;
      if (!(other instanceof PDFDict) || other.get(PDFName.of('S')) !== PDFName.of(type)) return undefined;
      const [first, second] = [element, other].map((each) => surgery.textOf(each));
      // Only where both are of a chapter, and neither says the same.
      if (
        !first ||
        !second ||
        first.length < least ||
        second.length < least ||
        keyOf(first) === keyOf(second)
      )
        return undefined;
      if (/^\d/u.test(first)) return undefined;
      const [a, b] = [kids.get(index), kids.get(index + 1)];
      kids.set(index, b);
      kids.set(index + 1, a);
      return {
        what: `“${first.slice(0, 40)}” moved behind “${second.slice(0, 40)}”`,
        isNamed: (finding) =>
          /^(?:text-moved|note-moved|contents-differ|words-differ|note-words-differ)$/u.test(finding.kind) &&
          (says(finding, first.slice(0, 10)) || says(finding, second.slice(0, 10))),
      };
    });
}

const wrongFolioInContents: Damage = (surgery, { contents }, roll) =>
  firstOf(contents[0]?.entries ?? [], roll, ({ title, folio }) => {
    if (folio === undefined) return undefined;
    const found = surgery.document
      .getPages()
      .map((_, page) => surgery.find(page, title))
      .find((word) => word !== undefined);
    if (!found) return undefined;
    // Behind the leader.
    const glyphs = surgery.glyphs(found.page);
    const from = glyphs.findIndex(({ text }, index) => index > found.to && /\d/u.test(text));
    const printed = glyphs.slice(from, from + folio.length).map(({ text }) => text);
    if (from < 0 || printed.join('') !== folio) return undefined;
    const isDone = surgery.change({ ...found, from, to: from + folio.length - 1 });
    if (!isDone) return undefined;
    return {
      what: `the folio ${folio} of “${title}” in the contents changed`,
      isNamed: (finding) => finding.kind === 'folio-differs' && says(finding, title),
    };
  });

const folioChanged: Damage = (surgery, { pages = [] }, roll) =>
  firstOf(
    pages.filter(({ folio }) => /^\d+$/u.test(folio)),
    roll,
    ({ index, folio }) => {
      const glyphs = surgery.glyphs(index);
      const at = glyphs.findIndex(
        (glyph, nth) =>
          glyph.mark < 0 &&
          glyphs
            .slice(nth, nth + folio.length)
            .map(({ text }) => text)
            .join('') === folio,
      );
      if (at < 0) return undefined;
      const isDone = surgery.change({ page: index, from: at, to: at + folio.length - 1, text: folio });
      if (!isDone) return undefined;
      return {
        what: `folio ${folio} changed`,
        isNamed: (finding) => finding.kind === 'folios-break',
      };
    },
  );

const fontNotEmbedded: Damage = (surgery, _, roll) => {
  const descriptors = surgery.document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFDict && object.has(PDFName.of('FontFile2')) ? [object] : [],
    );
  const descriptor = pick(descriptors, roll);
  if (!descriptor) return undefined;
  descriptor.delete(PDFName.of('FontFile2'));
  return { what: 'a font taken out', isNamed: ({ kind }) => kind === 'font-not-embedded' };
};

const glyphMissing: Damage = (surgery, reading, roll) =>
  firstOf([...leavesOf(reading, 'paragraph'), ...leavesOf(reading, 'item')], roll, (leaf) => {
    const word = wordIn(surgery, leaf, roll);
    if (!word) return undefined;
    surgery.blank(word);
    return {
      what: `the first letter of “${word.text}” without a glyph`,
      isNamed: ({ kind, page }) => kind === 'glyph-missing' && page?.index === word.page,
    };
  });

const outsideTypeArea: Damage = (surgery, reading, roll) =>
  firstOf(leavesOf(reading, 'paragraph'), roll, (leaf) => {
    const word = wordIn(surgery, leaf, roll);
    if (!word) return undefined;
    const [across, down] = [
      [-450, 0],
      [500, 0],
      [0, -1200],
      [0, 1200],
    ][roll(4)]! as [number, number];
    surgery.shift(word, across, down);
    return {
      what: `“${word.text}” moved by ${across}, ${down}`,
      isNamed: ({ kind, page }) => kind === 'outside-type-area' && page?.index === word.page,
    };
  });

const pageRemoved: Damage = (surgery, { pages = [], chapters }, roll) => {
  const full = pages.filter(
    ({ index, folio }) =>
      /^\d/u.test(folio) && chapters.some(({ place }) => pagesOf({ place }).includes(index)),
  );
  const page = pick(full, roll);
  if (!page) return undefined;
  surgery.document.removePage(page.index);
  return {
    what: `page ${page.folio} removed`,
    isNamed: ({ kind }) =>
      /^(?:text-missing|words-differ|chapter-missing|note-missing|picture-missing)$/u.test(kind),
  };
};

/** By name. */
export const DAMAGES: Readonly<Record<string, Damage>> = {
  ...Object.fromEntries(
    (['drop', 'double', 'change'] as const).flatMap((how) => [
      ...(['paragraph', 'caption', 'cell', 'item', 'heading'] as const).map((kind): [string, Damage] => [
        `${how} a word of a ${kind}`,
        toWord(kind, how),
      ]),
      [`${how} a word of a note`, toWordOfNote(how)] as [string, Damage],
    ]),
  ),
  'a note removed': noteRemoved,
  'two notes swapped': notesSwapped,
  'a note on the next page': noteOverleaf,
  'a call removed': callRemoved,
  'a call that leads to another note': callRetargeted,
  'a link that leads nowhere': linkToNowhere,
  'a way back that leads elsewhere': wayBackRetargeted,
  'the number of a note changed': numberChanged,
  'a paragraph removed': removed('paragraph'),
  'an item removed': removed('item'),
  'a cell removed': removed('cell'),
  'a caption removed': removed('caption'),
  'a heading removed': removed('heading'),
  'a paragraph moved': moved('P'),
  'an item moved': moved('LI'),
  'a cell moved': moved('TD', 3),
  'a wrong folio in the contents': wrongFolioInContents,
  'a folio changed': folioChanged,
  'a font not embedded': fontNotEmbedded,
  'a glyph missing': glyphMissing,
  'text outside the type area': outsideTypeArea,
  'a page removed': pageRemoved,
};
