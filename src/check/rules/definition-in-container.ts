import type { Nodes } from 'mdast';
import type { Rule } from '../rule.ts';

/** The blocks that a definition may be lost in, and what their authors call them. */
const CONTAINERS: ReadonlyMap<Nodes['type'], string> = new Map([
  ['listItem', 'an item of a list'],
  ['blockquote', 'a block quotation'],
  ['footnoteDefinition', 'another note'],
  ['box', 'a box'],
  ['figure', 'a figure'],
  ['captionedTable', 'a table'],
  ['epigraph', 'an epigraph'],
  ['abstract', 'an abstract'],
  ['verse', 'a verse'],
  ['remark', 'a remark'],
] as const);

/**
 * A definition within an item of a list, a block quotation, a box, or another note, mostly for a few spaces
 * before it that nobody meant. It works here, but it is moved and deleted with its surroundings, and other
 * programs lose it or number it anew. An inline note stands where it is called and is no definition.
 *
 * @example bad
 *   - Exports doubled.[^7]
 *
 *     [^7]: Ministry of Trade, Annual Report, 2020.
 *
 * @example good
 *   - Exports doubled.[^7]
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 */
export const definitionInContainer: Rule<{ label: string; container: string }> = {
  id: 'definition-in-container',
  severity: 'warning',
  wording: ({ label, container }) =>
    `expected the definition \`[^${label}]:\` at the margin, found it in ${container}; move it out, to the end of the chapter`,
  nodes: {
    footnoteDefinition(node, { chapter, ancestors }, report) {
      const around = ancestors.findLast(({ type }) => CONTAINERS.has(type));
      if (!around || node.inline) return;
      const label = node.label ?? node.identifier;
      report({
        facts: { label, container: CONTAINERS.get(around.type) ?? '' },
        file: chapter.path,
        place: node.position,
        label,
      });
    },
  },
};
