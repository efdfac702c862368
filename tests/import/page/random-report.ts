/** Random reports, and what of a tree is compared with them. */
import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';

/** A stretch of a line. */
export type Piece = { text: string; italic: boolean } | { call: number };

/** A block of a note. */
export type NoteBlock = { kind: 'paragraph' | 'quotation'; text: string } | { kind: 'list'; items: string[] };

/** Paragraphs with calls, and the notes in the order of their first calls; numbers begin at 1. */
export interface Report {
  paragraphs: Piece[][];
  notes: NoteBlock[][];
}

/** Words that have a meaning in HTML, in Markdown, or as marks of notes; none may be taken for what it is not. */
const WORD = fc.constantFrom(
  ...'moss river Қала мұз Ærø straße naïve 2021 7 1. 2) (3) [x] [4] a*b _u_ <b> &amp; AT&T # ## - > ~~ `c` $5 e.g. note'.split(
    ' ',
  ),
  ...'“so” ‘no’ — … ↩ † * ^ :lang[x]{y} 10:30am doi:10.1/x [^1] ![a](b) https://x.example/a_b?c=1&d=2 <!--x--> \\ | {#id} back'.split(
    ' ',
  ),
);
const SENTENCE = fc
  .tuple(
    fc.constantFrom('Moss', 'River', 'Қала', 'Ærø', 'See', 'Ibid.', '1.', '2021', '(3)', '[4]', '[x]'),
    fc.array(WORD, { maxLength: 7 }),
  )
  .map(([first, rest]) => [first, ...rest].join(' '));

const BLOCK: fc.Arbitrary<NoteBlock> = fc.oneof(
  { weight: 4, arbitrary: SENTENCE.map((text): NoteBlock => ({ kind: 'paragraph', text })) },
  { weight: 1, arbitrary: SENTENCE.map((text): NoteBlock => ({ kind: 'quotation', text })) },
  {
    weight: 1,
    arbitrary: fc
      .array(SENTENCE, { minLength: 1, maxLength: 3 })
      .map((items): NoteBlock => ({ kind: 'list', items })),
  },
);
const NOTE = fc
  .tuple(SENTENCE, fc.array(BLOCK, { maxLength: 3 }))
  .map(([text, more]): NoteBlock[] => [{ kind: 'paragraph', text }, ...separated(more)]);

/** Reports of a few paragraphs with up to a dozen calls, some of them of notes called before. */
export const REPORT: fc.Arbitrary<Report> = fc
  .record({
    paragraphs: fc.array(
      fc.array(
        fc.record({
          text: SENTENCE,
          italic: fc.boolean(),
          calls: fc.array(fc.nat({ max: 5 }), { maxLength: 2 }),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      { minLength: 1, maxLength: 5 },
    ),
    notes: fc.array(NOTE, { minLength: 6, maxLength: 6 }),
  })
  .map(({ paragraphs, notes }) => {
    const numbers = new Map<number, number>();
    const numbered = paragraphs.map((pieces) =>
      pieces.flatMap(({ text, italic, calls }): Piece[] => [
        { text, italic },
        ...calls.map((call) => {
          if (!numbers.has(call)) numbers.set(call, numbers.size + 1);
          return { call: numbers.get(call)! };
        }),
        { text: 'and', italic: false },
      ]),
    );
    return { paragraphs: numbered, notes: [...numbers.keys()].map((key) => notes[key]!) };
  })
  .filter((report) => report.notes.length > 0 || !hasNoteBySigns(report));

/** A number in brackets in the text, and again at the beginning of a later paragraph: who reads that sees a note. */
function hasNoteBySigns({ paragraphs }: Report): boolean {
  const texts = paragraphs.map((pieces) =>
    pieces.map((piece) => ('text' in piece ? piece.text : '')).join(' '),
  );
  return texts.some((text, at) => {
    const [mark] = /^\[\d+\]/u.exec(text) ?? [];
    return mark !== undefined && texts.slice(0, at).some((before) => before.includes(mark));
  });
}

/** Two lists side by side would be one list. */
function separated(blocks: readonly NoteBlock[]): NoteBlock[] {
  return blocks.filter((block, at) => block.kind === 'paragraph' || blocks[at - 1]?.kind !== block.kind);
}

const lineOf = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) =>
      'call' in piece ? `‹${piece.call}›` : piece.italic ? ` /${piece.text}/ ` : ` ${piece.text} `,
    )
    .join('');
const linesOfBlock = (block: NoteBlock): string[] => {
  if (block.kind === 'list') return block.items.map((text) => `• ${text}`);
  return [block.kind === 'quotation' ? `> ${block.text}` : block.text];
};

/** A report as lines: `‹2›` for a call, `/…/` for italics. */
export function linesOf({ paragraphs, notes }: Report): { text: string[]; notes: string[][] } {
  return {
    text: paragraphs.map((pieces) => oneSpace(lineOf(pieces))),
    notes: notes.map((blocks) => blocks.flatMap(linesOfBlock).map(oneSpace)),
  };
}

/** The same of a tree that was imported. Notes in the order of their numbers, which are their labels. */
export function linesOfTree(tree: Root): { text: string[]; notes: string[][]; labels: string[] } {
  const definitions = tree.children.filter((node) => node.type === 'footnoteDefinition');
  return {
    text: tree.children
      .filter((node) => node.type !== 'footnoteDefinition')
      .flatMap((node) => blockLines(node, '')),
    notes: definitions.map(({ children }) => children.flatMap((node) => blockLines(node, ''))),
    labels: definitions.map(({ label }) => label ?? ''),
  };
}

function blockLines(node: Nodes, mark: string): string[] {
  if (node.type === 'paragraph') return [oneSpace(mark + node.children.map(inLine).join(''))];
  if (!('children' in node)) return [`(${node.type})`];
  const next = node.type === 'listItem' ? '• ' : node.type === 'blockquote' ? '> ' : mark;
  return node.children.flatMap((child) => blockLines(child, next));
}

function inLine(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'footnoteReference') return `‹${node.label ?? ''}›`;
  if (node.type === 'emphasis') return `/${node.children.map(inLine).join('')}/`;
  if ('children' in node) return node.children.map(inLine).join('');
  return `(${node.type})`;
}

function oneSpace(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
