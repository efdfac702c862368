import type { Rule } from '../rule.ts';

/**
 * An image, or the cover, whose address leads out of the manuscript's folder. Nothing is read from there,
 * so that a manuscript from elsewhere can be built without fear for the files around it.
 *
 * @example bad
 *   ![A map of the regions](../private/map.svg)
 *
 * @example good
 *   ![A map of the regions](images/map.svg)
 */
export const outsideManuscript: Rule<{ address: string }> = {
  id: 'outside-manuscript',
  severity: 'warning',
  wording: ({ address }) =>
    `expected a path within the manuscript, found \`${shortened(address)}\`, which leads out of it; ` +
    'the image is left out: copy it into the manuscript',
  book({ configuration, configurationFile, cover }, report) {
    if (cover?.sight !== 'outside') return;
    report({ facts: { address: configuration.cover ?? '' }, file: configurationFile });
  },
  nodes: {
    image(node, { book, chapter }, report) {
      if (book.images.get(chapter.path)?.get(node.url)?.sight !== 'outside') return;
      report({ facts: { address: node.url }, file: chapter.path, place: node.position });
    },
  },
};

/** The address of an image may be the image itself (`data:…`). */
function shortened(address: string): string {
  return address.length > 80 ? `${address.slice(0, 79)}…` : address;
}
