/** A Word document → what import goes on with. */
import type { Element, ElementContent, Root as HastRoot } from 'hast';
import { toXml } from 'xast-util-to-xml';
import type { Root } from 'xast';
import type { Decision, Imported, ImportedMetadata } from '../imported.ts';
import { UnreadableSourceError } from '../imported.ts';
import {
  attribute,
  newElement,
  elementsOf,
  hasClass,
  holdsCall,
  isElement,
  isEmpty,
  remember,
  replace,
  textOf,
  textWithoutCalls,
} from '../page/elements.ts';
import { countWords, lostWords, toldLost, wordsLeftOut, wordsOfTree } from '../page/lost-words.ts';
import type { PageNote } from '../page/notes/find-notes.ts';
import { dropBrackets, wholeCall } from '../page/notes/call-links.ts';
import { joinRaisedCalls } from '../page/notes/raised-calls.ts';
import { indexPage } from '../page/page-index.ts';
import { toManuscript } from '../page/to-manuscript.ts';
import { joinCaptions } from './captions.ts';
import { calledBy, convertWord, PREFIX, type NoteKey } from './convert-word.ts';
import { spellOutFormulas } from './formulas.ts';
import { toldMissingParts } from './missing-parts.ts';
import { openWord } from './word-archive.ts';
import { toldChanges, toldComments, toldPageHeads } from './word-changes.ts';
import { readWordMetadata } from './word-metadata.ts';
import { findWordNotes } from './word-notes.ts';
import { styleMap } from './word-styles.ts';
import { readPart, wordText } from './word-xml.ts';

const DOCUMENT = 'word/document.xml';

/**
 * Reads a Word document. Footnotes have the labels `1`, `2`, …, as Word numbers them; endnotes `en1`, `en2`, …, or
 * `1`, `2`, … where there are no footnotes.
 * @throws {UnreadableSourceError} where it is none, is damaged, or has no text
 */
export async function readWord(bytes: Uint8Array): Promise<Imported> {
  const parts = openWord(bytes);
  const document = readPart(parts, DOCUMENT) ?? noText();
  const footnotes = readPart(parts, 'word/footnotes.xml');
  const endnotes = readPart(parts, 'word/endnotes.xml');
  const found = findWordNotes(document, { footnotes, endnotes });
  const decisions: Decision[] = toldMissingParts(parts);
  decisions.push(
    ...spellOut(parts, [
      [DOCUMENT, document],
      ['word/footnotes.xml', footnotes],
      ['word/endnotes.xml', endnotes],
    ]),
  );
  const converted = await convertWord(
    parts,
    styleMap(readPart(parts, 'word/styles.xml')),
    found.notes.map(({ key }) => key),
  );
  const root: HastRoot = { type: 'root', children: [newElement('div', converted.body)] };
  markCalls(root, found.labelOf);
  const { metadata, decisions: titles } = takeTitles(root, readWordMetadata(parts));
  decisions.push(...titles, ...found.decisions);

  const noteRoots = converted.notes.map(({ content }): HastRoot => ({
    type: 'root',
    children: [newElement('div', content)],
  }));
  for (const part of noteRoots) markCalls(part, found.labelOf);
  for (const part of [root, ...noteRoots]) decisions.push(...joinCaptions(part.children[0] as Element));
  const whole: HastRoot = {
    type: 'root',
    children: [root.children[0]!, ...noteRoots.flatMap(({ children }) => children)],
  };
  const notes = converted.notes.map(({ key }, at): PageNote => ({
    label: found.labelOf(key),
    content: (noteRoots[at]!.children[0] as Element).children,
  }));
  const kept = notes.filter(
    ({ label, content }) => found.isCalled(label) || content.some((node) => !isEmpty(node)),
  );
  if (isEmpty(root.children[0]!) && kept.length === 0) noText();
  const made = await toManuscript({
    content: (root.children[0] as Element).children,
    notes: kept,
    index: indexPage(whole),
    language: metadata.language,
    fileBeside: async (path) => converted.pictures.get(path),
  });
  decisions.push(...made.decisions.map(withOwnIds), ...converted.decisions);
  decisions.push(...toldChanges(document, ''), ...toldComments(parts, document), ...toldPageHeads(parts));
  if (footnotes) decisions.push(...toldChanges(footnotes, ' (in a footnote)'));
  if (endnotes) decisions.push(...toldChanges(endnotes, ' (in an endnote)'));
  decisions.push(...toldLost(lostIn([document, footnotes, endnotes], { tree: made.tree, decisions })));
  return { metadata, tree: made.tree, decisions, files: made.files };
}

/** Messages name bookmarks as the document does, without the prefix that keeps them apart from ids of ours. */
function withOwnIds(decision: Decision): Decision {
  return { ...decision, message: decision.message.replaceAll(`\`#${PREFIX}`, '`#') };
}

