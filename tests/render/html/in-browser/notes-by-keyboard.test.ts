/** Notes, read by keyboard alone: to a call, open, read, close, back at the call; on wide screens, narrow ones, without scripts. */
import type { KeyInput } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../../../src/print/browser/launch.ts';
import { called, ReadingRoom, settled } from './reading-room.ts';

const room = new ReadingRoom();
let margin: string;
let popover: string;
let end: string;
beforeAll(async () => {
  await room.open();
  margin = await room.print('margin', called());
  popover = await room.print('popover', called('html: { notes: popover }'));
  end = await room.print('end', called('html: { notes: end }'));
});
afterAll(() => room.close());

const PHONE = { width: 390, height: 844 };

/** Presses Tab until an element has the focus. */
async function tabTo(page: Page, id: string): Promise<void> {
  for (let count = 0; count < 80; count += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === id) return;
  }
  throw new Error(`expected to come to \`${id}\` by Tab, and did not`);
}

/** The id of what has the focus, or its address. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const active = document.activeElement;
    return active?.id || active?.getAttribute('href') || active?.tagName || '';
  });
}

async function press(page: Page, key: KeyInput): Promise<void> {
  await page.keyboard.press(key);
  await settled(page);
}

/** The notes that stand open over the text. */
function open(page: Page): Promise<string[]> {
  return page.evaluate(() => [...document.querySelectorAll(':popover-open')].map(({ id }) => id));
}

/** True where all of an element is on the screen and on top. */
function inSight(page: Page, id: string): Promise<boolean> {
  return page.evaluate((name) => {
    const element = document.getElementById(name)!;
    const { top, bottom, left, right } = element.getBoundingClientRect();
    const onTop = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth && element.contains(onTop);
  }, id);
}

describe.each([
  ['on a phone', 'margin'],
  ['with `html.notes: popover` on a wide screen', 'popover'],
])('%s', (_, which) => {
  const reader = which === 'margin' ? PHONE : {};
  const path = (): string => (which === 'margin' ? margin : popover);

  it('a call opens its note in place, Escape closes it, and the focus is back', async () => {
    await room.read(path(), reader, async (page) => {
      await tabTo(page, 'call-2');
      const before = await page.evaluate(() => scrollY);
      await press(page, 'Enter');
      expect(await open(page)).toEqual(['note-2']);
      expect(await focused(page)).toBe('note-2');
      expect(await inSight(page, 'note-2')).toBe(true);
      expect(await inSight(page, 'call-2')).toBe(true);
      await press(page, 'Tab');
      expect(await focused(page)).toBe('https://example.org/one');
      await press(page, 'Escape');
      expect(await open(page)).toEqual([]);
      expect(await focused(page)).toBe('call-2');
      expect(await page.evaluate(() => scrollY)).toBe(before);
      // It is in its list again, as one of the notes at the end.
      expect(await page.evaluate(() => document.getElementById('note-2')!.hasAttribute('popover'))).toBe(
        false,
      );
    });
  });

  it('the way back closes it as well', async () => {
    await room.read(path(), reader, async (page) => {
      await tabTo(page, 'call-3');
      await press(page, 'Enter');
      await tabTo(page, '#call-3');
      await press(page, 'Enter');
      expect([await open(page), await focused(page)]).toEqual([[], 'call-3']);
    });
  });

  it('a way back to another call of the note leads there', async () => {
    await room.read(path(), reader, async (page) => {
      await tabTo(page, 'call-2');
      await press(page, 'Enter');
      await tabTo(page, '#call-2.3');
      await press(page, 'Enter');
      expect([await open(page), await focused(page)]).toEqual([[], 'call-2.3']);
      expect(await inSight(page, 'call-2.3')).toBe(true);
    });
  });

  it('a note of a note opens, and Escape leads back step by step', async () => {
    await room.read(path(), reader, async (page) => {
      await tabTo(page, 'call-3');
      await press(page, 'Enter');
      await tabTo(page, 'call-4');
      await press(page, 'Enter');
      expect((await open(page)).at(-1)).toBe('note-4');
      expect(await focused(page)).toBe('note-4');
      await press(page, 'Escape');
      await press(page, 'Escape');
      expect(await open(page)).toEqual([]);
      expect(await focused(page)).toBe('call-3');
    });
  });

  it('who goes on by Tab leaves the note, and it closes', async () => {
    await room.read(path(), reader, async (page) => {
      await tabTo(page, 'call-3.2');
      await press(page, 'Enter');
      for (let count = 0; count < 6 && (await open(page)).length > 0; count += 1) await press(page, 'Tab');
      expect(await open(page)).toEqual([]);
    });
  });
});

