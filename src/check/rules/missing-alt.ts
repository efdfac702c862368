import type { Rule } from '../rule.ts';

/**
 * An image without alternative text. Whoever hears the book read, or whose reader shows no pictures, learns nothing
 * of it. Say in the brackets what it shows, or that it shows nothing that matters: `![](file){decorative}`.
 *
 * @example bad
 *   ![](images/map.svg)
 *
 * @example good
 *   ![A map of the regions](images/map.svg) and ![](images/map.svg){decorative}
 */
export const missingAlt: Rule<{ address: string }> = {
  id: 'missing-alt',
  severity: 'warning',
  wording: ({ address }) =>
    `expected a text in the brackets of the image \`${address}\`, found none; say what it shows, or write \`{decorative}\` after it`,
  nodes: {
    image(node, { chapter }, report) {
      if (node.data?.decorative === true || /\S/u.test(node.alt ?? '')) return;
      const address = node.url.length > 80 ? `${node.url.slice(0, 79)}…` : node.url;
      report({ facts: { address }, file: chapter.path, place: node.position });
    },
  },
};
