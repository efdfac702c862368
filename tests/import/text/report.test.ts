/** A report that was copied from a web page: made up here, and the user’s own where it is at hand. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importSource, type ImportedManuscript } from '../../../src/import/import-source.ts';
import { run, type Run } from '../../end-to-end/command-line.ts';
import {
  all,
  fileOf,
  headingsOfManuscript,
  notesOfManuscript,
  textOf,
  treeOf,
  words,
  wordsOfManuscript,
  wordsOfText,
} from '../words.ts';
import { MADE_UP_REPORT } from './made-up-report.ts';

const SOURCE = process.env.IMPRIMATUR_REPORT_SOURCE ?? '';
if (SOURCE === '')
  console.warn('SKIPPED: IMPRIMATUR_REPORT_SOURCE is not set, so no user’s report was imported');

const imported = (text: string): Promise<ImportedManuscript> =>
  importSource(new TextEncoder().encode(text), { name: 'report.txt' });

/** The line of the made-up report that begins so. */
function lineOf(start: string): number {
  return MADE_UP_REPORT.slice(0, MADE_UP_REPORT.indexOf(start)).split('\n').length;
}

describe('a made-up report', () => {
  let report: ImportedManuscript;
  beforeAll(async () => {
    report = await imported(MADE_UP_REPORT);
  });

  it('has its words in order', () => {
    expect(wordsOfManuscript(report)).toEqual(wordsOfText(MADE_UP_REPORT, report.decisions));
  });

  it('has its calls and notes in order, those with several paragraphs whole', () => {
    const { calls, definitions } = notesOfManuscript(report);
    expect(calls).toEqual(Array.from({ length: 11 }, (_, index) => `${index + 1}`));
    expect(definitions.map(({ label }) => label)).toEqual(['1', '2', '3', '4', '5', '8', '9', '10', '11']);
    expect(definitions.filter(({ paragraphs }) => paragraphs.length > 1)).toEqual([
      {
        label: '5',
        paragraphs: [
          'Mirre Adewald, Low Water: Walks on the Moles, Tidal Press, 2002,;',
          'Mirre Adewald, The Light and its Keepers, Tidal Press, 2007,',
        ],
      },
      { label: '9', paragraphs: ['Ferrymen’s Guild, Lost Owners,', 'Veldmark, March 2020,'] },
    ]);
  });

  it('has its headings and no others', () => {
    expect(headingsOfManuscript(report)).toEqual([
      '# Quiet Harbours – Veldmark: A Survey',
      '## How the harbours were built',
      '## The harbours today: Boats and people',
      '## A winter on the quay',
      '## Cashing in',
    ]);
  });

  it('has its lists', () => {
    const lists = all(treeOf(report, report.chapters[0]!)).filter((node) => node.type === 'list');
    expect(lists.map((list) => list.children.map((item) => textOf(item).trim()))).toEqual([
      [
        'Landing and sale of fish;',
        'Repair of boats up to twelve metres;',
        'Winter storage, for members and their guests; and',
        'Rowing.',
      ],
      [
        'Eleven boats were laid up on the slip, of which two have no owner that anyone can name.',
        'The slip was closed for repairs in January.',
        'Visitors came on Sundays, mostly to look.',
      ],
    ]);
  });

  it('takes no year for a call', () => {
    expect(fileOf(report, report.chapters[0]!)).toContain('‘the ledgers of \\[1991] are the last');
  });

  it('has what the source says of itself in manuscript.yaml', () => {
    expect(fileOf(report, 'manuscript.yaml')).toBe(
      [
        'title: "Quiet Harbours – Veldmark: A Survey"',
        'authors:',
        '  - Osk Tarrel',
        'publisher: The Veldmark Society',
        'chapters:',
        '  - 01-quiet-harbours-veldmark-a-survey.md',
        '',
      ].join('\n'),
    );
  });

  it('tells what it decided and what is wrong, with lines and how sure it is', () => {
    const text = fileOf(report, 'import-report.md');
    for (const line of [
      '- 11 calls, 9 notes',
      '- 3 faults in the source (1 of them unsure)',
      '- line 1, certain: a label of the page above the text: `Scroll Top`',
      `- line ${lineOf('Related Posts')}, likely: it belongs to the page, below its text: \`Related Posts\``,
      `- line ${lineOf('The storm of')}, certain: expected a note that begins with [6], found none; the mark is kept as a call, so that \`check\` reports it`,
      `- line ${lineOf('How the')}, likely: a heading: a short line without final punctuation between empty lines: \`How the harbours were built\``,
      `- line ${lineOf('To read')}, unsure: kept as text, although it could be a heading: it reads like a sentence whose end was lost: \`To read the counts of earlier winters please visit\``,
      `- line ${lineOf('By The')}, unsure: a byline below a heading; kept as text: \`By The Ferrymen’s Guild\``,
      `- line ${lineOf('Image by')}, likely: the credit of a picture, which the text itself does not have; kept as text: \`Image by Osk Tarrel under (CC).\``,
      `- line ${lineOf('[5] Mirre')}, certain: [5] begins note 5, of 2 paragraphs`,
      '- line 7, unsure: [1991] was kept as text: no note has that number',
      `- line ${lineOf('  • Landing')}, certain: a list of 4 items marked by “•”:`,
    ])
      expect(text).toContain(`${line}\n`);
    expect(text).toContain(
      `- line ${lineOf('The storm of')}, unsure: 2 empty lines stand before this; a heading may have been lost here`,
    );
    expect(text).toContain(`- line ${lineOf('Since 2004')}, unsure: the paragraph ends without punctuation`);
  });

  it('in chapters has each note in the chapter that calls it', async () => {
    const source = new TextEncoder().encode(MADE_UP_REPORT);
    const split = await importSource(source, { name: 'report.txt', split: 'h2' });
    expect(split.chapters).toEqual([
      '01-quiet-harbours-veldmark-a-survey.md',
      '02-how-the-harbours-were-built.md',
      '03-the-harbours-today-boats-and-people.md',
      '04-a-winter-on-the-quay.md',
      '05-cashing-in.md',
    ]);
    expect(headingsOfManuscript(split).map((heading) => heading.replace(/ .*/u, ''))).toEqual([
      '#',
      '#',
      '#',
      '#',
      '#',
    ]);
    const labels = split.chapters.map((chapter) =>
      all(treeOf(split, chapter)).flatMap((node) => (node.type === 'footnoteDefinition' ? [node.label] : [])),
    );
    expect(labels).toEqual([['1', '2'], ['3', '4', '5'], ['8'], ['9', '10'], ['11']]);
    expect(wordsOfManuscript(split).toSorted()).toEqual(wordsOfManuscript(report).toSorted());
  });
});