function noText(): never {
  throw new UnreadableSourceError('expected a Word document with text, found one without');
}

/** Formulas are words to Word and nothing to mammoth: where there are any, it is given their text. */
function spellOut(
  parts: Map<string, Uint8Array>,
  roots: readonly (readonly [path: string, root: Root | undefined])[],
): Decision[] {
  return roots.flatMap(([path, root]) => {
    const formulas = root ? spellOutFormulas(root) : [];
    if (root && formulas.length > 0) parts.set(path, new TextEncoder().encode(toXml(root)));
    return formulas;
  });
}

/** Puts what stands for a call in the place of each link to a note. */
function markCalls(root: HastRoot, labelOf: (key: NoteKey) => string): void {
  const { parents } = indexPage(root);
  // All of them first, as the tree changes on the way.
  const all = [...elementsOf(root)];
  for (const link of all) {
    const key = isElement(link, 'a') ? calledBy(attribute(link, 'href') ?? '') : undefined;
    if (!key) continue;
    const label = labelOf(key);
    const whole = wholeCall(link, { parents });
    dropBrackets(whole, link, { parents });
    const call = newElement('sup', [{ type: 'text', value: label }]);
    remember(call, { call: label });
    replace(whole, [call], parents);
    joinRaisedCalls(call, { parents });
  }
}

/** Title and subtitle by their styles go into the metadata; the list of contents, which editions make, goes. */
function takeTitles(
  root: HastRoot,
  said: ImportedMetadata,
): { metadata: ImportedMetadata; decisions: Decision[] } {
  const holder = root.children[0] as Element;
  const metadata: ImportedMetadata = { ...said };
  const decisions: Decision[] = [];
  const title = holder.children.find(
    (node) => isElement(node) && hasClass(node, 'word-title') && !isEmpty(node),
  );
  const subtitle = holder.children.find(
    (node) => isElement(node) && hasClass(node, 'word-subtitle') && !isEmpty(node),
  );
  if (title) metadata.title = textWithoutCalls(title);
  // Metadata hold no calls: a subtitle that has one stays in the text.
  const isPlain = subtitle !== undefined && !holdsCall(subtitle);
  if (title && isPlain) metadata.subtitle = textOf(subtitle);
  const heading = holder.children.find((node) => !isEmpty(node));
  const repeats =
    !title && isElement(heading, 'h1') && textWithoutCalls(heading) === said.title ? heading : undefined;
  const gone = new Set<ElementContent>(
    [title, title && isPlain ? subtitle : undefined, repeats].filter((node) => node !== undefined),
  );
  const called = [...gone].find((node) => holdsCall(node));
  if (called && isElement(called)) {
    gone.delete(called);
    called.tagName = 'h1';
    called.properties = {};
    holder.children = [called, ...holder.children.filter((node) => node !== called)];
    const message =
      'the title calls a note: it is in the metadata without the call, and above the text with it';
    decisions.push({ kind: 'heading', confidence: 'certain', message });
  }
  for (const node of gone)
    decisions.push({
      kind: 'heading',
      confidence: 'certain',
      message: 'a title, which is in the metadata',
      text: textOf(node),
    });
  const contents = holder.children.filter(
    (node) => isElement(node) && hasClass(node, 'word-contents') && !isEmpty(node),
  );
  if (contents.length > 0) {
    const text = contents.map((node) => textOf(node)).join('\n');
    decisions.push({
      kind: 'furniture',
      confidence: 'certain',
      message: 'the table of contents, which editions make themselves',
      text,
    });
  }
  holder.children = holder.children.filter((node) => !gone.has(node) && !contents.includes(node as never));
  for (const [key, value] of Object.entries(metadata)) {
    const source =
      key === 'title' && title
        ? 'the style “Title”'
        : key === 'subtitle'
          ? 'the style “Subtitle”'
          : 'the properties of the document';
    const confidence = key === 'date' ? 'unsure' : 'certain';
    decisions.push({
      kind: 'metadata',
      confidence,
      message: `${key}: “${Array.isArray(value) ? value.join('; ') : value}”, from ${source}`,
    });
  }
  if (said.title !== undefined && said.title !== metadata.title)
    decisions.push({
      kind: 'metadata',
      confidence: 'certain',
      message: 'the properties of the document have another title',
      text: said.title,
    });
  return { metadata, decisions };
}

function lostIn(
  roots: readonly (Root | undefined)[],
  { tree, decisions }: Pick<Imported, 'tree' | 'decisions'>,
): string[] {
  const source = countWords(roots.map((root) => (root ? wordText(root) : '')));
  return lostWords(source, countWords([wordsOfTree(tree), ...wordsLeftOut(decisions)]));
}
