/** The page, printed from the browser: black on white, the notes at the end, nothing that is only for the screen. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { called, ReadingRoom, settled } from './reading-room.ts';

const room = new ReadingRoom();
let path: string;
beforeAll(async () => {
  await room.open();
  path = await room.print('printed', called());
});
afterAll(() => room.close());

it.each([
  ['by day', 'light'],
  ['by night', 'dark'],
] as const)('%s, from a wide screen with its notes in the margin', async (_, scheme) => {
  const seen = await room.read(path, { scheme }, async (page) => {
    await settled(page);
    await page.emulateMediaType('print');
    await page.setViewport({ width: 640, height: 900 });
    await settled(page);
    return page.evaluate(() => {
      // oxlint-disable-next-line unicorn/consistent-function-scoping -- it runs in the page
      const style = (selector: string): CSSStyleDeclaration =>
        getComputedStyle(document.querySelector(selector)!);
      const main = document.querySelector('main')!.getBoundingClientRect();
      const notes = [...document.querySelectorAll('.notes-list > li')].map((note) =>
        note.getBoundingClientRect(),
      );
      return {
        hidden: ['.contents', '.skip', '.way-back'].map((selector) => style(selector).display),
        color: style('main p').color,
        paper: style('body').backgroundColor,
        below: notes.every(({ top, width }) => top >= main.bottom && width > 300),
        inOrder: notes.every(({ top }, index) => index === 0 || top >= notes[index - 1]!.bottom),
        shown: [...document.querySelectorAll('.notes-list > li')].map(
          (note) => getComputedStyle(note).visibility,
        ),
      };
    });
  });
  expect(seen).toEqual({
    hidden: ['none', 'none', 'none'],
    color: 'rgb(0, 0, 0)',
    paper: 'rgb(255, 255, 255)',
    below: true,
    inOrder: true,
    shown: seen.shown.map(() => 'visible'),
  });
});
