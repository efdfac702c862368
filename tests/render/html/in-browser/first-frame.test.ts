/** What a page does while it comes: it says nothing, asks for nothing, moves nothing, and its text is there at once. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../../../src/print/browser/launch.ts';
import { everything } from '../../epub/everything.ts';
import { noted, ReadingRoom, settled } from './reading-room.ts';

const room = new ReadingRoom();
let report: string;
let short: string;
beforeAll(async () => {
  await room.open();
  report = await room.print('report', noted(120));
  short = await room.print('short', everything());
});
afterAll(() => room.close());

interface Seen {
  said: string[];
  asked: string[];
  shifts: number[];
  /** How long after the first frame the largest text was painted, in ms. */
  largestAfter: number;
}

/** Opens a page anew, with somebody who writes down all it does. */
async function watch(path: string, page: Page): Promise<Seen> {
  const said: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) asked.push(request.url());
  });
  await page.reload({ waitUntil: 'load' });
  await settled(page);
  const seen = await page.evaluate(
    () =>
      new Promise<Pick<Seen, 'shifts' | 'largestAfter'>>((resolve) => {
        const shifts: number[] = [];
        let largest = 0;
        // oxlint-disable-next-line unicorn/consistent-function-scoping -- it runs in the page
        const watchFor = (type: string, tell: (entry: PerformanceEntry) => void): void =>
          new PerformanceObserver((list) => list.getEntries().forEach(tell)).observe({
            type,
            buffered: true,
          });
        watchFor('layout-shift', (entry) => shifts.push((entry as unknown as { value: number }).value));
        watchFor('largest-contentful-paint', (entry) => {
          largest = entry.startTime;
        });
        setTimeout(() => {
          const [first] = performance.getEntriesByName('first-contentful-paint');
          resolve({ shifts, largestAfter: largest - (first?.startTime ?? Number.NaN) });
        }, 300);
      }),
  );
  expect(asked.map((address) => address.split('/').at(-1))).toEqual([path.split('/').at(-1)]);
  return { said, asked: asked.slice(1), ...seen };
}

describe.each([
  ['phone', 390, 844],
  ['tablet', 820, 1180],
  ['desktop', 1440, 900],
  ['desktop at night', 1440, 900],
])('on a %s', (name, width, height) => {
  const scheme = name.endsWith('night') ? 'dark' : 'light';
  it.each(['a report', 'one of everything'])('%s', async (which) => {
    const path = which === 'a report' ? report : short;
    const seen = await room.read(path, { width, height, scheme }, (page) => watch(path, page));
    expect(seen).toEqual({ said: [], asked: [], shifts: [], largestAfter: 0 });
  });
});

it('the page is set in its own fonts from the first frame on', async () => {
  const fonts = await room.read(report, {}, async (page) => {
    const session = await page.createCDPSession();
    await session.send('DOM.enable');
    await session.send('CSS.enable');
    const { root } = await session.send('DOM.getDocument');
    const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'main p' });
    const { fonts: used } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
    return used.map(({ familyName, isCustomFont }) => [familyName, isCustomFont]);
  });
  expect(fonts.every(([, isCustom]) => isCustom)).toBe(true);
  expect(fonts.map(([family]) => family)).toContain('Source Serif 4');
});

describe('the Content-Security-Policy', () => {
  it('lets our script run and no other, and our style sheet and no other', async () => {
    const source = await readFile(short, 'utf8');
    const foreign = source
      .replace(
        '</body>',
        '<script>document.title = "foreign"</script><style>main { display: none }</style></body>',
      )
      .replace('<main ', '<main onclick="document.title = 1" style="color: red" ');
    const path = await room.keep('foreign.html', foreign);
    const found = await room.read(path, {}, async (page) => {
      await page.click('main');
      return page.evaluate(() => ({
        title: document.title,
        scripted: document.documentElement.classList.contains('scripted'),
        main: getComputedStyle(document.querySelector('main')!).display,
        color: getComputedStyle(document.querySelector('main')!).color,
        serif: getComputedStyle(document.body).fontFamily.includes('Source Serif'),
      }));
    });
    expect(found).toMatchObject({ scripted: true, main: 'block', serif: true });
    expect(found.title).not.toMatch(/foreign|^1$/u);
    expect(found.color).not.toBe('rgb(255, 0, 0)');
  });

  it('allows nothing by a word as wide as `unsafe-inline`', async () => {
    const [found = ''] =
      /<meta http-equiv="Content-Security-Policy"[^>]*>/u.exec(await readFile(short, 'utf8')) ?? [];
    const policy = found.replaceAll('&#x27;', "'");
    expect(policy).toMatch(/; script-src(?: 'sha256-[\w+/]+=*')+; style-src 'sha256-[\w+/]+=*'; /u);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/u);
  });
});
