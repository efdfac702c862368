/** What the sample weighs on its way to a reader, and that its fonts have every character it needs and few others. */
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/book/book.ts';
import { compose } from '../../../src/book/composition.ts';
import { readPictures } from '../../../src/book/pictures.ts';
import { loadManuscript } from '../../../src/manuscript/load.ts';
import { renderHtml } from '../../../src/render/html/render.ts';
import { loadTemplate } from '../../../src/template/template.ts';

const SAMPLE = fileURLToPath(new URL('../../../manuscript', import.meta.url));

async function sample(fonts: 'embed' | 'system'): Promise<string> {
  const manuscript = await loadManuscript(SAMPLE);
  manuscript.configuration.html.fonts = fonts;
  const book = await parse(manuscript);
  const { pictures } = await readPictures(book, manuscript.files);
  const { bytes } = await renderHtml(compose(book), pictures, await loadTemplate(manuscript));
  return new TextDecoder().decode(bytes);
}

describe('the sample as one file, compressed as servers do it', () => {
  it('is below 350 kB with its fonts', async () => {
    const page = await sample('embed');
    expect(page.match(/data:font\/woff2/gu)?.length).toBeGreaterThan(5);
    expect(gzipSync(page, { level: 9 }).length).toBeLessThan(350_000);
  });

  it('is below 120 kB without', async () => {
    const page = await sample('system');
    expect(page).not.toMatch(/@font-face/u);
    expect(gzipSync(page, { level: 9 }).length).toBeLessThan(120_000);
  });
});