describe.skipIf(SOURCE === '')('the report of IMPRIMATUR_REPORT_SOURCE', () => {
  let folder: string;
  let result: Run;
  let report: ImportedManuscript;
  let source: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'imprimatur-import-report-'));
    result = await run(['import', SOURCE, '--out', join(folder, 'book')]);
    const bytes = readFileSync(SOURCE);
    source = bytes.toString('utf8');
    report = await importSource(bytes, { name: 'report.txt' });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has 140 calls and 138 definitions in order, and whole', () => {
    const { calls, definitions } = notesOfManuscript(report);
    const numbers = Array.from({ length: 140 }, (_, index) => `${index + 1}`);
    expect(calls).toEqual(numbers);
    expect(definitions.map(({ label }) => label)).toEqual(
      numbers.filter((number) => number !== '111' && number !== '112'),
    );
    const long = definitions.filter(({ paragraphs }) => paragraphs.length > 1);
    expect(long.map(({ label, paragraphs }) => `${label}: ${paragraphs.length}`)).toEqual([
      '26: 2',
      '57: 2',
      '75: 2',
      '104: 2',
      '136: 2',
    ]);
  });

  it('has its words in order', () => {
    expect(wordsOfManuscript(report)).toEqual(wordsOfText(source, report.decisions));
    // Hardly anything is in the report alone.
    const left = report.decisions.filter(
      ({ kind, message }) => kind === 'furniture' && !message.includes('kept'),
    );
    expect(left.map(({ line }) => line)).toEqual([1, 553]);
  });

  it('has its headings and lists', () => {
    const lines = source.split('\n');
    const headings = headingsOfManuscript(report);
    // By their lines, since its sentences are not ours to repeat.
    const expected = [3, 9, 23, 58, 100, 138, 182, 198, 208, 237, 249].map((line) =>
      words(lines[line - 1]!).join(' '),
    );
    expect(headings).toEqual(expected.map((heading, index) => `${index === 0 ? '#' : '##'} ${heading}`));
    const lists = all(treeOf(report, report.chapters[0]!)).filter((node) => node.type === 'list');
    expect(lists.map((list) => list.children.length)).toEqual([9, 7]);
  });

  it('is told by check to lack notes 111 and 112, and nothing else', async () => {
    expect(result.code).toBe(1);
    const { code, stdout } = await run(['check', join(folder, 'book'), '--json']);
    expect(code).toBe(1);
    const { notes, problems } = JSON.parse(stdout) as {
      notes: unknown;
      problems: {
        rule: string;
        severity: string;
        label: string;
        file: string;
        line: number;
        column: number;
      }[];
    };
    expect(notes).toEqual({ calls: 140, definitions: 138 });
    const errors = problems.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ rule, label }) => `${rule} ${label}`)).toEqual([
      'undefined-note 111',
      'undefined-note 112',
    ]);
    for (const { file, line, column, label } of errors) {
      const written = readFileSync(join(folder, 'book', file), 'utf8').split('\n')[line - 1]!;
      expect(written.startsWith(`[^${label}]`, column - 1)).toBe(true);
      // The paragraph is the one in which the source has the call.
      const paragraph = source.split('\n').find((text) => text.includes(`[${label}]`))!;
      expect(written.slice(0, 40)).toBe(paragraph.slice(0, 40));
    }
  });

  it('becomes three editions as a draft', async () => {
    const out = join(folder, 'editions');
    const { code } = await run(['build', join(folder, 'book'), '--draft', '--out', out]);
    expect(code).toBe(0);
    expect(
      readdirSync(out)
        .map((name) => name.replace(/^.*\./u, ''))
        .toSorted(),
    ).toEqual(['epub', 'html', 'html', 'json', 'pdf']);
  });
});
