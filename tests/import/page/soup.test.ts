/** Pages that nobody would write: whatever stands in whatever, nothing breaks and no word is lost without a word. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { UnreadableSourceError } from '../../../src/import/imported.ts';
import { importSource } from '../../../src/import/import-source.ts';
import { readPage } from '../../../src/import/page/read-page.ts';

const RUNS = Number(process.env.IMPRIMATUR_RANDOM ?? 200);

const TAGS =
  'p div span a a a sup sup li ul ol table tr td th caption thead blockquote section aside article main nav header footer h1 h2 h3 em b i figure figcaption img svg pre code br hr dl dt dd form button details summary q cite math iframe noscript center font'.split(
    ' ',
  );
const IDS = [
  'fn1',
  'fnref1',
  '_ftn1',
  '_ftnref1',
  '_ftn2',
  '_ftnref2',
  'cite_note-1',
  'cite_ref-1',
  'note-1',
  'call-1',
  'x',
  'footnotes',
];
const ATTRIBUTES = fc.constantFrom(
  '',
  ...IDS.flatMap((id) => [
    ` id="${id}"`,
    ` href="#${id}"`,
    ` href="#${id}" id="${id}"`,
    ` name="${id}" href="#${id}ref"`,
  ]),
  ...[
    'footnotes',
    'footnote',
    'call',
    'reference',
    'wp-caption',
    'box',
    'verse',
    'mw-parser-output',
    'references',
  ].map((name) => ` class="${name}"`),
  ...['doc-noteref', 'doc-endnote', 'doc-endnotes', 'doc-footnote', 'doc-backlink', 'presentation'].map(
    (role) => ` role="${role}"`,
  ),
  ' lang="kk"',
  ' src="a.png" alt="picture"',
  ' colspan="2" rowspan="3"',
  ' hidden',
  ' epub:type="noteref" href="#x"',
);
const { soup } = fc.letrec<{ soup: string; piece: string }>((tie) => ({
  soup: fc.array(tie('piece'), { maxLength: 5 }).map((pieces) => pieces.join('')),
  piece: fc.oneof(
    { depthSize: 'large', withCrossShrink: true },
    fc.constantFrom(
      'wool ',
      ' salt',
      'tar',
      ' [1] ',
      '1',
      '[',
      ']',
      ' ',
      '\u00A0',
      '&lt;b&gt; ',
      '↩',
      '<br><br>',
      '^',
    ),
    fc
      .tuple(fc.constantFrom(...TAGS), ATTRIBUTES, tie('soup'), fc.boolean())
      .map(
        ([tag, attributes, inner, isClosed]) => `<${tag}${attributes}>${inner}${isClosed ? `</${tag}>` : ''}`,
      ),
  ),
}));

it(
  'any soup of elements is read or refused, and every word of it is somewhere',
  { timeout: 600_000 },
  async () => {
    let read = 0;
    await fc.assert(
      fc.asyncProperty(soup, async (page) => {
        try {
          const made = await readPage(
            new TextEncoder().encode(`<meta charset="utf-8"><body>${page}`),
            async () => undefined,
          );
          read++;
          expect(
            made.decisions.filter(({ message }) =>
              message.includes('neither in the manuscript nor in this report'),
            ),
          ).toEqual([]);
        } catch (error) {
          if (!(error instanceof UnreadableSourceError)) throw error;
        }
      }),
      { numRuns: RUNS },
    );
    expect(read).toBeGreaterThan(RUNS / 4);
  },
);

it(
  'any soup of elements becomes a manuscript that reads back as it was written',
  { timeout: 600_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(soup, async (page) => {
        try {
          const made = await importSource(new TextEncoder().encode(`<meta charset="utf-8"><body>${page}`), {
            name: 'soup.html',
            kind: 'page',
          });
          expect(made.decisions.filter(({ message }) => /reads? back/iu.test(message))).toEqual([]);
        } catch (error) {
          if (!(error instanceof UnreadableSourceError)) throw error;
        }
      }),
      { numRuns: RUNS },
    );
  },
);
