/** One fault of an edition gives its own finding, which names what it is about, and no others. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareReadings } from '../../../src/proof/compare/compare-readings.ts';
import type { Finding, FindingKind } from '../../../src/proof/finding.ts';
import type { Leaf, Reading } from '../../../src/proof/reading.ts';
import { asEdition, madeReading, word } from './readings.ts';

/** A place in the text of a reading. */
interface Spot {
  chapter: number;
  /** Never the title. */
  index: number;
}

const spots = fc.record({ chapter: fc.nat(2), index: fc.integer({ min: 1, max: 12 }) });
const notesAt = fc.nat(17);
const editions = fc.constantFrom('html' as const, 'pdf' as const, 'epub' as const);

const EXPECTED = madeReading({ chapters: 3, paragraphs: 12, noteEvery: 2 });

function leafAt(reading: Reading, { chapter, index }: Spot): Leaf {
  return reading.chapters[chapter]!.leaves[index]!;
}

/** The leaf with the call of a note. */
function calling(reading: Reading, index: number): Leaf {
  const leaves = reading.chapters.flatMap((chapter) => chapter.leaves);
  return leaves.find(({ calls }) => calls[0]?.id === `call-${index + 1}`)!;
}

/** Damages an edition and gives what is found. */
function findingsAfter(of: 'html' | 'pdf' | 'epub', damage: (found: Reading) => void): Finding[] {
  const found = asEdition(EXPECTED, of);
  damage(found);
  return compareReadings(EXPECTED, found);
}

function kinds(findings: readonly Finding[]): FindingKind[] {
  return [...new Set(findings.map(({ kind }) => kind))].toSorted();
}

function say(findings: readonly Finding[]): string {
  return findings.map(({ message }) => message).join('\n');
}

it('nothing is found where nothing is different', () => {
  for (const of of ['html', 'pdf', 'epub'] as const) expect(findingsAfter(of, () => {})).toEqual([]);
});

