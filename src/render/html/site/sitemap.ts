/** The list of pages that search engines read (sitemaps.org, version 0.9). */
import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';
import type { Configuration } from '../../../manuscript/configuration/schema.ts';
import { FIRST_PAGE } from './page-names.ts';
import { pageAddress } from './place-links.ts';

/**
 * @param files the pages, in order
 * @param base the address of the site, with a slash at its end
 */
export function sitemap(
  files: readonly string[],
  base: string,
  { modified, date }: Pick<Configuration, 'modified' | 'date'>,
): string {
  const last = modified ?? date;
  // The protocol takes a day or a moment, and the first page by the address of its folder.
  const tree = x(
    'urlset',
    { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' },
    files.map((file) =>
      x('url', [
        x('loc', new URL(file === FIRST_PAGE ? '' : pageAddress(file), base).href),
        ...(last === undefined ? [] : [x('lastmod', last)]),
      ]),
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${toXml(tree)}\n`;
}
