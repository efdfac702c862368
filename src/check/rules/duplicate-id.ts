import type { Nodes } from 'mdast';
import type { Position } from 'unist';
import { safeId } from '../../book/targets.ts';
import type { RelatedPlace } from '../../manuscript/problem.ts';
import type { Chapter } from '../../parse/chapter.ts';
import { placeOf } from '../place.ts';
import type { Rule } from '../rule.ts';

/** An id, and what it becomes in the editions. */
interface Facts {
  id: string;
  kind: 'twice' | 'reserved';
}

/** An id that an author wrote. */
interface WrittenId {
  id: string;
  chapter: Chapter;
  place: Position | undefined;
}

/**
 * An id that is given twice, or that begins with `note-`, `call-` or `page-`, which are the press's own. Editions give
 * the second another name, and links to it lead to the first. Ids are those of the whole book: the HTML edition is
 * one page.
 *
 * What Markdown makes of a heading by itself is left alone; two headings "Summary" are none of its business.
 *
 * @example bad
 *   ## Exports {#trade}
 *
 *   ## Imports {#trade}
 *
 * @example bad
 *   ## A word on the notes {#note-1}
 *
 * @example good
 *   ## Exports {#exports}
 *
 *   :::box{title="Imports" #imports}
 *   They fell.
 *   :::
 */
export const duplicateId: Rule<Facts> = {
  id: 'duplicate-id',
  severity: 'warning',
  wording: ({ id, kind }) =>
    kind === 'twice'
      ? `expected an id of its own, found \`${id}\` again; give it another one`
      : `expected an id that does not begin with \`note-\`, \`call-\` or \`page-\`, found \`${id}\`, which becomes \`${safeId(id)}\`; give it another one`,
  book({ chapters }, report) {
    const first = new Map<string, WrittenId>();
    for (const chapter of chapters) {
      for (const { id, place } of writtenIds(chapter)) {
        const safe = safeId(id);
        // It begins as an id should, and is changed all the same.
        if (safe === `section-${id}` && /^\p{L}/u.test(id))
          report({ facts: { id, kind: 'reserved' }, file: chapter.path, place });
        const earlier = first.get(safe);
        if (!earlier) {
          first.set(safe, { id, chapter, place });
          continue;
        }
        const related: RelatedPlace[] = [
          { message: 'the first of that id', file: earlier.chapter.path, place: earlier.place },
        ];
        report({ facts: { id, kind: 'twice' }, file: chapter.path, place, related });
      }
    }
  },
};

/** All ids that the author of a chapter wrote, in order. */
function writtenIds(chapter: Chapter): WrittenId[] {
  const { id } = chapter.configuration;
  const found: WrittenId[] = [];
  if (id !== undefined) found.push({ id, chapter, place: placeInFrontMatter(id, chapter) });
  if (!/\{[^{}\n]*(?:#|id\s*=)/u.test(String(chapter.source))) return found;
  const walk = (node: Nodes): void => {
    const written = writtenId(node);
    if (written !== undefined) found.push({ id: written, chapter, place: placeOfId(written, node, chapter) });
    if ('children' in node) for (const child of node.children) walk(child);
  };
  walk(chapter.tree);
  return found;
}

function writtenId(node: Nodes): string | undefined {
  if (node.type === 'heading') return node.data?.identifier;
  // A label of a note or of a link is no id.
  if (node.type === 'footnoteDefinition' || node.type === 'footnoteReference') return undefined;
  return 'identifier' in node ? node.identifier : undefined;
}

/** The id itself: in the last braces of a heading, in the first line of a block. */
function placeOfId(id: string, { type, position }: Nodes, { source }: Chapter): Position | undefined {
  const start = position?.start.offset;
  const end = position?.end.offset;
  if (start === undefined || end === undefined) return position;
  const slice = String(source).slice(start, end);
  const at = type === 'heading' ? slice.lastIndexOf(`#${id}`) : slice.search(idPattern(id));
  if (at < 0) return position;
  const from = start + slice.indexOf(id, at);
  return placeOf(from, from + id.length, source);
}

function idPattern(id: string): RegExp {
  const literal = id.replaceAll(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
  return new RegExp(`#${literal}(?![^\\s}.#])|\\bid\\s*=\\s*["']?${literal}`, 'u');
}

function placeInFrontMatter(id: string, { source }: Chapter): Position | undefined {
  const key = /^id:[ \t]*["']?/mu.exec(String(source));
  if (!key) return undefined;
  const from = key.index + key[0].length;
  return placeOf(from, from + id.length, source);
}
