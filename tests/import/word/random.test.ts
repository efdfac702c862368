/** Random reports, written out as Word documents with footnotes and endnotes and read again. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readWord } from '../../../src/import/word/read-word.ts';
import { linesOf, linesOfTree, REPORT, type NoteBlock, type Report } from '../page/random-report.ts';
import { call, note, paragraph, run, wordDocument } from './parts.ts';

const RUNS = Number(process.env.IMPRIMATUR_RANDOM ?? 60);

it('a random report comes back from Word, its footnotes and endnotes apart', async () => {
  await fc.assert(
    fc.asyncProperty(
      REPORT,
      fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
      async (made, endnotes) => {
        const report = withParagraphsOnly(made);
        const kinds = report.notes.map(
          (_, index) => (endnotes[index] ? 'endnote' : 'footnote') as 'endnote' | 'footnote',
        );
        const labels = labelsOf(kinds);
        const { tree, decisions } = await readWord(documentOf(report, kinds));
        const expected = linesOf(report);
        const found = linesOfTree(tree);
        const relabelled = expected.text.map((line) =>
          line.replaceAll(/‹(\d+)›/gu, (_, number: string) => `‹${labels[Number(number) - 1]}›`),
        );
        expect(found.text).toEqual(relabelled);
        const byLabel = new Map(found.labels.map((label, index) => [label, found.notes[index]]));
        expect(labels.map((label) => byLabel.get(label))).toEqual(expected.notes);
        // Footnotes first, each kind in the order of its calls.
        expect(found.labels).toEqual([
          ...labels.filter((label) => !label.startsWith('en')),
          ...labels.filter((label) => label.startsWith('en')),
        ]);
        expect(decisions.filter(({ kind }) => kind === 'fault')).toEqual([]);
      },
    ),
    { numRuns: RUNS },
  );
});

function labelsOf(kinds: readonly ('footnote' | 'endnote')[]): string[] {
  const counts = { footnote: 0, endnote: 0 };
  const prefix = kinds.includes('footnote') ? 'en' : '';
  return kinds.map((kind) => `${kind === 'endnote' ? prefix : ''}${++counts[kind]}`);
}

/** The ids of notes are in no order. */
const id = (number: number): number => 40 - number;
const plain = (block: NoteBlock): NoteBlock[] =>
  block.kind === 'list'
    ? block.items.map((text) => ({ kind: 'paragraph', text }))
    : [{ kind: 'paragraph', text: block.text }];

function withParagraphsOnly(report: Report): Report {
  return { ...report, notes: report.notes.map((blocks) => blocks.flatMap(plain)) };
}

function documentOf({ paragraphs, notes }: Report, kinds: readonly ('footnote' | 'endnote')[]): Uint8Array {
  const body = paragraphs.map((pieces) =>
    paragraph(
      pieces
        .map((piece) => {
          if ('call' in piece) return call(kinds[piece.call - 1]!, id(piece.call));
          return run(' ') + run(piece.text, piece.italic ? '<w:i/>' : '') + run(' ');
        })
        .join(''),
    ),
  );
  const written = (kind: 'footnote' | 'endnote'): string =>
    notes
      .map((blocks, index) => {
        const texts = blocks.map((block) => ('text' in block ? run(block.text) : ''));
        return kinds[index] === kind ? note(kind, id(index + 1), ...texts) : '';
      })
      .toReversed()
      .join('');
  return wordDocument({ body: body.join(''), footnotes: written('footnote'), endnotes: written('endnote') });
}
