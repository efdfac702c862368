import type { Rule } from '../rule.ts';

/**
 * An image whose file is not there, in a chapter or as the cover. Its place would stay empty.
 *
 * @example bad
 *   ![A map of the regions](images/mpa.svg)
 *
 * @example good
 *   ![A map of the regions](images/map.svg)
 */
export const missingImage: Rule<{ address: string; path: string; cover: boolean }> = {
  id: 'missing-image',
  severity: 'error',
  wording: ({ address, path, cover }) =>
    `expected ${cover ? 'the picture of the cover' : 'an image'} at \`${address}\`, found no file` +
    `${path === '' || path === address ? '' : ` at \`${path}\``} in the manuscript; correct the path, or add the file`,
  book({ configuration, configurationFile, cover }, report) {
    if (cover?.sight !== 'missing') return;
    const address = configuration.cover ?? '';
    report({ facts: { address, path: cover.path ?? '', cover: true }, file: configurationFile });
  },
  nodes: {
    image(node, { book, chapter }, report) {
      const image = book.images.get(chapter.path)?.get(node.url);
      if (image?.sight !== 'missing') return;
      report({
        facts: { address: node.url, path: image.path ?? '', cover: false },
        file: chapter.path,
        place: node.position,
      });
    },
  },
};
