/** Whatever a text is like, no word of it is lost; and what is a report by all rules comes back note for note. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { importSource, type ImportedManuscript } from '../../../src/import/import-source.ts';
import { UnreadableSourceError } from '../../../src/import/imported.ts';
import { notesOfManuscript, words, wordsOfManuscript, wordsOfText } from '../words.ts';
import { randomReport, type RandomReport } from '../random-report.ts';

const RUNS = Number(process.env.IMPRIMATUR_RANDOM ?? 0) || 150;
const imported = (text: string): Promise<ImportedManuscript> =>
  importSource(new TextEncoder().encode(text), { name: 'report.txt' });

/** Bits that mean something to some reader, in orders that nobody thought of. */
const bit = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'word',
      'Another',
      'long-word',
      'x',
      'Ünïcödé',
      '中文',
      'as it was',
      ' ',
      ' ',
      '\n',
      '\n\n',
    ),
  },
  fc.constantFrom(
    '[1]',
    '[2]',
    '[3]',
    '[12]',
    '[1991]',
    '[1, 2]',
    '[1-3]',
    '[',
    ']',
    '^[',
    '[^1]',
    '[^1]: ',
    '![',
    '](',
    '(b)',

    '\n\n[1] ',
    '\n[2] ',
    '\n1. ',
    '\n2. ',
    '\n12) ',
    '\n• ',
    '\n  • ',
    '\n- ',
    '\n– ',
    '\n* ',
    '\n    ',
    '\n\t',
    '\t',
    '\n> ',

    '*',
    '**',
    '_',
    '__',
    '`',
    '```',
    '~~',
    '~',
    '<',
    '<b>',
    '<!--',
    '-->',
    '&amp;',
    '&',
    '\\',
    '\\\\',
    '|',
    '\n| a | b |\n| - | - |\n',

    '\n---\n',
    '\n===\n',
    '\n# ',
    '\n***\n',
    '\n:::box\n',
    ':::',
    '::pagebreak',
    ':lang[x]{kk}',
    '{#id}',
    '{decorative}',
    '$',
    '"',
    '’',

    'https://example.org/a_b_c',
    'https://example.org/*a*(b)',
    'www.ex_ample.org',
    'a_b@c.de',
    'http://',
    '://',
    '@',

    '\n\nNotes\n\n',
    'Scroll Top\n',
    '\n\nRelated Posts\n',
    '\n\nBy Ada Berg\n\n',
    '\nImage by X.\n',
    '\u00A0',
    '\r\n',
    '\r',
    '¹',
    '²³',
    '\n¹ ',
  ),
);

const letters = (list: readonly string[]): string =>
  (list.join('').match(/\p{L}/gu) ?? []).toSorted().join('');

it('loses no word of any text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(bit, { minLength: 1, maxLength: 60 }), async (bits) => {
      const text = bits.join('');
      fc.pre(/\S/u.test(text));
      const manuscript = await imported(text);
      // Digits may be marks, and notes stand behind their text; but every letter is there, and none twice.
      expect(letters(wordsOfManuscript(manuscript))).toBe(letters(wordsOfText(text, manuscript.decisions)));
      expect(
        manuscript.decisions.filter(({ message }) => message.includes('does not read as the source does')),
      ).toEqual([]);
    }),
    { numRuns: RUNS * 4 },
  );
});

it('gives a result or says why not, for any bytes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const outcome: unknown = await importSource(bytes, { name: 'a.txt', kind: 'text' }).catch(
        (error: unknown) => error,
      );
      expect(outcome instanceof Error && !(outcome instanceof UnreadableSourceError)).toBe(false);
    }),
    { numRuns: RUNS },
  );
});

/** A report as plain text, with marks of one kind. */
function asText(
  { title, sections, notes }: RandomReport,
  mark: (number: number) => string,
  gap: string,
): string {
  const body = sections.map(({ heading, paragraphs }) =>
    [
      heading,
      ...paragraphs.map((parts) =>
        parts.map((part) => (typeof part === 'number' ? `[${part}]` : part)).join(''),
      ),
    ].join('\n\n'),
  );
  const last = notes.map((paragraphs, index) => `${mark(index + 1)}${paragraphs.join('\n\n')}`);
  return `Scroll Top\n\n${title}\n\n${body.join('\n\n')}\n\nNotes\n\n${last.join(gap)}\n`;
}

it.each([
  {
    form: '[12] text, between empty lines',
    mark: (number: number) => `[${number}] `,
    gap: '\n\n',
    single: false,
  },
  { form: '[12]text, glued', mark: (number: number) => `[${number}]`, gap: '\n\n', single: false },
  { form: '12. text', mark: (number: number) => `${number}. `, gap: '\n\n', single: false },
  { form: 'one on each line', mark: (number: number) => `[${number}] `, gap: '\n', single: true },
])('random reports come back with the same notes and words: $form', async ({ mark, gap, single }) => {
  await fc.assert(
    fc.asyncProperty(randomReport({ longNotes: !single }), async (report) => {
      const text = asText(report, mark, gap);
      const manuscript = await imported(text);
      const { calls, definitions } = notesOfManuscript(manuscript);
      expect(calls).toEqual(
        report.sections.flatMap(({ paragraphs }) =>
          paragraphs
            .flat()
            .filter((part) => typeof part === 'number')
            .map(String),
        ),
      );
      expect(definitions).toEqual(
        report.notes.map((paragraphs, index) => ({
          label: `${index + 1}`,
          paragraphs: paragraphs.map((paragraph) => words(paragraph).join(' ')),
        })),
      );
      const plain = text.replaceAll(/^(?:\[\d+\]|\d+\.)/gmu, '');
      expect(wordsOfManuscript(manuscript)).toEqual(
        words(plain.replaceAll(/\[\d+\]|Scroll Top|^Notes$/gmu, '')),
      );
    }),
    { numRuns: RUNS },
  );
});
