/** Random reports, to be written out in the form of each kind of source. */
import fc from 'fast-check';

/** A report: its words, and where it calls which note. */
export interface RandomReport {
  title: string;
  /** A paragraph is made of texts and the numbers of the notes that it calls. */
  sections: { heading: string; paragraphs: (string | number)[][] }[];
  /** The paragraphs of each note; the first note is number 1. */
  notes: string[][];
}

const SYLLABLES = 'ba de ki lo mu na pe ri so tu va wen gal dor fis mar'.split(' ');
/** Words with what is hard to keep: quotation marks, dashes, signs of Markdown. */
const HARD = [
  '‘quoted’',
  '“as said”',
  'half_done',
  '5*6',
  'AT&T',
  'c:\\path',
  '<sic>',
  'état',
  'Қазақ',
  '3:16',
  '#5',
  '~40',
  '(2001)',
  'a|b',
  '`',
];

const word = fc
  .array(fc.constantFrom(...SYLLABLES), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(''));
const sentence = fc
  .array(fc.oneof({ weight: 6, arbitrary: word }, fc.constantFrom(...HARD)), { minLength: 6, maxLength: 20 })
  .map((parts) => `Ever ${parts.join(' ')} so.`);
/** Long enough that nobody takes it for a line of its own. */
const paragraph = fc.array(sentence, { minLength: 2, maxLength: 4 });
const heading = fc
  .array(word, { minLength: 1, maxLength: 4 })
  .map((parts) => `Of ${parts.join(' ')} and more`);
const note = (longNotes: boolean): fc.Arbitrary<string[]> =>
  fc.array(
    sentence.map((text) => `See ${text}`),
    { minLength: 1, maxLength: longNotes ? 3 : 1 },
  );

/** @param longNotes whether notes may have several paragraphs; the last one never has, since no text can tell */
export function randomReport({ longNotes }: { longNotes: boolean }): fc.Arbitrary<RandomReport> {
  const section = fc.record({ heading, paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 4 }) });
  return fc
    .tuple(
      heading,
      fc.array(section, { minLength: 1, maxLength: 4 }),
      fc.infiniteStream(fc.tuple(fc.boolean(), fc.boolean())),
      fc.array(note(longNotes), { minLength: 60, maxLength: 60 }),
      note(false),
    )
    .map(([title, sections, choices, notes, last]) => {
      let count = 0;
      const withCalls = sections.map((part) => ({
        heading: part.heading,
        paragraphs: part.paragraphs.map((sentences) =>
          sentences.flatMap((text, index): (string | number)[] => {
            const [isCalled, isGlued] = choices.next().value;
            const next = index < sentences.length - 1;
            // The first sentence of all calls one, so that there are notes.
            const calls = count === 0 || isCalled ? [++count] : [];
            return [text, ...calls, ...(next ? [isGlued && calls.length > 0 ? '' : ' '] : [])];
          }),
        ),
      }));
      return { title, sections: withCalls, notes: [...notes.slice(0, count - 1), last] };
    });
}
