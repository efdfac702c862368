/** What holds of the pages of every galley. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeUp, type MadePage } from '../../../src/print/make-up/make-up.ts';
import type { Galley } from '../../../src/print/make-up/galley.ts';
import { anyBlock, galleyOf, LINE, roomOf, type Block } from './galleys.ts';

const anyGalley = fc.array(anyBlock, { minLength: 1, maxLength: 40 });
const anyPage = fc.integer({ min: 12, max: 45 });

/** All that is wrong with some pages, in words. */
function wrongs(galley: Galley, pages: readonly MadePage[], height: number): string[] {
  const { lines, notes } = galley;
  const found: string[] = [];
  let line = 0;
  let note = 0;
  let noteLine = 0;
  let called = 0;
  for (const [number, page] of pages.entries()) {
    if (page.from !== line) found.push(`page ${number} begins with line ${page.from}, not ${line}`);
    if (page.to < page.from) found.push(`page ${number} goes backwards`);
    line = page.to;
    if (page.text + page.height > height + 0.001 && !page.faults.includes('overfull'))
      found.push(`page ${number} is overfull`);
    if (page.faults.includes('overfull') && page.to - page.from > 1)
      found.push(`page ${number} is overfull with several lines`);
    called += lines.slice(page.from, page.to).reduce((sum, { calls }) => sum + calls, 0);
    for (const part of page.parts) {
      if (part.note !== note || part.from !== noteLine)
        found.push(
          `page ${number} prints note ${part.note} from line ${part.from}, not note ${note} from ${noteLine}`,
        );
      if (part.note >= called) found.push(`page ${number} prints note ${part.note} before its call`);
      const { length } = notes[part.note]!.lines;
      if (part.to < length && (part.to - part.from < 2 || length - part.to < 2))
        found.push(`note ${part.note} is split too near its edge`);
      [note, noteLine] = part.to < length ? [part.note, part.to] : [part.note + 1, 0];
    }
    const begun = noteLine > 0 ? note + 1 : note;
    if (begun < called && !page.faults.includes('late-note'))
      found.push(`page ${number} ends with note ${begun} late, and does not say so`);
    const last = lines[page.to - 1];
    if (page.to > page.from && page.to < lines.length && last && !last.forced) {
      const isSingle = last.after > 0 && (last.before === 0 || last.after === 1);
      if (isSingle && page.faults.length === 0)
        found.push(`page ${number} leaves a line alone, and does not say so`);
      if ((last.kind === 'heading' || last.keep) && !page.faults.includes('parted'))
        found.push(`page ${number} ends with what should be kept, and does not say so`);
    }
    for (const inner of lines.slice(page.from, page.to - 1))
      if (inner.forced) found.push(`page ${number} goes on after a forced break`);
  }
  if (line !== lines.length) found.push(`the last page ends after line ${line} of ${lines.length}`);
  if (note !== notes.length) found.push(`${notes.length - note} notes are not printed`);
  return found;
}

it('every line and every note is printed once, in order, and no page holds more than it can', () => {
  fc.assert(
    fc.property(anyGalley, anyPage, fc.boolean(), (blocks, page, beginsLeft) => {
      const galley = galleyOf(blocks);
      const { pages } = makeUp(galley, { room: roomOf(page), beginsLeft });
      expect(wrongs(galley, pages, page * LINE)).toEqual([]);
    }),
    { numRuns: 600 },
  );
});

/** Text, headings and short notes only: there is always a way to keep all rules. */
const easyBlock = fc.record({
  lines: fc.integer({ min: 2, max: 9 }),
  hyphens: fc.uniqueArray(fc.integer({ min: 0, max: 8 }), { maxLength: 2 }),
  called: fc.array(fc.integer({ min: 1, max: 2 }), { maxLength: 2 }),
});

it('breaks no rule where none must be broken', () => {
  fc.assert(
    fc.property(fc.array(easyBlock, { minLength: 1, maxLength: 60 }), (blocks) => {
      const galley = galleyOf(
        blocks.map(({ called, ...block }): Block => ({ ...block, notes: { 1: called } })),
      );
      const { pages } = makeUp(galley, { room: roomOf(30) });
      expect(pages.flatMap(({ faults }) => faults)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

it('takes work in proportion to the lines', () => {
  const blocks: Block[] = Array.from({ length: 300 }, (_, index) => ({
    lines: 2 + (index % 9),
    kind: index % 7 === 0 ? 'heading' : 'text',
    hyphens: [index % 5],
    notes: { 0: [1 + (index % 6)], ...(index % 4 === 0 && { 1: [12] }) },
  }));
  const stepsOf = (times: number): number =>
    makeUp(galleyOf(Array.from({ length: times }, () => blocks).flat()), { room: roomOf(36) }).steps;
  const [once, twice, eight] = [stepsOf(1), stepsOf(2), stepsOf(8)];
  expect(twice / once).toBeLessThan(2.2);
  expect(eight / once).toBeLessThan(9);
  // From each line some four states (sides, shortness, notes carried), from each some twenty page ends.
  expect(once / galleyOf(blocks).lines.length).toBeLessThan(100);
});
