/** Notes in the margin: each beside its call or below the note before it, at every width, and over nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../../../src/print/browser/launch.ts';
import { called, noted, ReadingRoom, settled } from './reading-room.ts';

const room = new ReadingRoom();
const pages: Record<string, string> = {};
beforeAll(async () => {
  await room.open();
  pages.dense = await room.print('dense', noted(60));
  pages.calls = await room.print('calls', called());
  pages.rtl = await room.print('rtl', noted(30, 'language: ar'));
});
afterAll(() => room.close());

const WIDTHS = [
  320, 360, 390, 430, 480, 540, 600, 720, 768, 820, 912, 1024, 1080, 1200, 1280, 1366, 1440, 1680, 1920, 2560,
];

interface Box {
  id: string;
  top: number;
  bottom: number;
  left: number;
  right: number;
}
interface Measured {
  inMargin: boolean;
  notes: Box[];
  /** By the id of a note the top of its first call. */
  calls: Record<string, number>;
  others: Box[];
  page: number;
  screen: number;
}

function measure(page: Page): Promise<Measured> {
  return page.evaluate(() => {
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- it runs in the page
    const box = (element: Element): Box => {
      const { top, bottom, left, right } = element.getBoundingClientRect();
      return { id: element.id || element.tagName, top: top + scrollY, bottom: bottom + scrollY, left, right };
    };
    const section = document.querySelector('.notes')!;
    const notes = [...section.querySelectorAll('.notes-list > li')];
    return {
      inMargin: getComputedStyle(section).getPropertyValue('--notes-stand') === 'margin',
      notes: notes.map(box),
      calls: Object.fromEntries(
        notes.map((note) => [
          note.id,
          box(document.getElementById(note.querySelector<HTMLAnchorElement>('.way-back')!.hash.slice(1))!)
            .top,
        ]),
      ),
      others: [...document.querySelectorAll('main, .contents, .title-page, .imprint, .cite')].map(box),
      page: document.documentElement.scrollWidth,
      screen: document.documentElement.clientWidth,
    };
  });
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.left < other.right - 0.5 &&
    other.left < one.right - 0.5 &&
    one.top < other.bottom - 0.5 &&
    other.top < one.bottom - 0.5
  );
}

/** What is wrong with a page; its notes are in pairs with each other and with all else. */
function faultsOf({ notes, calls, others, inMargin, page, screen }: Measured): string[] {
  const faults = page > screen ? [`the page is ${page} px wide`] : [];
  for (const [index, note] of notes.entries()) {
    if (note.right - note.left < 100) faults.push(`${note.id} is ${note.right - note.left} px wide`);
    if (note.left < -0.5 || note.right > screen + 0.5) faults.push(`${note.id} sticks out`);
    for (const other of [...notes.slice(index + 1), ...others])
      if (overlap(note, other)) faults.push(`${note.id} lies on ${other.id}`);
    if (!inMargin) continue;
    const before = notes[index - 1];
    const wanted = calls[note.id] ?? 0;
    // Beside its call, or as near below as the note before it lets it.
    const isPushed = before !== undefined && note.top - before.bottom < 24;
    if (note.top < wanted - 3 || (note.top > wanted + 3 && !isPushed))
      faults.push(`${note.id} stands at ${note.top}, its call at ${wanted}`);
  }
  return faults;
}

describe.each(['dense', 'calls', 'rtl'])('%s', (which) => {
  it(`at ${WIDTHS.length} widths`, async () => {
    const found: Record<number, string[]> = {};
    const stands: boolean[] = [];
    await room.read(pages[which]!, { width: WIDTHS[0]! }, async (page) => {
      for (const width of WIDTHS) {
        await page.setViewport({ width, height: 900 });
        await settled(page);
        const measured = await measure(page);
        stands.push(measured.inMargin);
        const faults = faultsOf(measured);
        if (faults.length > 0) found[width] = faults;
      }
    });
    expect(found).toEqual({});
    // Narrow screens have no margin, wide ones have.
    expect(stands).toEqual(WIDTHS.map((width) => width >= 1056));
  });
});

it('nor where the text is larger, and once pictures and disclosures have changed its height', async () => {
  const faults = await room.read(pages.dense!, {}, async (page) => {
    await page.evaluate(() => document.querySelector('main p')!.append(' More.'.repeat(400)));
    await settled(page);
    return faultsOf(await measure(page));
  });
  expect(faults).toEqual([]);
});

it('from right to left the margin is on the left', async () => {
  const { notes, others } = await room.read(pages.rtl!, {}, measure);
  const main = others.find(({ id }) => id === 'page-text')!;
  expect(notes.every(({ right }) => right <= main.left)).toBe(true);
});

it('the test itself sees notes that lie on each other', async () => {
  const faults = await room.read(pages.dense!, {}, async (page) => {
    await settled(page);
    await page.evaluate(() => {
      const place = document.getElementById('note-8')!.style.getPropertyValue('--note-place');
      document.getElementById('note-9')!.style.setProperty('--note-place', place);
    });
    return faultsOf(await measure(page));
  });
  expect(faults.join()).toMatch(/lies on/u);
});
