import type { Nodes } from 'mdast';
import type { Book } from '../../book/book.ts';
import type { Chapter } from '../../parse/chapter.ts';
import type { Rule } from '../rule.ts';

/** Why a chapter has no title. */
interface Facts {
  /** It has a `#` heading, but not as the first. */
  hasLateHeading: boolean;
}

/**
 * A chapter without a title. In the contents it is there only by its sections, and no running head tells where the
 * reader is. The title is the chapter's first heading, a `#`, or `title` in its front matter.
 *
 * Told of is a `#` heading that comes after another heading, and a chapter without any title in a book whose other
 * chapters have one. Front matter (`kind: front`) may be without, as a dedication is, and so may a chapter that is not
 * in the contents (`toc: false`), and a book that is one file.
 *
 * @example bad
 *   ## Summary
 *
 *   Exports doubled.
 *
 *   # Trade in the Region
 *
 *   Taxes fell.
 *
 * @example bad
 *   # Trade in the Region
 *
 *   Exports doubled.
 *
 *   <!-- two.md -->
 *   Taxes fell.
 *
 * @example good
 *   # Trade in the Region
 *
 *   ## Summary
 *
 *   Exports doubled.
 */
export const missingTitle: Rule<Facts> = {
  id: 'missing-title',
  severity: 'warning',
  wording: ({ hasLateHeading }) =>
    hasLateHeading
      ? 'expected the `#` heading to be the first of its chapter, found another heading before it; the chapter has no title: move it up, or write `title` in the front matter'
      : 'expected a `#` heading or `title` in the front matter, found a chapter without a title; add one',
  book(book, report) {
    const areTitled = book.chapters.some((chapter) => hasFile(chapter) && chapter.title !== '');
    for (const chapter of book.chapters) {
      if (!needsTitle(chapter, book)) continue;
      const late = chapter.tree.children.find((node) => node.type === 'heading' && node.depth === 1);
      if (!late && !areTitled) continue;
      const first: Nodes | undefined = late ?? chapter.tree.children[0];
      report({
        facts: { hasLateHeading: late !== undefined },
        file: chapter.path,
        place: late ? late.position : first?.position?.start,
      });
    }
  },
};

function needsTitle(chapter: Chapter, { chapters }: Book): boolean {
  if (!hasFile(chapter) || chapter.title !== '' || chapter.tree.children.length === 0) return false;
  // An empty `#` is a fault of its own, and a file that is the whole book has the title of the book.
  if (chapter.heading || /^title[ \t]*:/mu.test(chapter.source.data.frontMatter?.yaml ?? '')) return false;
  return chapters.length === 1 || (chapter.kind !== 'front' && chapter.configuration.toc);
}

/** The title of a part is a chapter without a file. */
function hasFile({ path, kind }: Chapter): boolean {
  return path !== '' && kind !== 'part';
}
