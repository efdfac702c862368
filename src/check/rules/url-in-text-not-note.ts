import type { Rule } from '../rule.ts';

/**
 * An address that is printed in the running text. It breaks lines badly and says nothing to who reads on paper; it
 * is better behind words, or in a note. Off by default: in a handbook addresses may stand where they like.
 *
 * Addresses in notes and tables are left alone, and so are links behind words, bare names of hosts
 * (`www.example.org`) and mail addresses.
 *
 * @example bad
 *   The figures are at https://example.org/data/2020/figures.html in full.
 *
 * @example good
 *   The figures are [on the ministry's site](https://example.org/data) in full,[^1] see www.example.org.
 *
 *   [^1]: https://example.org/data/2020/figures.html
 */
export const urlInTextNotNote: Rule<{ address: string }> = {
  id: 'url-in-text-not-note',
  severity: 'off',
  strict: 'warning',
  wording: ({ address }) =>
    `expected words or a call in the text, found the address \`${address}\`; put it into a note, or link the words that it is about`,
  nodes: {
    link(node, { chapter, ancestors }, report) {
      const [only] = node.children;
      if (node.children.length !== 1 || only?.type !== 'text' || only.value !== node.url) return;
      if (!/^https?:/iu.test(node.url)) return;
      if (ancestors.some(({ type }) => type === 'footnoteDefinition' || type === 'table')) return;
      const around = ancestors.findLast(({ position }) => position !== undefined);
      report({
        facts: { address: node.url },
        file: chapter.path,
        place: node.position ?? around?.position,
      });
    },
  },
};