describe('text', () => {
  it('a leaf that is removed is missing, and so are the calls in it', () => {
    fc.assert(
      fc.property(editions, spots, (of, spot) => {
        const lost = leafAt(EXPECTED, spot);
        const findings = findingsAfter(
          of,
          ({ chapters }) => void chapters[spot.chapter]!.leaves.splice(spot.index, 1),
        );
        expect(findings.map(({ kind }) => kind)).toEqual([
          'text-missing',
          ...lost.calls.map(() => 'call-missing'),
        ]);
        expect(findings[0]?.expected).toBe(lost.text);
        expect(findings[0]?.chapter).toBe(`chapter-${spot.chapter + 1}`);
        expect(findings[0]?.source).toEqual(lost.place);
        expect(findings[1]?.note).toBe(lost.calls[0]?.number);
      }),
    );
  });

  it('several that are removed together are one loss', () => {
    const findings = findingsAfter('epub', ({ chapters }) => void chapters[1]!.leaves.splice(4, 3));
    expect(findings.filter(({ kind }) => kind === 'text-missing')).toHaveLength(1);
    expect(findings[0]?.message).toMatch(/and 2 more after it/u);
  });

  it('a leaf that is moved, in its chapter or to another, is moved', () => {
    fc.assert(
      fc.property(editions, spots, spots, (of, from, to) => {
        fc.pre(from.chapter !== to.chapter || Math.abs(from.index - to.index) > 0);
        const findings = findingsAfter(of, ({ chapters }) => {
          const [leaf] = chapters[from.chapter]!.leaves.splice(from.index, 1);
          chapters[to.chapter]!.leaves.splice(to.index, 0, leaf!);
        });
        expect(findings.map(({ kind }) => kind)).toEqual(['text-moved']);
      }),
    );
  });

  it('a leaf that stands twice is too much, its calls with it', () => {
    fc.assert(
      fc.property(editions, spots, spots, (of, from, to) => {
        const findings = findingsAfter(of, (found) => {
          found.chapters[to.chapter]!.leaves.splice(to.index, 0, structuredClone(leafAt(found, from)));
        });
        expect(findings.map(({ kind }) => kind)).toEqual(['text-added']);
        expect(findings[0]?.message).toContain('twice');
        expect(findings[0]?.found).toBe(leafAt(EXPECTED, from).text);
      }),
    );
  });

  it('words that are dropped, doubled, changed or added differ, and are told', () => {
    const damages = fc.constantFrom('drop' as const, 'double' as const, 'change' as const, 'add' as const);
    fc.assert(
      fc.property(editions, spots, fc.nat(15), damages, (of, spot, at, damage) => {
        const words = leafAt(EXPECTED, spot).text.split(' ');
        const strange = word(99_999);
        const findings = findingsAfter(of, (found) => {
          const leaf = leafAt(found, spot);
          const before = words.slice(0, at).join('').length;
          const changed = {
            drop: words.toSpliced(at, 1),
            double: words.toSpliced(at, 0, words[at]!),
            change: words.with(at, strange),
            add: words.toSpliced(at, 0, strange),
          }[damage];
          leaf.text = changed.join(' ');
          // The call goes with its words.
          for (const call of leaf.calls) {
            if (call.at > before) call.at += changed.join('').length - words.join('').length;
          }
        });
        expect(findings.map(({ kind }) => kind)).toEqual(['words-differ']);
        const told = {
          drop: `“${words[at]}” is missing`,
          double: `“${words[at]}” is there twice`,
          change: `expected “${words[at]}”, found “${strange}”`,
          add: `“${strange}” is too much`,
        }[damage];
        expect(findings[0]?.message).toContain(told);
        expect(findings[0]?.expected).not.toBe(findings[0]?.found);
      }),
    );
  });

  it('a text of one word that has become another is changed, not lost', () => {
    const expected = structuredClone(EXPECTED);
    leafAt(expected, { chapter: 0, index: 4 }).text = '12';
    const found = asEdition(expected);
    leafAt(found, { chapter: 0, index: 4 }).text = '13';
    expect(compareReadings(expected, found).map(({ message }) => message)).toEqual([
      'in the list item “12”: expected “12”, found “13”',
    ]);
  });

  it('a paragraph in two pieces, or two in one, has its words but is another', () => {
    fc.assert(
      fc.property(spots, fc.integer({ min: 1, max: 7 }), (spot, at) => {
        const divided = findingsAfter('html', (found) => {
          const leaf = leafAt(found, spot);
          const words = leaf.text.split(' ');
          const rest = { ...leaf, ids: [], calls: leaf.calls, links: [], text: words.slice(at).join(' ') };
          Object.assign(leaf, { text: words.slice(0, at).join(' '), calls: [] });
          for (const call of rest.calls) call.at -= leaf.text.replaceAll(' ', '').length;
          found.chapters[spot.chapter]!.leaves.splice(spot.index + 1, 0, rest);
        });
        expect(divided.map(({ kind }) => kind)).toEqual(['kind-differs']);
        expect(divided[0]?.message).toContain('found it as 2 of them');
      }),
    );
  });

  it('a heading that has become a paragraph is told of, an item is not', () => {
    const findings = findingsAfter('html', ({ chapters }) => {
      chapters[1]!.leaves[0]!.kind = 'paragraph';
      chapters[1]!.leaves[4]!.kind = 'paragraph';
    });
    expect(findings.map(({ kind }) => kind)).toEqual(['kind-differs']);
    expect(findings[0]?.message).toMatch(/as a heading, found it as a paragraph/u);
  });
});