describe('in the margin', () => {
  it('a call leads into its note, and Escape back', async () => {
    await room.read(margin, {}, async (page) => {
      await tabTo(page, 'call-2');
      await press(page, 'Enter');
      expect([await open(page), await focused(page)]).toEqual([[], 'note-2']);
      expect(await inSight(page, 'note-2')).toBe(true);
      expect(await inSight(page, 'call-2')).toBe(true);
      await press(page, 'Tab');
      expect(await focused(page)).toBe('https://example.org/one');
      await press(page, 'Escape');
      expect(await focused(page)).toBe('call-2');
    });
  });

  it('the way back leads to the call that was followed, or to another', async () => {
    await room.read(margin, {}, async (page) => {
      await tabTo(page, 'call-2.2');
      await press(page, 'Enter');
      await tabTo(page, '#call-2.2');
      await press(page, 'Enter');
      expect(await focused(page)).toBe('call-2.2');
    });
  });

  it('an address that names a note shows it', async () => {
    await room.read(`${margin}#note-6`, {}, async (page) => {
      await settled(page);
      expect(await inSight(page, 'note-6')).toBe(true);
    });
  });
});

describe.each([
  ['without scripts, on a phone', PHONE, false],
  ['without scripts, on a wide screen', {}, false],
  ['with `html.notes: end`', {}, true],
])('%s', (_, size, scripts) => {
  const path = (): string => (scripts ? end : margin);
  it('every call leads to its note, and every note back to each of its calls', async () => {
    await room.read(path(), { ...size, scripts }, async (page) => {
      const calls = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLAnchorElement>('.call > a')].map(({ id, hash }) => ({ id, hash })),
      );
      expect(calls.map(({ id }) => id)).toEqual(
        'call-1 call-2 call-3 call-2.2 call-3.2 call-5 call-6 call-2.3 call-4'.split(' '),
      );
      for (const { id, hash } of calls) {
        await page.focus(`[id="${id}"]`);
        await page.keyboard.press('Enter');
        await settled(page);
        expect(await page.evaluate(() => location.hash)).toBe(hash);
        expect(await inSight(page, hash.slice(1))).toBe(true);
        await page.focus(`[id="${hash.slice(1)}"] a[href="#${id}"]`);
        await page.keyboard.press('Enter');
        await settled(page);
        expect(await page.evaluate(() => location.hash)).toBe(`#${id}`);
        expect(await inSight(page, id)).toBe(true);
      }
    });
  });
});

it('the ways back of a note have names of their own', async () => {
  const names = await room.read(margin, {}, (page) =>
    page.evaluate(() =>
      [...document.querySelectorAll('[id="note-2"] .way-back')].map((link) =>
        link.getAttribute('aria-label'),
      ),
    ),
  );
  expect(names).toEqual([
    'Back to the call of note 2',
    'Back to the call of note 2 (2)',
    'Back to the call of note 2 (3)',
  ]);
});

it('each note is in the page once', async () => {
  const found = await room.read(margin, {}, (page) =>
    page.evaluate(() => document.body.textContent!.split('The note of three.').length - 1),
  );
  expect(found).toBe(1);
});
