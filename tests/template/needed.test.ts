/** A shell that leaves out what a reader came for makes no edition, and says what it lacks. */
import { describe, expect, it } from 'vitest';
import { memoryFiles } from '../../src/manuscript/memory.ts';
import { ManuscriptError } from '../../src/manuscript/manuscript.ts';
import { renderHtml } from '../../src/render/html/render.ts';
import { renderSite } from '../../src/render/html/site/site.ts';
import { printDocument } from '../../src/render/pdf/print-document.ts';
import { settleComposition } from '../../src/render/settle.ts';
import { prepare } from '../render/epub/edition.ts';
import { load, textOf, told } from './in-memory.ts';

const MAKERS = { html: renderHtml, site: renderSite, print: printDocument };

/** What is told of a template that is `report` but for some text of one shell. */
async function refusal(
  edition: keyof typeof MAKERS,
  shell: string,
  [from, to]: readonly [string, string],
  yaml = '',
): Promise<string[]> {
  const report = await textOf(await load(''), shell);
  expect(report).toContain(from);
  const files = memoryFiles({
    'manuscript.yaml': `title: Salt\nuuid: 7d444840-9dc0-41d1-b245-5ffdce74fad2\ndate: 2026\ntemplate: ./own\n${yaml}`,
    'a.md': '# Pans (1)\n\nOne.[^1]\n\n[^1]: A note.\n',
    [`own/${shell}`]: report.replace(from, to),
  });
  const { composition, pictures, template } = await prepare(files);
  const error: unknown = await MAKERS[edition](
    settleComposition(composition, template),
    pictures,
    template,
  ).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error === undefined) return [];
  if (!(error instanceof ManuscriptError)) throw new Error('expected a refusal', { cause: error });
  return error.problems.map(told);
}

const lacks = (written: string, what: string): RegExp =>
  new RegExp(
    `^own/[\\w-]+\\.liquid:\\?:\\? expected \`${written.replaceAll(/[{}|.()]/gu, '\\$&')}\` in this shell or in one that it includes, found none that is printed; without it the edition has no ${what}`,
    'u',
  );

describe('is refused: no', () => {
  it.each([
    ['html', 'page.liquid', "{% include 'notes.liquid' %}", '{{ notes | raw }}', 'notes'],
    ['html', 'page.liquid', '{{ css | raw }}', '{{ css | raw }}', 'style sheet'],
    ['html', 'page.liquid', "{% include 'chapter-text.liquid' %}", '{{ chapter.body | raw }}', 'text'],
    ['site', 'chapter.liquid', "{% include 'notes.liquid' %}", '{{ notes | raw }}', 'notes'],
    ['site', 'chapter.liquid', '{{ chapter.body | raw }}', '{{ chapter.body | raw }}', 'text'],
    ['site', 'chapter.liquid', ' id="{{ chapter.id }}"', 'id="{{ chapter.id }}"', 'places'],
    ['print', 'print.liquid', '{{ chapter.body | raw }}', '{{ chapter.body | raw }}', 'text'],
    ['print', 'print.liquid', ' id="{{ chapter.id }}"', 'id="{{ chapter.id }}"', 'places'],
  ] as const)('%s, %s without %s', async (edition, shell, gone, written, what) => {
    const found = await refusal(edition, shell, [gone, '']);
    expect(found[0]).toMatch(lacks(written, what));
  });

  it.each([
    ['page', '{{ page_notes | raw }}', '<div class="page-notes">{{ page_notes | raw }}</div>'],
    ['page', ' class="page-notes"', '<div class="page-notes">{{ page_notes | raw }}</div>'],
    ['chapter', '{{ chapter.notes | raw }}', '{{ chapter.notes | raw }}'],
    ['book', '{{ book_notes | raw }}', '{{ book_notes | raw }}'],
  ])('print.notes: %s without %s', async (notes, gone, written) => {
    const found = await refusal('print', 'print.liquid', [gone, ''], `print: { notes: ${notes} }`);
    expect(found).toEqual([expect.stringMatching(lacks(written, 'notes'))]);
  });
});

it.each([
  ['an id in other quotes', ' id="{{ chapter.id }}"', " class='x' id = '{{ chapter.id }}'"],
  ['an id without quotes', ' id="{{ chapter.id }}"', ' id={{ chapter.id }}'],
  ['no filter', '{{ chapter.body | raw }}', '{{ chapter.body }}'],
  ['other classes, too', 'class="page-notes"', 'class="foot page-notes"'],
  ['no contents', '{{ contents | raw }}', ''],
])('is allowed: %s', async (_, from, to) => {
  expect(await refusal('print', 'print.liquid', [from, to])).toEqual([]);
});
