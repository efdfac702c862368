import { readFile } from 'node:fs/promises';

const FILES = new URL('../../../node_modules/@fontsource/source-serif-4/files/', import.meta.url);
/** The ranges that the font's own style sheet gives its files. */
const RANGES: Readonly<Record<string, string>> = {
  latin: 'U+0000-00FF, U+2000-206F',
  cyrillic: 'U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116',
  'cyrillic-ext': 'U+0460-052F, U+1C80-1C8A, U+20B4, U+2DE0-2DFF, U+A640-A69F, U+FE2E-FE2F',
};

/** What the page says in a font of its own, and what in the default one. */
export const EMBEDDED = 'Embedded Latin, Қазақстан Республикасы';
export const DEFAULT = 'Default Latin, Қазақстан Республикасы';
/** Neither a font of the page nor the fonts that come with the browser have it. */
export const NOWHERE = '漢';

/** A page under a strict policy, in an embedded font and in the default one. */
export async function samplePage(repository: URL = FILES): Promise<string> {
  const faces = await Promise.all(
    Object.entries(RANGES).map(async ([subset, range]) => {
      const file = await readFile(new URL(`source-serif-4-${subset}-400-normal.woff2`, repository));
      return `@font-face { font-family: "Sample Serif"; src: url(data:font/woff2;base64,${file.toString('base64')}); unicode-range: ${range}; }`;
    }),
  );
  return `<!DOCTYPE html>
<html lang="kk"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<title>Sample</title>
<style>${faces.join('\n')} .embedded { font-family: "Sample Serif" }</style></head>
<body><p class="embedded">${EMBEDDED}</p><p>${DEFAULT}</p><script>document.title = 'a script ran'</script></body></html>`;
}
