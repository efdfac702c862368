/** "Cite this report" in a real browser, with and without scripts. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryFiles } from '../../../src/manuscript/memory.ts';
import { launchBrowser } from '../../../src/print/browser/launch.ts';
import { renderHtml } from '../../../src/render/html/render.ts';
import { prepare } from '../epub/edition.ts';

const YAML = `title: Wide Roads & 100% Rails #1
authors: [Ann Example, 王小明, Айгерим Образцова]
publisher: Road Institute
date: 2026-11-02
slug: roads
doi: 10.1234/a_long_one_that_has_no_place_to_break_it_at_all_and_goes_on_and_on_to_the_end
`;

describe.each([true, false])('with scripts: %s', (withScripts) => {
  let launched: Awaited<ReturnType<typeof launchBrowser>>;
  let folder: string;
  beforeAll(async () => {
    launched = await launchBrowser();
    folder = await mkdtemp(join(tmpdir(), 'citing-'));
    const { composition, pictures, template } = await prepare(
      memoryFiles({
        'manuscript.yaml': YAML,
        'a.md': '# A\n\nText with a note.[^1]\n\n[^1]: Bo Sample, *Rails*, 2019.',
      }),
    );
    const beside = [{ kind: 'pdf', href: 'roads.pdf' }] as const;
    await writeFile(
      join(folder, 'roads.html'),
      (await renderHtml(composition, pictures, template, beside)).bytes,
    );
  });
  afterAll(async () => {
    await launched.close();
    await rm(folder, { recursive: true });
  });

  it('opens by keyboard, fits a narrow screen, saves its files, and the browser has nothing to say', async () => {
    const page = await launched.browser.newPage();
    const said: string[] = [];
    const asked: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('request', (request) => asked.push(request.url()));
    await page.setJavaScriptEnabled(withScripts);
    await page.setViewport({ width: 320, height: 700 });
    const session = await page.createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    const address = pathToFileURL(join(folder, 'roads.html')).href;
    await page.goto(address);

    expect(await page.$eval('.cite details', (details) => details.open)).toBe(false);
    await page.focus('.cite summary');
    await page.keyboard.press('Enter');
    expect(await page.$eval('.cite details', (details) => details.open)).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    const scrolling = await page.$$eval('.cite *', (all) =>
      all
        .filter((item) => item.clientWidth > 0 && item.scrollWidth > item.clientWidth)
        .map((item) => item.outerHTML),
    );
    expect(scrolling).toEqual([]);

    await page.keyboard.press('Tab');
    // Past the link to the DOI in each of the three citations.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Download BibTeX');
    await page.keyboard.press('Enter');
    const saved = await written(join(folder, 'roads.bib'));
    expect(saved).toContain('author = {Example, Ann and 王, 小明 and Образцова, Айгерим}');
    expect(saved).toBe(await page.$eval('.cite pre', (pre) => pre.textContent));
    expect(said).toEqual([]);
    expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([address]);
  });
});

/** What a browser saves is there a moment later. */
async function written(path: string): Promise<string> {
  for (let tries = 0; ; tries++) {
    try {
      const text = await readFile(path, 'utf8');
      if (text !== '') return text;
    } catch (error) {
      if (tries > 100) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
