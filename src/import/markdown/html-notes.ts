/**
 * Notes that were written as HTML in Markdown: a superscript that links to an anchor, and the anchor before the
 * note, often with a link back. A superscript becomes a call only where its note is found.
 */
import type {
  BlockContent,
  FootnoteDefinition,
  ListItem,
  Nodes,
  Paragraph,
  PhrasingContent,
  Root,
} from 'mdast';
import type { Decision } from '../imported.ts';
import { blockNotes } from './html-note-blocks.ts';
import { idsOf, linkAt, plainOf, tagOf, type LinkGroup } from './html-tags.ts';

/** A link that may be a call. */
interface PossibleCall {
  paragraph: { children: PhrasingContent[] };
  group: LinkGroup;
  order: number;
  line: number | undefined;
}

/** A note that an anchor begins. */
interface AnchoredNote {
  id: string;
  order: number;
  line: number | undefined;
  /** Takes the note out of the tree and gives its blocks. */
  take(mark: string, callIds: ReadonlySet<string>): BlockContent[];
}

const MARK = /^[[(]?(\d{1,4}|[*†‡§¶]+|[a-z])[\])]?$/iu;
const BACK = /^\s*(?:[↩↵⏎↑^⬆←⤴]|(?:go |jump )?back\b|return\b|zurück\b)/iu;

/** Turns them into calls and definitions. Changes the tree. */
export function takeHtmlNotes(tree: Root, taken: ReadonlySet<string>, decisions: Decision[]): void {
  const { calls, notes } = survey(tree);
  const byId = new Map(notes.map((note) => [note.id, note]));
  const used = calls.filter(({ group, order }) => (byId.get(group.target)?.order ?? -1) > order);
  const callIds = new Set(used.flatMap(({ group }) => group.ids));
  const labels = new Map<string, string>();
  const marks = new Map<string, string>();
  const definitions: FootnoteDefinition[] = [];
  for (const { group } of used) {
    if (labels.has(group.target)) continue;
    const mark = MARK.exec(group.text)?.[1] ?? '';
    marks.set(group.target, mark);
    labels.set(group.target, freeLabel(mark, group.target, new Set([...taken, ...labels.values()])));
  }
  // All calls first: taking a note changes the paragraph that it is in.
  for (const { paragraph, group, line } of used.toReversed()) {
    const label = labels.get(group.target)!;
    paragraph.children.splice(group.start, group.end - group.start, {
      type: 'footnoteReference',
      identifier: label.toLowerCase(),
      label,
    });
    decisions.push({
      kind: 'call',
      confidence: 'likely',
      message: `a link to \`#${group.target}\` became a call of note ${label}`,
      line,
    });
  }
  for (const note of notes.toSorted((a, b) => a.order - b.order)) {
    const label = labels.get(note.id);
    if (label === undefined) continue;
    const children = note.take(marks.get(note.id) ?? '', callIds);
    definitions.push({ type: 'footnoteDefinition', identifier: label.toLowerCase(), label, children });
    decisions.push({
      kind: 'note',
      confidence: 'likely',
      message: `what follows the anchor \`${note.id}\` became note ${label}`,
      line: note.line,
    });
  }
  removeEmpty(tree);
  tree.children.push(...definitions);
}

/** All links that look like calls and all anchors that begin something, in the order of the text. */
function survey(tree: Root): { calls: PossibleCall[]; notes: AnchoredNote[] } {
  const calls: PossibleCall[] = [];
  const notes: AnchoredNote[] = [];
  let order = 0;
  const walk = (node: Nodes, item: ListItem | undefined): void => {
    if (node.type === 'html')
      notes.push(
        ...blockNotes(node).map((note) => ({ ...note, order: ++order, line: node.position?.start.line })),
      );
    if (!('children' in node)) return;
    const children = node.children as PhrasingContent[];
    const isText = node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
    const inner = node.type === 'listItem' ? node : node.type === 'paragraph' ? item : undefined;
    for (const [index, child] of children.entries()) {
      order++;
      const line = child.position?.start.line;
      const group =
        isText || node.type === 'emphasis' || node.type === 'strong' ? linkAt(children, index) : undefined;
      if (group && MARK.test(group.text)) calls.push({ paragraph: { children }, group, order, line });
      const ids = node.type === 'paragraph' ? idsOf(child) : [];
      if (ids.length > 0 && begins(children, index))
        for (const id of ids) notes.push({ id, order, line, take: taker(node as Paragraph, child, item) });
      if (!isText || child.type !== 'html') walk(child, inner);
    }
  };
  walk(tree, undefined);
  // Of the tags of one call only the first begins it.
  const outer = calls.filter(
    ({ paragraph, group }, index) =>
      !calls
        .slice(Math.max(0, index - 3), index)
        .some((other) => other.paragraph.children === paragraph.children && other.group.end > group.start),
  );
  return { calls: outer, notes };
}

