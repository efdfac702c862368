import { visit } from 'unist-util-visit';
import { SAFE_ELEMENTS } from '../../parse/steps/raw-html.ts';
import type { Rule } from '../rule.ts';

const TAG = /^<\/?[a-z][\w-]*/iu;

/** What is left out, and why. */
interface Facts {
  tag: string;
  /** The element is allowed, but not like this: never closed in its paragraph, or with other attributes. */
  allowed: boolean;
  /** There is text between the tags, which is left out with them. */
  withText: boolean;
}

/**
 * Raw HTML that is left out of every edition. A few inline elements may be written as HTML (`sub`, `sup`,
 * `br`, `kbd`, …); all else looks different in print, in the EPUB and on a page, or not at all. The end tag
 * of an element that was told of already is not told of again.
 *
 * @example bad
 *   Exports <font color="red">doubled</font>.
 *
 * @example bad
 *   <div>Exports doubled.</div>
 *
 * @example bad
 *   Water is H<sub>2O.
 *
 * @example good
 *   Water is H<sub>2</sub>O. <!-- a comment is no problem -->
 */
export const rawHtmlDropped: Rule<Facts> = {
  id: 'raw-html-dropped',
  severity: 'warning',
  wording({ tag, allowed, withText }) {
    const expected = allowed
      ? 'an element that ends in its paragraph, with no attributes but `lang`, `dir`, `title`'
      : 'Markdown';
    const lost = withText ? 'the element and the text in it are left out' : 'the tag is left out';
    return `expected ${expected}, found \`${tag}\`; ${lost} of every edition: write it in Markdown, or remove it`;
  },
  nodes: {
    root(tree, { chapter }, report) {
      const open: string[] = [];
      visit(tree, 'droppedHtml', ({ value, position }) => {
        if (onlyEndsWhatIsOpen(value, open)) return;
        const tag = TAG.exec(value)?.[0];
        report({
          facts: {
            // What is no tag is a declaration or an instruction, such as `<?php`.
            tag: tag === undefined ? value.slice(0, 12) : `${tag}>`,
            allowed: tag !== undefined && SAFE_ELEMENTS.has(tag.slice(1).toLowerCase()),
            withText: /\S/u.test(value.replaceAll(/<[^>]*>/gu, '')),
          },
          file: chapter.path,
          place: position,
        });
      });
    },
  },
};

/** True for end tags of elements that were told of; keeps the list of those. */
function onlyEndsWhatIsOpen(html: string, open: string[]): boolean {
  let endsOnly = TAG.test(html);
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][\w-]*)/giu)) {
    const element = name.toLowerCase();
    const at = slash === '' ? -1 : open.lastIndexOf(element);
    if (at >= 0) {
      open.splice(at, 1);
      continue;
    }
    endsOnly = false;
    if (slash === '') open.push(element);
  }
  return endsOnly;
}
