/** A page of a thousand notes: once it is loaded, no task of its reader takes longer than 50 ms (as Chromium traces them). */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from '../../../../src/print/browser/launch.ts';
import { noted, ReadingRoom, settled } from './reading-room.ts';

const room = new ReadingRoom();
let margin: string;
let popover: string;
beforeAll(async () => {
  await room.open();
  margin = await room.print('margin', noted(1000));
  popover = await room.print('popover', noted(1000, 'html: { notes: popover }'));
});
afterAll(() => room.close());

interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  /** What the thread itself worked, without what others made it wait. */
  tdur?: number;
  pid: number;
  tid: number;
  args: { name?: string };
}

/** The longest tasks of the page's own thread while something is done, in ms. */
async function longestTasks(page: Page, work: () => Promise<void>): Promise<number[]> {
  await page.tracing.start({ categories: ['toplevel', 'devtools.timeline', '__metadata'] });
  await work();
  const bytes = await page.tracing.stop();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(bytes)) as { traceEvents: TraceEvent[] };
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) => ph === 'X' && /RunTask$/u.test(name) && main.has(`${pid} ${tid}`),
  );
  expect(tasks.length).toBeGreaterThan(20);
  return tasks
    .map(({ dur = 0, tdur = dur }) => tdur / 1000)
    .toSorted((one, other) => other - one)
    .slice(0, 3);
}

async function scrollThrough(page: Page): Promise<void> {
  await page.mouse.move(300, 300);
  for (let count = 0; count < 25; count += 1) {
    await page.mouse.wheel({ deltaY: 900 });
    await new Promise((resolve) => setTimeout(resolve, 16));
  }
}

it.each([
  ['in the margin', 1440, 900],
  ['over the text, on a phone', 390, 844],
])('notes %s', async (where, width, height) => {
  const path = where === 'in the margin' ? margin : popover;
  const [longest = 0] = await room.read(path, { width, height }, async (page) => {
    expect(await page.evaluate(() => document.querySelectorAll('.notes-list > li').length)).toBe(1000);
    await new Promise((resolve) => setTimeout(resolve, 500));
    return longestTasks(page, async () => {
      await scrollThrough(page);
      for (const number of [3, 500, 998]) {
        await page.focus(`#call-${number}`);
        await page.keyboard.press('Enter');
        await settled(page);
        expect(await page.evaluate(() => document.activeElement?.id)).toBe(`note-${number}`);
        await page.keyboard.press('Escape');
        await settled(page);
      }
    });
  });
  expect(longest).toBeLessThan(50);
});

it('the test itself sees a long task', async () => {
  const [longest = 0] = await room.read(margin, {}, (page) =>
    longestTasks(page, async () => {
      await scrollThrough(page);
      await page.evaluate(() => {
        const end = performance.now() + 80;
        while (performance.now() < end);
      });
    }),
  );
  expect(longest).toBeGreaterThan(50);
});

it('the page is no larger than its text', async () => {
  const source = await readFile(margin, 'utf8');
  expect(source.split('id="note-1000"')).toHaveLength(2);
});