/** True where a tag stands at the beginning of a paragraph or of a line in it. */
function begins(children: readonly PhrasingContent[], index: number): boolean {
  for (let at = index - 1; at >= 0; at--) {
    const before = children[at]!;
    if (before.type === 'break' || tagOf(before)?.name === 'br') return true;
    if (before.type === 'text' && before.value.trim() !== '') return /\n\s*$/u.test(before.value);
    if (before.type !== 'text' && before.type !== 'html') return false;
  }
  return true;
}

/** Takes a note that begins in a paragraph: to its end, to the next anchor, or the rest of a list item. */
function taker(
  paragraph: Paragraph,
  anchor: PhrasingContent,
  item: ListItem | undefined,
): AnchoredNote['take'] {
  return (mark, callIds) => {
    const start = paragraph.children.indexOf(anchor);
    if (start < 0) return [];
    const next = paragraph.children.findIndex(
      (child, index) =>
        index > start &&
        begins(paragraph.children, index) &&
        idsOf(child).length > 0 &&
        plainOf(paragraph.children.slice(start, index)).trim() !== '',
    );
    const own = paragraph.children.splice(start, next < 0 ? Infinity : next - start);
    const first: Paragraph = { ...paragraph, children: withoutMark(withoutBackLinks(own, callIds), mark) };
    if (!item || item.children[0] !== paragraph || start > 0) return [first];
    const more = item.children.splice(1) as BlockContent[];
    for (const block of more)
      if (block.type === 'paragraph') block.children = withoutBackLinks(block.children, callIds);
    return [first, ...more.filter((block) => block.type !== 'paragraph' || plainOf([block]).trim() !== '')];
  };
}

function withoutBackLinks(
  children: readonly PhrasingContent[],
  callIds: ReadonlySet<string>,
): PhrasingContent[] {
  const kept: PhrasingContent[] = [];
  for (let index = 0; index < children.length; index++) {
    const group = linkAt(children, index);
    if (group && (BACK.test(group.text) || callIds.has(group.target)) && !MARK.test(group.text))
      index = group.end - 1;
    else kept.push(children[index]!);
  }
  while (kept.length > 0 && isBlank(kept.at(-1)!)) kept.pop();
  const last = kept.at(-1);
  if (last?.type === 'text') last.value = last.value.trimEnd();
  return kept;
}

/** Without the anchor and the number behind it. */
function withoutMark(children: readonly PhrasingContent[], mark: string): PhrasingContent[] {
  const kept = [...children];
  let removed = '';
  while (kept.length > 0 && removed === '') {
    const group = linkAt(kept, 0);
    if (group && MARK.exec(group.text)?.[1] === mark) {
      kept.splice(0, group.end);
      removed = mark;
    } else if (kept[0]!.type === 'html') kept.shift();
    else break;
  }
  const pattern = new RegExp(
    `^\\s*[[(]?${mark.replaceAll(/[^\p{L}\p{N}]/gu, '\\$&')}[\\])]?(?![\\p{L}\\p{N}])`,
    'u',
  );
  for (const child of kept) {
    if (child.type === 'html') continue;
    if (child.type === 'text') {
      if (removed === '') child.value = child.value.replace(pattern, '');
      child.value = child.value.replace(/^\s*[.:)\]]?\s+/u, '').trimStart();
      if (child.value === '' && removed === '') continue;
    }
    break;
  }
  return withoutLoneEnds(kept.filter((child) => child.type !== 'text' || child.value !== ''));
}

/** Without the end tags whose beginning went with the mark. */
function withoutLoneEnds(children: readonly PhrasingContent[]): PhrasingContent[] {
  const open: string[] = [];
  return children.filter((child) => {
    const tag = tagOf(child);
    if (!tag) return true;
    if (!tag.isClosing) return open.push(tag.name) > 0;
    const at = open.lastIndexOf(tag.name);
    if (at >= 0) open.splice(at);
    return at >= 0;
  });
}

function isBlank(node: PhrasingContent): boolean {
  return (
    (node.type === 'text' && node.value.trim() === '') || node.type === 'break' || tagOf(node)?.name === 'br'
  );
}

function freeLabel(mark: string, id: string, taken: ReadonlySet<string>): string {
  if (/^\d+$/u.test(mark) && !taken.has(mark)) return mark;
  let label = id;
  for (let count = 2; taken.has(label); count++) label = `${id}-${count}`;
  return label;
}

/** Paragraphs, items and lists of which nothing is left. */
function removeEmpty(node: Nodes): void {
  if (!('children' in node)) return;
  for (const child of node.children) removeEmpty(child);
  const kept = (node.children as Nodes[]).filter((child) => {
    if (child.type === 'paragraph') return child.children.some((inner) => !isBlank(inner));
    return !((child.type === 'list' || child.type === 'listItem') && child.children.length === 0);
  });
  node.children = kept as typeof node.children;
}