describe('chapters', () => {
  it('one that is left out is told of once, with all that belongs to it', () => {
    fc.assert(
      fc.property(editions, fc.nat(2), (of, index) => {
        const findings = findingsAfter(of, (found) => {
          const [lost] = found.chapters.splice(index, 1);
          const ids = new Set(lost!.leaves.flatMap(({ calls }) => calls.map(({ target }) => target)));
          // An EPUB's notes stand in the file of their chapter.
          if (of === 'epub') found.notes = found.notes.filter(({ id }) => !ids.has(id));
        });
        expect(findings.map(({ kind, chapter }) => `${kind} ${chapter}`)).toEqual([
          `chapter-missing chapter-${index + 1}`,
        ]);
      }),
    );
  });

  it('two that are exchanged are one moved chapter', () => {
    const findings = findingsAfter('epub', ({ chapters }) => void chapters.push(...chapters.splice(0, 1)));
    expect(kinds(findings)).toEqual(['chapter-moved']);
  });

  it('one that stands twice, or is of another book, is too much', () => {
    const twice = findingsAfter('epub', ({ chapters }) => void chapters.push(structuredClone(chapters[0]!)));
    expect(twice.map(({ kind, message }) => `${kind} ${message.includes('twice')}`)).toEqual([
      'chapter-added true',
    ]);
    const strange = findingsAfter(
      'epub',
      ({ chapters }) => void chapters.push({ ...structuredClone(chapters[0]!), id: 'other' }),
    );
    expect(strange.map(({ kind }) => kind)).toEqual(['chapter-added']);
  });

  it('one whose id is lost, so that its text stands in the chapter before, is not lost itself', () => {
    const joined = findingsAfter('html', ({ chapters }) => {
      const [second] = chapters.splice(1, 1);
      chapters[0]!.leaves.push(...second!.leaves);
    });
    expect(joined.map(({ kind, chapter }) => `${kind} ${chapter}`)).toEqual(['id-missing chapter-2']);
  });
});

describe('notes', () => {
  it('one that is removed is missing', () => {
    fc.assert(
      fc.property(editions, notesAt, (of, index) => {
        const findings = findingsAfter(of, ({ notes }) => void notes.splice(index, 1));
        expect(findings.map(({ kind, note }) => `${kind} ${note}`)).toEqual([`note-missing ${index + 1}`]);
      }),
    );
  });

  it('two that have exchanged their words are both named in both', () => {
    fc.assert(
      fc.property(editions, notesAt, notesAt, (of, one, other) => {
        fc.pre(one !== other);
        const findings = findingsAfter(of, ({ notes }) => {
          [notes[one]!.leaves, notes[other]!.leaves] = [notes[other]!.leaves, notes[one]!.leaves];
        });
        expect(findings.map(({ kind }) => kind)).toEqual(['note-words-differ', 'note-words-differ']);
        for (const { message } of findings) {
          expect(message).toMatch(new RegExp(`note ${one + 1}\\b`, 'u'));
          expect(message).toMatch(new RegExp(`note ${other + 1}\\b`, 'u'));
        }
      }),
    );
  });

  it('two that have exchanged their places are moved, and both are named', () => {
    fc.assert(
      fc.property(editions, fc.nat(16), (of, index) => {
        const findings = findingsAfter(
          of,
          ({ notes }) => void notes.splice(index, 0, ...notes.splice(index + 1, 1)),
        );
        expect(findings.map(({ kind }) => kind)).toEqual(['note-moved']);
        expect(findings[0]?.message).toMatch(new RegExp(`note ${index + 1}\\b`, 'u'));
        expect(findings[0]?.message).toMatch(new RegExp(`note ${index + 2}\\b`, 'u'));
      }),
    );
  });

  it('words of one that are dropped, doubled or changed are told, and its number', () => {
    fc.assert(
      fc.property(
        editions,
        notesAt,
        fc.nat(9),
        fc.constantFrom('drop' as const, 'double' as const, 'change' as const),
        (of, index, at, damage) => {
          const words = EXPECTED.notes[index]!.leaves[0]!.text.split(' ');
          const changed = {
            drop: words.toSpliced(at, 1),
            double: words.toSpliced(at, 0, words[at]!),
            change: words.with(at, 'other'),
          }[damage];
          const findings = findingsAfter(of, ({ notes }) => {
            notes[index]!.leaves[0]!.text = changed.join(' ');
          });
          expect(findings.map(({ kind, note }) => `${kind} ${note}`)).toEqual([
            `note-words-differ ${index + 1}`,
          ]);
          expect(findings[0]?.message).toContain(`in note ${index + 1}: `);
          expect(findings[0]?.message).toContain(`“${words[at]}”`);
        },
      ),
    );
  });

  it('one that has another number, or stands twice', () => {
    fc.assert(
      fc.property(editions, notesAt, (of, index) => {
        const number = findingsAfter(of, ({ notes }) => void (notes[index]!.number = '99'));
        expect(number.map(({ kind, note, found }) => `${kind} ${note} ${found}`)).toEqual([
          `note-number-differs ${index + 1} 99`,
        ]);
        const twice = findingsAfter(of, ({ notes }) => void notes.push(structuredClone(notes[index]!)));
        expect(twice.map(({ kind, note }) => `${kind} ${note}`)).toEqual([`note-added ${index + 1}`]);
      }),
    );
  });

  it('a way back that leads elsewhere', () => {
    fc.assert(
      fc.property(fc.constantFrom('html' as const, 'epub' as const), notesAt, (of, index) => {
        const findings = findingsAfter(of, ({ notes }) => void (notes[index]!.backTo = ['call-99']));
        expect(findings.map(({ kind, note }) => `${kind} ${note}`)).toEqual([
          `back-link-astray ${index + 1}`,
        ]);
        expect(findings[0]?.message).toContain('`call-99`');
      }),
    );
  });
});

