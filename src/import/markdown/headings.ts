/** Headings of others: pandoc’s attributes, and a title that is metadata. */
import type { FootnoteDefinition, Heading, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { plainText } from '../../parse/plain-text.ts';
import type { Confidence, Decision, ImportedMetadata } from '../imported.ts';

const ATTRIBUTES = /[ \t]*\{([^{}\n]+)\}[ \t]*$/u;
const NOTES =
  /^(?:(?:foot|end)?notes?|references|anmerkungen|fu(?:ß|ss)noten|endnoten|примечания|сноски|notas)\s*:?$/iu;
/** Nothing but notes stands below such a heading. */
const FOOTNOTES = /^(?:(?:foot|end)notes?|fu(?:ß|ss)noten|endnoten|сноски)\s*:?$/iu;

/** `{#id .class}` → `{#id}`. Changes the tree; true where there was one that only pandoc has. */
export function readAttributes(tree: Root, decisions: Decision[]): boolean {
  let isPandoc = false;
  visit(tree, 'heading', (heading: Heading) => {
    const last = heading.children.at(-1);
    const found = last?.type === 'text' ? ATTRIBUTES.exec(last.value) : null;
    if (!found || last?.type !== 'text' || !/^(?:[#.][^\s]+|-|[\w-]+=\S+)(?:\s|$)/u.test(found[1]!.trim()))
      return;
    const parts = found[1]!.trim().split(/\s+/u);
    const id = parts.find((part) => /^#[^\s{}#]+$/u.test(part));
    if (parts.length === 1 && id !== undefined) return;
    isPandoc = true;
    last.value = `${last.value.slice(0, found.index)}${id === undefined ? '' : ` {${id}}`}`;
    decisions.push({
      kind: 'heading',
      confidence: 'certain',
      message: 'the attributes of a heading were left out, except its id',
      line: heading.position?.start.line,
      text: found[0].trim(),
    });
  });
  return isPandoc;
}

/** A title that stands above the text as its one heading of the first depth is the title of the manuscript. */
export function takeTitle(tree: Root, metadata: ImportedMetadata, decisions: Decision[]): void {
  const index = tree.children.findIndex((node) => node.type !== 'html');
  const first = tree.children[index];
  if (first?.type !== 'heading' || first.depth !== 1) return;
  const isOnly = tree.children.every((node) => node === first || node.type !== 'heading' || node.depth > 1);
  const title = plainText(first);
  const hasMore = first.children.some((node) => node.type !== 'text') || /\{#[^{}]+\}$/u.test(title);
  if (
    hasMore ||
    title === '' ||
    (metadata.title ?? title) !== title ||
    (!isOnly && metadata.title === undefined)
  )
    return;
  metadata.title = title;
  tree.children.splice(index, 1);
  decisions.push({
    kind: 'metadata',
    confidence: 'likely',
    message: 'the title: the only heading of the first depth',
    line: first.position?.start.line,
    text: title,
  });
}

/**
 * “Notes” with nothing below it, now that the notes are taken from there: at the end, and before the next heading
 * that is not deeper. “Footnotes” goes too where text follows its notes: that is none of them. Changes the tree.
 * @param definitions the notes that were taken
 */
export function removeNotesHeading(
  tree: Root,
  definitions: readonly FootnoteDefinition[],
  decisions: Decision[],
): void {
  const { children } = tree;
  for (let index = children.length - 1; index >= 0; index--) {
    const node = children[index]!;
    const next = children[index + 1];
    const isTitle = node.type === 'heading' && NOTES.test(plainText(node));
    const isEmpty = isTitle && (!next || (next.type === 'heading' && next.depth <= node.depth));
    const isLeft =
      isTitle &&
      FOOTNOTES.test(plainText(node)) &&
      definitions.some((note) => standsBetween(note, node, next));
    if (isEmpty || (node.type === 'thematicBreak' && !next))
      removeHeading(children, index, 'certain', decisions);
    else if (isLeft) removeHeading(children, index, 'likely', decisions);
  }
}

/** True for a note that stood right below a heading, before what stands there now. */
function standsBetween(note: FootnoteDefinition, heading: Heading, next: RootContent | undefined): boolean {
  const line = (note.position ?? note.children[0]?.position)?.start.line;
  const from = heading.position?.end.line;
  const to = next?.position?.start.line;
  return line !== undefined && from !== undefined && to !== undefined && line > from && line < to;
}

function removeHeading(
  children: RootContent[],
  index: number,
  confidence: Confidence,
  decisions: Decision[],
): void {
  const [node] = children.splice(index, 1);
  decisions.push({
    kind: 'furniture',
    confidence,
    message: 'the heading of the notes; editions make their own',
    line: node?.position?.start.line,
    text: node?.type === 'heading' ? plainText(node) : '***',
  });
}
