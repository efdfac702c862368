/** The Markdown of others → a manuscript’s tree: their notes in our form, with every change told. */
import type { Nodes, Root } from 'mdast';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { readSyntax } from '../../parse/chain.ts';
import { resolveReferences } from '../../parse/steps/references.ts';
import { decodeText } from '../decode-text.ts';
import type { Decision, Imported } from '../imported.ts';
import { withoutPositions } from '../positions.ts';
import { takeFrontMatter } from './front-matter.ts';
import { readAttributes, removeNotesHeading, takeTitle } from './headings.ts';
import { takeHtmlNotes } from './html-notes.ts';
import { LATEX_LABEL, takeLatexNotes } from './latex-notes.ts';
import {
  isInlineLabel,
  nameInlineNotes,
  numberMadeLabels,
  partDuplicates,
  takeDefinitions,
  tellRepeatedCalls,
} from './notes.ts';
import { convertHtml } from './raw-html.ts';

const CITATION = /\[(?:[^[\]]*[\s;])?-?@[\w:.#$%&+?<>~/-]+[^[\]]*\]/u;
const FENCED_DIV = /^:{3,}(?:\s*\{[^{}]*\}|\s+[\w-]+)?\s*$/mu;

/**
 * Reads Markdown. What has no form in ours is kept as text, and told.
 * @throws {UnreadableSourceError} where the bytes are no text
 */
export function readMarkdown(bytes: Uint8Array): Imported {
  const decoded = decodeText(bytes);
  const above = takeFrontMatter(decoded.text);
  const latex = takeLatexNotes(above.source);
  const decisions: Decision[] = [];
  const tree = readSyntax(new VFile({ value: latex.source }));
  addLatexNotes(tree, latex.notes);
  unified().use(resolveReferences).runSync(tree);

  const hasAttributes = readAttributes(tree, decisions);
  const text = latex.source;
  const isPandoc =
    above.isPandoc ||
    hasAttributes ||
    has(tree, 'inlineNote') ||
    CITATION.test(text) ||
    FENCED_DIV.test(text.replaceAll(/^:::(?:box|figure|table|epigraph|abstract|verse|note)?\s*$/gmu, ''));
  nameInlineNotes(tree, decisions);
  const labels = new Set<string>();
  visit(tree, 'footnoteDefinition', ({ identifier }) => void labels.add(identifier));
  takeHtmlNotes(tree, labels, decisions);
  convertHtml(tree, decisions);
  tellForeign(tree, decisions);

  const definitions = inOrder(takeDefinitions(tree), tree);
  partDuplicates(definitions, isPandoc, latex.lineOf, decisions);
  if (isPandoc) tellRepeatedCalls(tree, decisions);
  if (definitions.length > 0) removeNotesHeading(tree, definitions, decisions);
  takeTitle(tree, above.metadata, decisions);
  tree.children.push(...definitions);
  numberMadeLabels(tree, (label) => label.startsWith(LATEX_LABEL) || isInlineLabel(label));
  for (const definition of definitions)
    decisions.push({
      kind: 'note',
      confidence: 'certain',
      message: `note [^${definition.label ?? ''}]`,
      line: definition.position?.start.line,
    });
  tellUndefined(tree, decisions);
  for (const decision of decisions)
    if (decision.line !== undefined) decision.line = latex.lineOf(decision.line);
  return {
    metadata: above.metadata,
    tree,
    decisions: [...decoded.decisions, ...above.decisions, ...latex.decisions, ...decisions],
    files: new Map(),
  };
}

/** The notes that were LaTeX stand at the end; where their calls stand decides about their order. */
function addLatexNotes(tree: Root, notes: ReadonlyMap<string, string>): void {
  for (const [label, markdown] of notes) {
    const { children } = withoutPositions(readSyntax(new VFile({ value: markdown })));
    tree.children.push({ type: 'footnoteDefinition', identifier: label, label, children: children as [] });
  }
}

/** Those that have no place of their own have that of their first call. */
function inOrder(definitions: ReturnType<typeof takeDefinitions>, tree: Root): typeof definitions {
  const calls = new Map<string, number>();
  let count = 0;
  const walk = (node: Nodes): void => {
    if (node.type === 'footnoteReference' && !calls.has(node.identifier)) calls.set(node.identifier, ++count);
    if ('children' in node) for (const child of node.children) walk(child);
  };
  walk(tree);
  for (const definition of definitions) walk(definition);
  const placed = definitions.filter(({ position }) => position !== undefined);
  if (placed.length === definitions.length) return definitions;
  const order = (identifier: string): number => calls.get(identifier) ?? Infinity;
  return definitions.toSorted((a, b) => order(a.identifier) - order(b.identifier) || 0);
}

/** Calls without a note stay, and `check` reports them too. */
function tellUndefined(tree: Root, decisions: Decision[]): void {
  const defined = new Set<string>();
  visit(tree, 'footnoteDefinition', ({ identifier }) => void defined.add(identifier));
  visit(tree, 'footnoteReference', (call) => {
    if (defined.has(call.identifier)) return;
    const message = `expected a note [^${call.label ?? call.identifier}], found none; the call is kept, so that \`check\` reports it`;
    decisions.push({ kind: 'fault', confidence: 'certain', message, line: call.position?.start.line });
  });
}

/** Forms of others that are text in our language. */
function tellForeign(tree: Root, decisions: Decision[]): void {
  visit(tree, 'text', ({ value, position }) => {
    const citation = CITATION.exec(value)?.[0];
    const fence = FENCED_DIV.exec(value)?.[0];
    const line = position?.start.line;
    if (citation !== undefined)
      decisions.push({
        kind: 'fault',
        confidence: 'likely',
        message: 'a citation of pandoc was kept as text; write it out',
        line,
        text: citation,
      });
    if (fence !== undefined)
      decisions.push({
        kind: 'fault',
        confidence: 'likely',
        message: 'a division of pandoc was kept as text; make it a box, or remove its marks',
        line,
        text: fence.trim(),
      });
  });
}

function has(tree: Root, type: Nodes['type']): boolean {
  let found = false;
  visit(tree, type, () => void (found = true));
  return found;
}