describe('calls', () => {
  it.each<[FindingKind, (leaf: Leaf, found: Reading) => void]>([
    ['call-missing', (leaf) => void leaf.calls.pop()],
    ['call-moved', (leaf) => void (leaf.calls[0]!.at = 0)],
    [
      'call-moved',
      (leaf, { chapters }) => void chapters[2]!.leaves[2]!.calls.push(...leaf.calls.splice(0, 1)),
    ],
    ['call-added', (leaf, { chapters }) => void chapters[2]!.leaves[2]!.calls.push({ ...leaf.calls[0]! })],
    ['call-number-differs', (leaf) => void (leaf.calls[0]!.number = '99')],
    ['call-astray', (leaf) => void (leaf.calls[0]!.target = 'note-99')],
    ['call-astray', (leaf) => void (leaf.calls[0]!.target = '')],
  ])('%s', (kind, damage) => {
    fc.assert(
      fc.property(editions, notesAt, (of, index) => {
        const findings = findingsAfter(of, (found) => damage(calling(found, index), found));
        expect(findings.map((finding) => `${finding.kind} ${finding.note}`)).toEqual([
          `${kind} ${index + 1}`,
        ]);
        expect(findings[0]?.message).toMatch(new RegExp(`note ${index + 1}\\b`, 'u'));
      }),
    );
  });
});

describe('a call that is printed without its link', () => {
  it('is told of once: its number is no word of the text', () => {
    const findings = findingsAfter('pdf', ({ chapters }) => {
      const leaf = chapters[1]!.leaves.find(({ calls }) => calls.length > 0)!;
      const [call] = leaf.calls.splice(0, 1);
      leaf.text = leaf.text.replaceAll(' ', '');
      leaf.text = leaf.text.slice(0, call!.at) + call!.number + leaf.text.slice(call!.at);
    });
    expect(findings.map(({ kind, note }) => `${kind} ${note}`)).toEqual(['call-astray 7']);
    expect(findings[0]?.message).toContain('found its number without a link');
  });

  it('in a note, too', () => {
    const expected = structuredClone(EXPECTED);
    const caller = expected.notes[3]!.leaves[0]!;
    caller.calls.push({ id: 'call-5.2', number: '5', target: 'note-5', at: 4 });
    expected.notes[4]!.backTo.push('call-5.2');
    const found = asEdition(expected);
    const [leaf] = found.notes[3]!.leaves;
    leaf!.calls = [];
    leaf!.text = `${leaf!.text.slice(0, 4)}5${leaf!.text.slice(4)}`;
    expect(compareReadings(expected, found).map(({ kind, note }) => `${kind} ${note}`)).toEqual([
      'call-astray 5',
    ]);
  });
});

