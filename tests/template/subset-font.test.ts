/** Fonts cut down to the characters of an edition, as a browser draws them. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, type LaunchedBrowser } from '../../src/print/browser/launch.ts';
import { charactersOf } from '../../src/template/font-face.ts';
import { subsetFont } from '../../src/template/subset-font.ts';

const FONT = new URL('../../templates/report/fonts/source-serif-4-latin-400-normal.woff2', import.meta.url);
let font: Uint8Array;
let launched: LaunchedBrowser;
beforeAll(async () => {
  font = await readFile(FONT);
  launched = await launchBrowser();
});
afterAll(() => launched.close());

/** How wide some texts are in a font, in px, and how wide in the font that a browser takes where there is none. */
async function widths(bytes: Uint8Array, texts: readonly string[], feature: string): Promise<number[]> {
  const page = await launched.browser.newPage();
  try {
    const address = `data:font/woff2;base64,${Buffer.from(bytes).toString('base64')}`;
    await page.setContent(
      `<style>@font-face{font-family:F;src:url("${address}")} span{font:100px F;font-feature-settings:${feature}}</style>${texts
        .map((text) => `<p><span>${text}</span></p>`)
        .join('')}`,
    );
    return await page.evaluate(async () => {
      await document.fonts.load('100px F');
      await document.fonts.ready;
      return [...document.querySelectorAll('span')].map((span) => span.getBoundingClientRect().width);
    });
  } finally {
    await page.close();
  }
}

describe('a font that was cut', () => {
  const texts = ['Text', 'AVATAR', 'file', '0123456789'];
  it.each(['normal', '"onum"', '"tnum"', '"smcp"', '"c2sc"', '"liga" 0'])(
    'draws as the whole one with %s',
    async (feature) => {
      const cut = await subsetFont('a.woff2', font, charactersOf(texts.join('')));
      expect(cut.length).toBeLessThan(font.length * 0.7);
      expect(await widths(cut, texts, feature)).toEqual(await widths(font, texts, feature));
    },
  );

  it('has no other characters', async () => {
    const cut = await subsetFont('a.woff2', font, charactersOf('Text'));
    const [kept, lost] = await widths(cut, ['Text', 'QWQW'], 'normal');
    const [whole, other] = await widths(font, ['Text', 'QWQW'], 'normal');
    expect(kept).toBe(whole);
    expect(lost).not.toBe(other);
  });
});

it('what is no font that can be cut stays as it is', async () => {
  const bytes = new TextEncoder().encode('nothing like a font');
  expect(await subsetFont('a.woff2', bytes, charactersOf('a'))).toBe(bytes);
  expect(await subsetFont('a.png', font, charactersOf('a'))).toBe(font);
  expect(await subsetFont('a.woff2', font, undefined)).toBe(font);
});
