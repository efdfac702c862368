/** Whether everyone can use the page: axe-core, all its rules, by day and night, large and small, with scripts and without. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configuration, everything } from '../../epub/everything.ts';
import { axeFaults } from './axe.ts';
import { called, ReadingRoom, settled } from './reading-room.ts';

const room = new ReadingRoom();
const pages: Record<string, string> = {};
beforeAll(async () => {
  await room.open();
  pages['with scripts'] = await room.print('with', everything());
  const source = await readFile(pages['with scripts'], 'utf8');
  // axe itself is a script, so the page is deprived of its own instead of all.
  const bare = source.replaceAll(/<script>[\s\S]*?<\/script>/gu, '');
  if (bare === source) throw new Error('expected a script in the page, found none');
  pages['without scripts'] = await room.keep('without.html', bare);
  pages.popover = await room.print('popover', called('html: { notes: popover }'));
});
afterAll(() => room.close());

describe.each(['with scripts', 'without scripts'])('%s', (scripts) => {
  describe.each([
    ['phone', 390, 844],
    ['desktop', 1440, 900],
  ])('%s', (_, width, height) => {
    it.each(['light', 'dark'] as const)('%s', async (scheme) => {
      expect(await room.read(pages[scripts]!, { width, height, scheme }, axeFaults)).toEqual([]);
    });
  });
});

it('with a note open over the text', async () => {
  const faults = await room.read(pages.popover!, { width: 390, height: 844 }, async (page) => {
    await page.click('#call-2');
    await settled(page);
    expect(await page.evaluate(() => document.querySelector(':popover-open')?.id)).toBe('note-2');
    return axeFaults(page);
  });
  expect(faults).toEqual([]);
});

it('the test itself finds faults', async () => {
  const bad = await room.print('bad', everything(configuration((yaml) => yaml)));
  const faults = await room.read(bad, {}, async (page) => {
    await page.evaluate(() =>
      document.querySelectorAll('[alt]').forEach((image) => image.removeAttribute('alt')),
    );
    return axeFaults(page);
  });
  expect(faults.join('\n')).toContain('image-alt');
});