describe('links, ids, contents', () => {
  const linked = EXPECTED.chapters[1]!.leaves.findIndex(({ links }) => links.length > 0);
  const named = EXPECTED.chapters[1]!.leaves.findIndex(({ ids }) => ids.length > 0);

  it('a link that is gone, or leads elsewhere', () => {
    const gone = findingsAfter('html', ({ chapters }) => void chapters[1]!.leaves[linked]!.links.pop());
    expect(gone.map(({ kind, message }) => `${kind} ${message}`).join()).toMatch(
      /^link-astray expected a link to `#chapter-2` at “.*”, found none$/u,
    );
    const astray = findingsAfter(
      'pdf',
      ({ chapters }) => void (chapters[1]!.leaves[linked]!.links[0]!.target = '#chapter-3'),
    );
    expect(astray.map(({ kind, found }) => `${kind} ${found}`)).toEqual(['link-astray #chapter-3']);
  });

  it('an address is the same, however it is written', () => {
    const expected = structuredClone(EXPECTED);
    const found = asEdition(expected);
    expected.chapters[1]!.leaves[linked]!.links[0]!.target = 'https://Example.org/ä b?x=[1]';
    found.chapters[1]!.leaves[linked]!.links[0]!.target = 'https://example.org/%c3%a4%20b?x=%5B1%5D';
    expect(compareReadings(expected, found)).toEqual([]);
    found.chapters[1]!.leaves[linked]!.links[0]!.target = 'https://example.org/%c3%a5%20b?x=%5B1%5D';
    expect(kinds(compareReadings(expected, found))).toEqual(['link-astray']);
  });

  it('an id that is gone, or stands elsewhere; of a PDF only where something leads to it', () => {
    const gone = (found: Reading): void => void (found.chapters[1]!.leaves[named]!.ids = []);
    expect(findingsAfter('html', gone).map(({ kind, expected }) => `${kind} ${expected}`)).toEqual([
      `id-missing id-1-${named - 1}`,
    ]);
    expect(findingsAfter('pdf', gone)).toEqual([]);
    const astray = findingsAfter(
      'epub',
      ({ chapters }) => void chapters[2]!.leaves[2]!.ids.push(...chapters[1]!.leaves[named]!.ids.splice(0)),
    );
    expect(kinds(astray)).toEqual(['id-missing']);
  });

  it.each<[string, (entries: Reading['contents'][number]['entries']) => void, RegExp]>([
    ['is missing', (entries) => void entries.splice(1, 1), /expected “.*”, found no such entry/u],
    [
      'stands elsewhere',
      (entries) => void entries.push(...entries.splice(0, 1)),
      /in its place, found it elsewhere/u,
    ],
    [
      'leads elsewhere',
      (entries) => void (entries[1]!.target = 'chapter-3'),
      /to lead to `chapter-2`, found it to lead to `chapter-3`/u,
    ],
    [
      'leads nowhere',
      (entries) => void (entries[1]!.target = ''),
      /to lead to `chapter-2`, found it to lead nowhere/u,
    ],
    ['says something else', (entries) => void (entries[1]!.title = 'Other'), /expected “.*”, found “Other”/u],
    ['stands twice', (entries) => void entries.splice(1, 0, { ...entries[1]! }), /once, found it twice/u],
  ])('an entry that %s', (_, damage, message) => {
    const findings = findingsAfter('html', ({ contents }) => damage(contents[0]!.entries));
    expect(kinds(findings)).toEqual(['contents-differ']);
    expect(say(findings)).toMatch(message);
  });

  it('entries that only the edition has, and authors behind a title, are no difference', () => {
    const expected = structuredClone(EXPECTED);
    Object.assign(expected.contents[0]!.entries[1]!, { authors: 'Ann, Ben' });
    const found = asEdition(expected, 'epub');
    const { entries } = found.contents[0]!;
    entries[1]!.title += ' · Ann, Ben';
    entries.push({ title: 'Notes', target: 'note-list', level: 1 });
    expect(compareReadings(expected, found)).toEqual([]);
  });

  it('contents that go less deep are whole as far as they go', () => {
    const expected = structuredClone(EXPECTED);
    const text = expected.chapters[1]!.leaves;
    const deep = [2, 3, 4].map((index) => {
      text[index]!.ids.push(`deep-${index}`);
      return { title: text[index]!.text, target: `deep-${index}`, level: 2 };
    });
    expected.contents[0]!.entries.splice(2, 0, ...deep);
    const found = asEdition(expected, 'epub');
    found.contents[0]!.entries.splice(2, 3);
    expect(compareReadings(expected, found)).toEqual([]);
    const lossy = asEdition(expected, 'epub');
    lossy.contents[0]!.entries.splice(3, 1);
    expect(compareReadings(expected, lossy).map(({ expected: lost }) => lost)).toEqual([deep[1]!.title]);
  });
});

