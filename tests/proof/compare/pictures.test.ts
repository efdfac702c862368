/** Pictures: whether each is there, and among the text that it must stand among. */
import { describe, expect, it } from 'vitest';
import { compareReadings } from '../../../src/proof/compare/compare-readings.ts';
import type { Leaf, Reading } from '../../../src/proof/reading.ts';
import { leaf } from './readings.ts';

const TEXT = [
  'The title',
  'One paragraph here.',
  'A map of the coast',
  'Figure 1 The coast',
  'Another one here.',
  'The end of it.',
];

function reading(of: Reading['of']): Reading {
  const kinds: Leaf['kind'][] = ['heading', 'paragraph', 'picture', 'caption', 'paragraph', 'paragraph'];
  const leaves = TEXT.map((text, index) => leaf(kinds[index]!, text));
  return { of, chapters: [{ id: 'a', leaves, place: {} }], notes: [], contents: [], around: [] };
}

/** What is found after some change of the leaves. */
function found(change: (leaves: Leaf[]) => void, of: Reading['of'] = 'html'): string[] {
  const edition = reading(of);
  change(edition.chapters[0]!.leaves);
  return compareReadings(reading('manuscript'), edition).map(({ kind, message }) => `${kind}: ${message}`);
}

describe('a picture', () => {
  it('may stand before or behind the text that it is in', () => {
    expect(found(() => {})).toEqual([]);
    expect(found((leaves) => void leaves.splice(1, 0, ...leaves.splice(2, 1)))).toEqual([]);
    expect(found((leaves) => void leaves.splice(3, 0, ...leaves.splice(2, 1)))).toEqual([]);
  });

  it('that is gone is missing', () => {
    expect(found((leaves) => void leaves.splice(2, 1))).toEqual([
      'picture-missing: expected the picture “A map of the coast” behind “One paragraph here.”, found nothing of it',
    ]);
  });

  it('that stands elsewhere is moved; with its caption, both are told of', () => {
    expect(found((leaves) => void leaves.push(...leaves.splice(2, 1)))).toEqual([
      'text-moved: expected the picture “A map of the coast” behind “One paragraph here.”, found it behind “The end of it.”',
    ]);
    const both = found((leaves) => void leaves.push(...leaves.splice(2, 2)));
    expect(both.map((message) => message.replace(/ “.*/u, ''))).toEqual(['text-moved: expected the caption']);
  });

  it('that says something else is told of by its words', () => {
    expect(found((leaves) => void (leaves[2]!.text = 'A map of the mountains'))).toEqual([
      'words-differ: in the picture “A map of the coast”: expected “coast”, found “mountains” (after “map of the”)',
    ]);
  });

  it('without words, like an empty cell, is asked of all but a PDF', () => {
    const expected = reading('manuscript');
    expected.chapters[0]!.leaves.push(leaf('picture', ''), leaf('cell', ''));
    expect(compareReadings(expected, reading('pdf'))).toEqual([]);
    expect(compareReadings(expected, reading('epub')).map(({ kind }) => kind)).toEqual([
      'text-missing',
      'picture-missing',
    ]);
  });
});

/** With a chapter without a title at its end. */
function untitled(of: Reading['of']): Reading {
  const made = reading(of);
  made.chapters.push({ id: 'section-1', leaves: [leaf('paragraph', 'Text without a title.')], place: {} });
  return made;
}

describe('a chapter without a title', () => {
  it('has no id in a PDF, so its text goes on behind the chapter before', () => {
    const expected = untitled('manuscript');
    const joined = untitled('pdf');
    joined.chapters[0]!.leaves.push(...joined.chapters.pop()!.leaves);
    expect(compareReadings(expected, joined)).toEqual([]);
    expect(compareReadings(expected, { ...joined, of: 'epub' }).map(({ kind }) => kind)).toEqual([
      'id-missing',
    ]);
    expect(compareReadings(expected, reading('pdf')).map(({ kind }) => kind)).toEqual(['chapter-missing']);
  });
});
