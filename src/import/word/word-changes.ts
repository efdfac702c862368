/** What Word documents hold beside their text: comments, tracked changes, heads and feet of pages. */
import type { Element, Root } from 'xast';
import type { Decision } from '../imported.ts';
import { elementsIn, readPart, wordText } from './word-xml.ts';

const CHANGES: Readonly<Record<string, string>> = {
  'w:ins': 'inserted$; it is in the manuscript',
  'w:del': 'deleted$; it is not in the manuscript',
  'w:moveFrom': 'moved away from here$',
  'w:moveTo': 'moved to here$; it is in the manuscript here',
};
const OF_STYLE = /^w:(?:rPr|pPr|tblPr|trPr|tcPr|sectPr|numbering)Change$/u;

/** Tells of every tracked change, with its words. */
export function toldChanges(root: Root, where: string): Decision[] {
  const decisions: Decision[] = [];
  let styles = 0;
  let last: { element: Element; decision: Decision } | undefined;
  const walk = (parent: Element): void => {
    let before: Element | undefined;
    for (const child of parent.children) {
      if (child.type !== 'element') continue;
      if (OF_STYLE.test(child.name)) styles++;
      const form = CHANGES[child.name];
      const text = form === undefined ? '' : wordText(child, { deleted: true }).trim();
      if (form !== undefined && text !== '') {
        const message = form.replace('$', byWhom(child)) + where;
        // Word cuts one change into as many as there are kinds of letters in it.
        if (last && last.element === before && last.decision.message === message) {
          last.decision.text = `${last.decision.text}${wordText(child, { deleted: true })}`;
          last.element = child;
        } else {
          const decision: Decision = { kind: 'change', confidence: 'certain', message, text };
          decisions.push(decision);
          last = { element: child, decision };
        }
      }
      before = child;
      if (form === undefined || child.name === 'w:ins' || child.name === 'w:moveTo') walk(child);
    }
  };
  for (const child of root.children) if (child.type === 'element') walk(child);
  if (styles > 0)
    decisions.push({
      kind: 'change',
      confidence: 'certain',
      message: `${styles} tracked changes of style${where}; the new style counts`,
    });
  return decisions;
}

/** Tells of every comment, and what it is about. */
export function toldComments(parts: ReadonlyMap<string, Uint8Array>, document: Root): Decision[] {
  const comments = readPart(parts, 'word/comments.xml');
  if (!comments) return [];
  const anchors = anchorsOf(document);
  return [...elementsIn(comments)]
    .filter(({ name }) => name === 'w:comment')
    .map((comment): Decision => {
      const anchor = anchors
        .get(comment.attributes['w:id'] ?? '')
        ?.replaceAll(/\s+/gu, ' ')
        .trim();
      const about = anchor ? `, about “${anchor.slice(0, 200)}”` : '';
      return {
        kind: 'comment',
        confidence: 'certain',
        message: `a comment${byWhom(comment)}${about}; it is not in the manuscript`,
        text: wordText(comment).trim(),
      };
    });
}

/** The words between the beginning and the end of each commented passage. */
function anchorsOf(document: Root): Map<string, string> {
  const open = new Map<string, string>();
  const done = new Map<string, string>();
  for (const element of elementsIn(document, ({ name }) => name !== 'w:del')) {
    const id = element.attributes['w:id'] ?? '';
    if (element.name === 'w:commentRangeStart') open.set(id, '');
    else if (element.name === 'w:commentRangeEnd') {
      done.set(id, open.get(id) ?? '');
      open.delete(id);
    } else if (element.name === 'w:t' || element.name === 'w:p') {
      const text = element.name === 'w:p' ? ' ' : wordText(element);
      for (const [key, before] of open) open.set(key, before + text);
    }
  }
  return done;
}

function byWhom({ attributes }: Element): string {
  const date = /^\d{4}-\d{2}-\d{2}/u.exec(attributes['w:date'] ?? '')?.[0];
  return `${attributes['w:author'] ? ` by ${attributes['w:author']}` : ''}${date === undefined ? '' : ` on ${date}`}`;
}

/** Tells of the heads and feet of pages, which the editions make themselves; each text once. */
export function toldPageHeads(parts: ReadonlyMap<string, Uint8Array>): Decision[] {
  const texts = new Map<string, string>();
  for (const path of [...parts.keys()].toSorted()) {
    const kind = /^word\/(header|footer)\d*\.xml$/u.exec(path)?.[1];
    const part = kind === undefined ? undefined : readPart(parts, path);
    const text = part ? wordText(part).replaceAll(/\s+/gu, ' ').trim() : '';
    if (text !== '' && !texts.has(text)) texts.set(text, kind === 'header' ? 'head' : 'foot');
  }
  return [...texts].map(([text, kind]): Decision => {
    const message = `the ${kind} of the pages, which editions make themselves`;
    return { kind: 'furniture', confidence: 'certain', message, text };
  });
}
