/** The kinds of fault, and what each must cause: the table that the test of faults is about. */
import type { CleanChapter, CleanNote } from './clean-manuscript.ts';

/** A rule and where it must report: the index of the chapter, the line from 0. */
export type Expected = readonly [rule: string, chapter: number, line: number];

/** A manuscript as sources, and the faults that are in it. */
export interface Faulty {
  lines: string[][];
  expected: Expected[];
}

/** Puts a fault into a copy of a manuscript; undefined where it cannot be put into this one. */
export type Inject = (
  chapters: readonly CleanChapter[],
  at: { chapter: number; note: number },
  roll: (limit: number) => number,
) => Faulty | undefined;

interface Place {
  chapter: CleanChapter;
  note: CleanNote;
  index: number;
  lines: string[][];
}

/** A fault in one line: what it makes of the line, and what that causes. */
function inLine(
  line: (place: Place) => number,
  change: (line: string, place: Place) => string | undefined,
  expected: (place: Place) => readonly (readonly [rule: string, line: number])[],
): Inject {
  return (chapters, at) => {
    const chapter = chapters[at.chapter]!;
    const lines = chapters.map((each) => [...each.lines]);
    const place = { chapter, note: chapter.notes[at.note]!, index: at.note, lines };
    const own = lines[at.chapter]!;
    const changed = change(own[line(place)]!, place);
    if (changed === undefined || changed === own[line(place)]) return undefined;
    own[line(place)] = changed;
    return { lines, expected: expected(place).map(([rule, where]) => [rule, at.chapter, where]) };
  };
}

const atCall = ({ note }: Place): number => note.callLine;
const atDefinition = ({ note }: Place): number => note.definitionLine;
const callOf = ({ note }: Place): string => `[^${note.label}]`;
const inCall = (
  change: (call: string, place: Place) => string,
  expected: (place: Place) => readonly (readonly [rule: string, line: number])[],
): Inject =>
  inLine(atCall, (line, place) => line.replace(callOf(place), (call) => change(call, place)), expected);
const inParagraph =
  (inject: Inject): Inject =>
  (chapters, at, roll) =>
    chapters[at.chapter]!.notes[at.note]!.inParagraph ? inject(chapters, at, roll) : undefined;
const numeric =
  (inject: Inject): Inject =>
  (chapters, at, roll) =>
    chapters[at.chapter]!.numeric ? inject(chapters, at, roll) : undefined;
const named =
  (inject: Inject): Inject =>
  (chapters, at, roll) =>
    chapters[at.chapter]!.numeric ? undefined : inject(chapters, at, roll);

