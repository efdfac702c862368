/** The way from the source of a chapter to its tree: one chain, in order, with the reason for each place. */
import type { Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { VFile } from 'vfile';
import { nameDirectives } from './steps/directives.ts';
import { shortFigures } from './steps/figures.ts';
import { takeFrontMatter } from './steps/front-matter.ts';
import { headingIds } from './steps/heading-ids.ts';
import { resolveInlineNotes } from './steps/inline-notes.ts';
import { resolveReferences } from './steps/references.ts';
import { reduceRawHtml } from './steps/raw-html.ts';
import { typography } from './steps/typography.ts';
import { manuscriptSyntax } from './syntax/manuscript-syntax.ts';
import './nodes.ts';

/** How a chapter is parsed. */
export interface ParseOptions {
  /** The language that typography follows, a BCP 47 tag. */
  language: string;
  /** False leaves quotation marks, dashes and spaces as typed. */
  typography: boolean;
}

const syntax = unified().use(remarkParse).use(manuscriptSyntax).freeze();

/** Markdown → the tree as written: what a rule about the source itself would want. */
export function readSyntax(file: VFile): Root {
  return syntax.parse(file);
}

/**
 * The tree as written → the tree in the words of our language. Changes the tree it is given.
 */
export function applySteps(tree: Root, file: VFile, options: ParseOptions): Root {
  const steps = unified()
    // First, so that no later step takes metadata for text.
    .use(takeFrontMatter)
    // So that every later step knows one kind of link and one kind of image.
    .use(resolveReferences)
    // Gives boxes and figures their names; the steps below look inside them.
    .use(nameDirectives)
    // After the directives have taken the images that belong to them.
    .use(shortFigures)
    .use(headingIds)
    // Before notes are moved: an open and a close tag must still be siblings.
    .use(reduceRawHtml)
    // Makes definitions out of text, which typography then sets like all others.
    .use(resolveInlineNotes)
    // Last, since it is the only step that changes the characters of text.
    .use(options.typography ? [[typography, { language: options.language }]] : []);
  return steps.runSync(tree, file) as Root;
}
