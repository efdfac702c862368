import type { Rule } from '../rule.ts';

/** Nothing between the reader and these can be read or changed by others. */
const LOCAL =
  /^http:\/\/(?:localhost|127\.|\[::1\]|[^/?#]*\.(?:local|localhost|test|onion))(?:[:/?#]|$|\d)/iu;

/**
 * An address with `http:`. What a reader asks for and gets there can be read and changed on the way, and browsers
 * warn of it. Off by default: old sources may have no other address.
 *
 * `www.example.org` without a scheme is left alone, and so are hosts of one's own computer.
 *
 * @example bad
 *   See [the report](http://example.org/report).
 *
 * @example good
 *   See [the report](https://example.org/report), www.example.org and <http://localhost:8080/>.
 */
export const insecureUrl: Rule<{ address: string }> = {
  id: 'insecure-url',
  severity: 'off',
  strict: 'warning',
  wording: ({ address }) =>
    `expected \`https:\`, found \`${address}\`; use \`https:\` if the page is there too`,
  nodes: {
    link(node, { chapter, ancestors }, report) {
      if (!/^http:\/\//iu.test(node.url) || LOCAL.test(node.url)) return;
      const { start, end } = node.position ?? {};
      const written = String(chapter.source).slice(start?.offset ?? 0, end?.offset ?? 0);
      // `www.example.org` is printed as it is written, and only its link has a scheme.
      const [only] = node.children;
      if (only?.type === 'text' && node.url === `http://${only.value}` && !/http:/iu.test(written)) return;
      const around = ancestors.findLast(({ position }) => position !== undefined);
      report({
        facts: { address: node.url },
        file: chapter.path,
        place: node.position ?? around?.position,
      });
    },
  },
};