/** Kind → injection. */
export const KINDS: Readonly<Record<string, Inject>> = {
  'drop: the definition is gone': inLine(
    atDefinition,
    () => '',
    ({ note }) => [['undefined-note', note.callLine]],
  ),
  'drop: the call is gone': inCall(
    () => '',
    ({ note }) => [['unused-note', note.definitionLine]],
  ),
  'double: the definition is there twice': (chapters, at) => {
    const lines = chapters.map((each) => [...each.lines]);
    const { definitionLine } = chapters[at.chapter]!.notes[at.note]!;
    const own = lines[at.chapter]!;
    own.splice(definitionLine + 1, 0, '', own[definitionLine]!);
    return { lines, expected: [['duplicate-note', at.chapter, definitionLine + 2]] };
  },
  'swap: two calls are exchanged': numeric((chapters, at) => {
    const { notes } = chapters[at.chapter]!;
    const [one, other] = [notes[at.note]!, notes[at.note + 1]];
    if (!other) return undefined;
    const lines = chapters.map((each) => [...each.lines]);
    const own = lines[at.chapter]!;
    const exchange = (line: number): void => {
      own[line] = own[line]!.replaceAll(/\[\^(\d+)\]/gu, (call, label: string) =>
        label === one.label ? `[^${other.label}]` : label === other.label ? `[^${one.label}]` : call,
      );
    };
    for (const line of new Set([one.callLine, other.callLine])) exchange(line);
    return { lines, expected: [['numbering-order', at.chapter, other.callLine]] };
  }),
  'retarget: the call names an earlier note': (chapters, at) => {
    const { notes } = chapters[at.chapter]!;
    const [earlier, note] = [notes[at.note - 1], notes[at.note]!];
    if (!earlier) return undefined;
    const lines = chapters.map((each) => [...each.lines]);
    const own = lines[at.chapter]!;
    own[note.callLine] = own[note.callLine]!.replace(`[^${note.label}]`, `[^${earlier.label}]`);
    return { lines, expected: [['unused-note', at.chapter, note.definitionLine]] };
  },
  'retarget: the call names no note': inCall(
    () => '[^nowhere-9]',
    ({ note }) => [
      ['undefined-note', note.callLine],
      ['unused-note', note.definitionLine],
    ],
  ),
  'empty: the definition says nothing': inLine(
    atDefinition,
    (line) => line.slice(0, line.indexOf(':') + 1),
    ({ note }) => [['empty-note', note.definitionLine]],
  ),
  'cut: the bracket that closes the call': inCall(
    (call) => call.slice(0, -1),
    ({ note }) => [['malformed-call', note.callLine]],
  ),
  'cut: the caret of the call': numeric(
    inCall(
      (call) => call.replace('^', ''),
      ({ note }) => [
        ['literal-marker', note.callLine],
        ['unused-note', note.definitionLine],
      ],
    ),
  ),
  'space: within the brackets of the call': inCall(
    (call) => call.replace('[^', '[ ^'),
    ({ note }) => [['malformed-call', note.callLine]],
  ),
  'code: the call becomes code': inCall(
    (call) => ` \`${call}\``,
    ({ note }) => [['unused-note', note.definitionLine]],
  ),
  'code: the first definition is indented into code': inLine(
    atDefinition,
    // Below a list, or another definition, it is no code but a part of it.
    (line, { chapter, note, index }) =>
      index > 0 || chapter.lines[note.definitionLine - 2]!.startsWith('- ') ? undefined : `    ${line}`,
    ({ note }) => [['note-in-code', note.definitionLine]],
  ),
  'contain: the definition is indented into the one before': inLine(
    atDefinition,
    (line, { index }) => (index > 0 ? `    ${line}` : undefined),
    ({ note }) => [['definition-in-container', note.definitionLine]],
  ),
  'nest: the call moves into the note before': (chapters, at) => {
    const { notes } = chapters[at.chapter]!;
    const [before, note] = [notes[at.note - 1], notes[at.note]!];
    if (!before) return undefined;
    const lines = chapters.map((each) => [...each.lines]);
    const own = lines[at.chapter]!;
    const call = `[^${note.label}]`;
    own[note.callLine] = own[note.callLine]!.replace(call, '');
    own[before.definitionLine] += call;
    return { lines, expected: [['note-in-note', at.chapter, before.definitionLine]] };
  },
  'loop: a note calls itself': inLine(
    atDefinition,
    (line, place) => line + callOf(place),
    ({ note }) => [['circular-note', note.definitionLine]],
  ),
  'move: the definition stands in another chapter': (chapters, at) => {
    const other = (at.chapter + 1) % chapters.length;
    const note = chapters[at.chapter]!.notes[at.note]!;
    const lines = chapters.map((each) => [...each.lines]);
    const [definition = ''] = lines[at.chapter]!.splice(note.definitionLine, 1, '');
    lines[other]!.push(definition, '');
    return {
      lines,
      expected: [['label-across-files', at.chapter, note.callLine]],
    };
  },
  're-case: the call is in capitals': named(
    inCall(
      (call) => call.toUpperCase(),
      ({ note }) => [['look-alike-labels', note.callLine]],
    ),
  ),
  're-encode: the é of the call is two characters': named(
    inCall(
      (call) => call.normalize('NFD'),
      ({ note }) => [['look-alike-labels', note.callLine]],
    ),
  ),
  're-encode: a letter of the call is Cyrillic': named(
    inCall(
      (call) => call.replace('c', '\u0441'),
      ({ note }) => [
        ['look-alike-labels', note.callLine],
        ['undefined-note', note.callLine],
      ],
    ),
  ),
  'space: before the call': inParagraph(
    inCall(
      (call) => ` ${call}`,
      ({ note }) => [['space-before-call', note.callLine]],
    ),
  ),
  'space: none after the call': inParagraph(
    inLine(
      atCall,
      (line, place) => line.replace(`${callOf(place)} `, callOf(place)),
      ({ note }) => [['no-space-after-call', note.callLine]],
    ),
  ),
  'order: the call stands before the full stop': inParagraph(
    inLine(
      atCall,
      (line, place) => line.replace(`.${callOf(place)}`, `${callOf(place)}.`),
      ({ note }) => [['call-before-punctuation', note.callLine]],
    ),
  ),
  'order: the call opens its paragraph': inParagraph(
    inLine(
      atCall,
      (line, place) => callOf(place) + line.replace(callOf(place), ''),
      (place) => [
        ['call-opens-paragraph', place.note.callLine],
        // In front of its neighbour, it is out of order as well.
        ...(place.chapter.numeric && isSecondInLine(place)
          ? [['numbering-order', place.note.callLine] as const]
          : []),
      ],
    ),
  ),
  'move: the call stands in the heading': (chapters, at) => {
    const { notes, numeric: isNumeric } = chapters[at.chapter]!;
    const note = notes[at.note]!;
    if (isNumeric && at.note > 0) return undefined;
    const lines = chapters.map((each) => [...each.lines]);
    const own = lines[at.chapter]!;
    own[note.callLine] = own[note.callLine]!.replace(`[^${note.label}]`, '');
    own[0] += `[^${note.label}]`;
    return { lines, expected: [['call-in-heading', at.chapter, 0]] };
  },
  'move: the call stands in a link': inParagraph(
    inLine(
      atCall,
      (line, place) =>
        line.replace(`.${callOf(place)}`, `, [says${callOf(place)} the press](https://example.org/a).`),
      ({ note }) => [['call-in-link', note.callLine]],
    ),
  ),
  'renumber: the last label jumps': numeric((chapters, at) => {
    const { notes } = chapters[at.chapter]!;
    if (at.note !== notes.length - 1 || chapters.slice(at.chapter + 1).some((each) => each.numeric))
      return undefined;
    const note = notes[at.note]!;
    const lines = chapters.map((each) => [...each.lines]);
    const own = lines[at.chapter]!;
    const jump = `[^${Number(note.label) + 7}]`;
    for (const line of [note.callLine, note.definitionLine])
      own[line] = own[line]!.replace(`[^${note.label}]`, jump);
    return { lines, expected: [['numbering-gap', at.chapter, note.callLine]] };
  }),
  'contain: the definition stands in a quotation': inLine(
    atDefinition,
    (line) => `> ${line}`,
    ({ note }) => [['definition-in-container', note.definitionLine]],
  ),
  'zero: the call has a leading zero': numeric(
    inCall(
      (call) => call.replace('^', '^0'),
      ({ note }) => [
        ['look-alike-labels', note.callLine],
        ['undefined-note', note.callLine],
      ],
    ),
  ),
  'left over: the call is a raised number': numeric(
    inCall(
      (_, { note }) => `<sup>${note.label}</sup>`,
      ({ note }) => [
        ['literal-marker', note.callLine],
        ['unused-note', note.definitionLine],
      ],
    ),
  ),
  'residue: a comma stands before the full stop': inLine(
    atDefinition,
    (line) => line.replace(/\.$/u, ',.'),
    ({ note }) => [['citation-residue', note.definitionLine]],
  ),
};

function isSecondInLine({ chapter, note, index }: Place): boolean {
  return chapter.notes[index - 1]?.callLine === note.callLine;
}
