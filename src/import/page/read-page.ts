/** A saved web page → what import goes on with. */
import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { UnreadableSourceError, type Decision, type Imported } from '../imported.ts';
import { decodePage } from './decode-page.ts';
import {
  detach,
  elementsOf,
  headingDepth,
  holdsCall,
  isEmpty,
  lineOf,
  rawText,
  textWithoutCalls,
} from './elements.ts';
import { countWords, lostWords, toldLost, wordsLeftOut, wordsOfTree } from './lost-words.ts';
import { bodyOf, findMainContent } from './main-content.ts';
import { clearSites } from './note-sites.ts';
import { takeNotes } from './notes/find-notes.ts';
import { indexPage, type PageIndex } from './page-index.ts';
import { readPageMetadata, type PageMetadata } from './page-metadata.ts';
import type { FileBeside } from './pictures.ts';
import { findPlainNotes } from './plain-notes/find-plain-notes.ts';
import { toldLooksLikeNotes } from './plain-notes/looks-like-notes.ts';
import { openedElements } from './self-closing.ts';
import { toManuscript } from './to-manuscript.ts';

/** Deeper than any page that a person made; beyond it the libraries run out of stack. */
const DEEPEST = 400;

/**
 * Reads a web page, saved whole or alone.
 * @param fileBeside gives a file by its path relative to the page; it decides what may be read
 * @throws {UnreadableSourceError} where the page cannot be read or has no text
 */
export async function readPage(bytes: Uint8Array, fileBeside: FileBeside): Promise<Imported> {
  const { text, decisions } = decodePage(bytes);
  const root = parse(text);
  const source = countWords([rawText(bodyOf(root))]);
  const index = indexPage(root, readPageMetadata(root, bodyOf(root)).addresses);
  const notes = takeNotes(index);
  // Read again once the calls are known: that of a title is no part of it.
  const { metadata, sources } = readPageMetadata(root, bodyOf(root));
  const sites = clearSites(notes.sites, index);
  const main = findMainContent(index);
  decisions.push(...toldMetadata({ metadata, sources }), ...notes.decisions, ...sites, ...main.decisions);
  decisions.push(...takeTitle(main.content, metadata.title, index));
  if (isEmpty(main.content) && notes.notes.length === 0) {
    const furniture = main.decisions.length > 0 ? ', only menus and the like' : '';
    throw new UnreadableSourceError(
      `expected a page with text, found none${furniture}; a page that a script fills has to be saved from a browser`,
    );
  }
  const made = await toManuscript({
    content: main.content.children.filter((child) => child.type !== 'doctype') as ElementContent[],
    notes: notes.notes,
    index,
    language: metadata.language,
    fileBeside,
  });
  // Notes without links are looked for where there are none with links.
  const plain =
    notes.notes.length === 0
      ? findPlainNotes(made.tree)
      : { tree: made.tree, decisions: toldLooksLikeNotes(made.tree), marks: [] };
  decisions.push(...made.decisions, ...plain.decisions);
  const kept = [wordsOfTree(plain.tree), ...wordsLeftOut(decisions), ...notes.marks, ...plain.marks];
  decisions.push(...toldLost(lostWords(source, countWords(kept))));
  return { metadata, tree: plain.tree, decisions, files: made.files };
}

function toldMetadata({ metadata, sources }: Pick<PageMetadata, 'metadata' | 'sources'>): Decision[] {
  return Object.entries(metadata).map(([key, value]): Decision => {
    const source = sources.get(key as keyof typeof metadata) ?? '';
    const isGuess = /`(?:title|the only `h1`)`|og:site_name/u.test(source);
    const shown = Array.isArray(value) ? value.join('; ') : value;
    return {
      kind: 'metadata',
      confidence: isGuess ? 'likely' : 'certain',
      message: `${key}: “${shown}”, from ${source}`,
    };
  });
}

/** The heading that repeats the title goes, with its first place on the page. */
function takeTitle(content: Element | Root, title: string | undefined, index: PageIndex): Decision[] {
  if (title === undefined) return [];
  for (const element of elementsOf(content)) {
    const depth = headingDepth(element);
    if (depth === undefined) continue;
    if (textWithoutCalls(element) !== title || depth > 2) return [];
    if (holdsCall(element)) return keepTitle(element, content, index);
    const message = 'the heading that repeats the title; the title is in the metadata';
    const decision: Decision = {
      kind: 'heading',
      confidence: 'certain',
      message,
      line: lineOf(element),
      text: title,
    };
    detach(element, index.parents);
    return [decision];
  }
  return [];
}

/** A title with a call stays, as the heading above the text: a call has no place in the metadata. */
function keepTitle(heading: Element, content: Element | Root, index: PageIndex): Decision[] {
  const line = lineOf(heading);
  detach(heading, index.parents);
  heading.tagName = 'h1';
  content.children.unshift(heading as never);
  index.parents.set(heading, content);
  const message =
    'the title calls a note: it is in the metadata without the call, and above the text with it';
  return [{ kind: 'heading', confidence: 'certain', message, line }];
}

function parse(text: string): Root {
  try {
    const root = fromHtml(openedElements(text));
    refuseDepths(root);
    return root;
  } catch (error) {
    // The parser’s tree is made by a function that calls itself.
    throw error instanceof RangeError ? tooDeep() : error;
  }
}

function tooDeep(): UnreadableSourceError {
  return new UnreadableSourceError(
    `expected elements within elements up to ${DEEPEST} deep, found more; the page is damaged or made by a program gone wrong`,
  );
}

function refuseDepths(root: Root): void {
  const open: { node: Root | Element; depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.depth > DEEPEST) throw tooDeep();
    for (const child of next.node.children)
      if (child.type === 'element') open.push({ node: child, depth: next.depth + 1 });
  }
}
