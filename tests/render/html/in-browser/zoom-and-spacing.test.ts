/** Readers who enlarge and space out: no sideways scrolling at 400 % (WCAG 1.4.10), nothing cut off by spacing (1.4.12). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../../../src/print/browser/launch.ts';
import { everything } from '../../epub/everything.ts';
import { memoryFiles } from '../../../../src/manuscript/memory.ts';
import { called, noted, ReadingRoom, settled } from './reading-room.ts';
import { stickingOut } from './sticking-out.ts';

const room = new ReadingRoom();
const pages: Record<string, string> = {};
beforeAll(async () => {
  await room.open();
  pages.everything = await room.print('everything', everything());
  pages.noted = await room.print('noted', noted(30));
  pages.wide = await room.print(
    'wide',
    memoryFiles({
      'manuscript.yaml': 'title: Wide things',
      'drawing.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="90.5" viewBox="0 0 900 90.5"/>',
      'a.md': `# Wide

In a line ![a drawing](drawing.svg) of text.

![a drawing](drawing.svg "A figure with a caption")

| ${'column with a name | '.repeat(9)}
| ${'--- | '.repeat(9)}
| ${'Donaudampfschifffahrtsgesellschaft | '.repeat(9)}

\`\`\`
${'a line of code that goes on '.repeat(9)}
\`\`\`

${'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(4)} and https://example.org/${'long/'.repeat(30)}
`,
    }),
  );
  pages.called = await room.print('called', called());
});
afterAll(() => room.close());

/** The spacing that WCAG 1.4.12 asks a page to bear. */
const SPACING =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

describe.each(['everything', 'noted', 'called', 'wide'])('%s', (which) => {
  it('at 400 % zoom of a screen of 1280 × 1024', async () => {
    expect(await room.read(pages[which]!, { width: 320, height: 256 }, stickingOut)).toEqual([]);
  });

  it.each([320, 390, 820, 1280, 1440])('with the spacing of WCAG 1.4.12, %i px wide', async (width) => {
    const faults = await room.read(pages[which]!, { width }, async (page) => {
      const session = await page.createCDPSession();
      await session.send('Page.setBypassCSP', { enabled: true });
      await page.reload();
      await page.addStyleTag({ content: SPACING });
      await settled(page);
      expect(await page.evaluate(() => getComputedStyle(document.body).letterSpacing)).not.toBe('normal');
      return stickingOut(page);
    });
    expect(faults).toEqual([]);
  });
});

it('a note that opens at 400 % zoom can be read to its end', async () => {
  const { top, bottom, reach } = await room.read(pages.noted!, { width: 320, height: 256 }, async (page) => {
    await page.focus('#call-7');
    await page.keyboard.press('Enter');
    await settled(page);
    return page.evaluate(() => {
      const note = document.querySelector(':popover-open')!;
      note.scrollTop = note.scrollHeight;
      const box = note.getBoundingClientRect();
      const last = note.querySelector('.way-back')!.getBoundingClientRect();
      return { top: box.top, bottom: box.bottom, reach: last.bottom - box.bottom };
    });
  });
  expect(top).toBeGreaterThanOrEqual(0);
  expect(bottom).toBeLessThanOrEqual(256);
  expect(reach).toBeLessThanOrEqual(0);
});

interface Scroller {
  name: string;
  scrolls: boolean;
  isStop: boolean;
}

async function look(page: Page): Promise<Scroller[]> {
  await settled(page);
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main [data-scroller]')].map((element) => ({
      name: element.className || element.tagName,
      scrolls: element.scrollWidth > element.clientWidth,
      isStop: element.tabIndex === 0,
    })),
  );
}

describe('what is wide', () => {
  it('scrolls in itself on a phone, by keyboard too', async () => {
    expect(await room.read(pages.wide!, { width: 390 }, look)).toEqual([
      { name: 'drawing-scroller', scrolls: true, isStop: true },
      { name: 'table-scroller', scrolls: true, isStop: true },
      { name: 'PRE', scrolls: true, isStop: true },
    ]);
    const moved = await room.read(pages.wide!, { width: 390 }, async (page) => {
      await page.focus('.table-scroller');
      await page.keyboard.press('ArrowRight');
      await new Promise((resolve) => setTimeout(resolve, 300));
      return page.evaluate(() => document.querySelector('.table-scroller')!.scrollLeft);
    });
    expect(moved).toBeGreaterThan(0);
  });

  it('is no stop where there is nothing to scroll', async () => {
    const [drawing] = await room.read(pages.wide!, { width: 2560 }, look);
    expect(drawing).toEqual({ name: 'drawing-scroller', scrolls: false, isStop: false });
  });
});
