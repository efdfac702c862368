/** Plain text, as it was copied from a page → a manuscript’s tree, with every decision told. */
import type { FootnoteDefinition, Root, RootContent } from 'mdast';
import type { Decision, Imported, ImportedMetadata } from '../imported.ts';
import { readBody } from './body.ts';
import { callReader, type CallReader } from './calls.ts';
import { decodeText } from '../decode-text.ts';
import { takeFurniture } from './furniture.ts';
import { blocksOf, lineOf } from './lines.ts';
import { findSections, type Section, type TextNote } from './note-sections.ts';
import { readTail } from './tail.ts';
import { readTop } from './top.ts';

/**
 * Reads plain text. All of its words are in the tree or, where they are no text (labels of a page, a byline), in the
 * decisions.
 * @throws {UnreadableSourceError} where the bytes are no text
 */
export function readText(bytes: Uint8Array): Imported {
  const decoded = decodeText(bytes);
  const { blocks, decisions: furniture } = takeFurniture(blocksOf(decoded.text));
  const top = readTop(blocks);
  const found = findSections(top.blocks);
  const last = found.sections.at(-1)!.notes.at(-1);
  const tail = readTail(found.tail, last?.number ?? 0);
  last?.paragraphs.push(...tail.continuation);

  const decisions = [
    ...decoded.decisions,
    ...furniture,
    ...top.decisions,
    ...found.decisions,
    ...tail.decisions,
  ];
  const body: RootContent[] = [];
  const definitions: FootnoteDefinition[] = [];
  const raised = !found.sections.some(({ body: [...parts], notes }) => hasBracketCall(parts, notes));
  for (const [index, section] of found.sections.entries()) {
    const isLast = index === found.sections.length - 1;
    const labelOf = (number: number): string => (index === 0 ? `${number}` : `${index + 1}-${number}`);
    const reader = callReader({
      numbers: new Set(section.notes.map(({ number }) => number)),
      confidence: section.confidence,
      raisedIn:
        raised && section.notes.length > 0 ? [...section.body, ...(isLast ? tail.unplaced : [])] : undefined,
      labelOf,
    });
    const text = readBody(section.body, reader.read);
    body.push(...text.nodes);
    decisions.push(...text.decisions);
    if (isLast && tail.unplaced.length > 0) {
      const comment = `import: what follows stood behind the last note, from line ${lineOf(tail.unplaced[0]!)} of the source on; move it to its place`;
      const more = readBody(tail.unplaced, reader.read);
      body.push({ type: 'html', value: `<!-- ${comment} -->` }, ...more.nodes);
      decisions.push(...more.decisions);
    }
    definitions.push(...section.notes.map((note) => definitionOf(note, labelOf(note.number))));
    decisions.push(
      ...reader.decisions,
      ...noteDecisions(section, reader, found.sections.length > 1 ? index + 1 : 0),
    );
  }
  const tree: Root = { type: 'root', children: [...body, ...definitions] };
  return { metadata: merged(top.metadata, tail.metadata), tree, decisions, files: new Map() };
}

function definitionOf(note: TextNote, label: string): FootnoteDefinition {
  return {
    type: 'footnoteDefinition',
    identifier: label.toLowerCase(),
    label,
    children: note.paragraphs
      .filter(({ text }) => text !== '')
      .map(({ text }) => ({ type: 'paragraph', children: [{ type: 'text', value: text }] })),
  };
}

/** What was found of the notes of a section, and what is wrong with them. */
function noteDecisions({ notes, confidence }: Section, reader: CallReader, section: number): Decision[] {
  const decisions: Decision[] = [];
  const seen = new Map<number, number>();
  const where = section > 0 ? ` of stretch ${section} of the text` : '';
  for (const { number, line, mark, paragraphs } of notes) {
    const size = paragraphs.length > 1 ? `, of ${paragraphs.length} paragraphs` : '';
    const doubt = confidence === 'unsure' ? '; nothing but its call says that it is no item of a list' : '';
    const begins = `${mark} begins note ${number}${where}${size}${doubt}`;
    decisions.push({ kind: 'note', confidence, message: begins, line });
    const first = seen.get(number);
    if (first !== undefined) {
      const message = `expected one note ${number}${where}, found a second one; the first is on line ${first}`;
      decisions.push({ kind: 'fault', confidence: 'certain', message, line });
    } else {
      seen.set(number, line);
      if (!reader.called.has(number)) {
        const message = `expected a call of note ${number}${where} in the text, found none`;
        decisions.push({ kind: 'fault', confidence: 'certain', message, line });
      }
    }
  }
  return decisions;
}

function hasBracketCall(blocks: Section['body'], notes: readonly TextNote[]): boolean {
  const marks = new Set(notes.map(({ number }) => `[${number}]`));
  return blocks.some(({ lines }) =>
    lines.some(({ text }) => text.match(/\[\d{1,4}\]/gu)?.some((mark) => marks.has(mark))),
  );
}

/** The title block knows best; what it does not say, the line at the end may. */
function merged(top: ImportedMetadata, end: ImportedMetadata): ImportedMetadata {
  return { ...end, ...top };
}