/** Calls note 1 three times more, in other chapters. */
function called(): Reading {
  const reading = structuredClone(EXPECTED);
  for (const [chapter, index] of [
    [0, 2],
    [1, 2],
    [2, 2],
  ] as const) {
    const again = `call-1.${chapter + 2}`;
    leafAt(reading, { chapter, index }).calls.push({ id: again, number: '1', target: 'note-1', at: 4 });
    reading.notes[0]!.backTo.push(again);
  }
  return reading;
}

/** An edition of it whose further calls were counted, those in `order` in turn. */
function counted(order: readonly number[]): Reading {
  const reading = asEdition(called(), 'pdf');
  for (const [index, chapter] of order.entries()) {
    const [call] = leafAt(reading, { chapter, index: 2 }).calls;
    call!.id = `call-1.${index + 2}`;
    call!.isCounted = true;
  }
  return reading;
}

describe('calls of one note, of which the file names only the first', () => {
  it('are the same calls in whatever order they were counted', () => {
    expect(compareReadings(called(), counted([0, 1, 2]))).toEqual([]);
    expect(compareReadings(called(), counted([2, 0, 1]))).toEqual([]);
  });

  it('are missing where they are missing, and moved where they are moved', () => {
    const lost = counted([0, 2, 1]);
    leafAt(lost, { chapter: 0, index: 2 }).calls = [];
    const missing = compareReadings(called(), lost);
    expect(kinds(missing)).toEqual(['call-missing']);
    expect(missing).toHaveLength(1);
    expect(missing[0]?.chapter).toBe('chapter-1');

    const shifted = counted([1, 2, 0]);
    leafAt(shifted, { chapter: 1, index: 2 }).calls[0]!.at = 8;
    const moved = compareReadings(called(), shifted);
    expect(moved.map(({ kind, chapter }) => [kind, chapter])).toEqual([['call-moved', 'chapter-2']]);
  });

  it('whose ids are known are not exchanged', () => {
    const reading = asEdition(called(), 'pdf');
    leafAt(reading, { chapter: 0, index: 2 }).calls[0]!.id = 'call-1.4';
    leafAt(reading, { chapter: 2, index: 2 }).calls[0]!.id = 'call-1.2';
    expect(kinds(compareReadings(called(), reading))).toEqual(['call-moved']);
  });
});
