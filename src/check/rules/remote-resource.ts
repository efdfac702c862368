import type { Rule } from '../rule.ts';

/**
 * An image that is somewhere on the web. An edition holds all it shows; nothing is fetched while it is made
 * or read, so that it is the same tomorrow and tells nobody who reads it.
 *
 * @example bad
 *   ![A map of the regions](https://example.org/map.svg)
 *
 * @example good
 *   ![A map of the regions](images/map.svg)
 */
export const remoteResource: Rule<{ address: string }> = {
  id: 'remote-resource',
  severity: 'warning',
  wording: ({ address }) =>
    `expected an image in the manuscript, found the address \`${address}\`; ` +
    'the image is left out: download it into the manuscript',
  book({ configuration, configurationFile, cover }, report) {
    if (cover?.sight !== 'remote') return;
    report({ facts: { address: configuration.cover ?? '' }, file: configurationFile });
  },
  nodes: {
    image(node, { book, chapter }, report) {
      if (book.images.get(chapter.path)?.get(node.url)?.sight !== 'remote') return;
      report({ facts: { address: node.url }, file: chapter.path, place: node.position });
    },
  },
};
