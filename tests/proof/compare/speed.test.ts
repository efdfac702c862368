/** A long report is compared in less than half a second of one core, be it equal or in great disorder. */
import { expect, it } from 'vitest';
import { compareReadings } from '../../../src/proof/compare/compare-readings.ts';
import type { Reading } from '../../../src/proof/reading.ts';
import { asEdition, madeReading } from './readings.ts';

const EXPECTED = madeReading({ chapters: 23, paragraphs: 420, noteEvery: 7 });

/** In ms of work, the lesser of two times: other programs may be at work, too. */
function timeOf(found: Reading): number {
  const times = [1, 2].map(() => {
    const start = process.cpuUsage();
    compareReadings(EXPECTED, found);
    return process.cpuUsage(start).user / 1000;
  });
  return Math.min(...times);
}

it('has as many leaves and notes as the largest book we know', () => {
  expect(EXPECTED.notes.length).toBe(1380);
  expect(EXPECTED.chapters.flatMap(({ leaves }) => leaves).length).toBeGreaterThan(9600);
});

it('compares equal readings in time', () => {
  expect(timeOf(asEdition(EXPECTED, 'pdf'))).toBeLessThan(500);
});

it('compares a reading in which every chapter has lost a paragraph and its end has changed', () => {
  const found = asEdition(EXPECTED, 'pdf');
  for (const { leaves } of found.chapters) {
    leaves.splice(50, 1);
    for (const leaf of leaves.slice(-100)) leaf.text = leaf.text.replace(' ', ' or ');
  }
  for (const { leaves } of found.notes) leaves[0]!.text += ' more';
  expect(timeOf(found)).toBeLessThan(1000);
});

it('compares a reading whose chapters and notes stand upside down', () => {
  const found = asEdition(EXPECTED, 'pdf');
  for (const { leaves } of found.chapters) leaves.reverse();
  found.notes.reverse();
  expect(timeOf(found)).toBeLessThan(1000);
});

it('compares a reading of another book', () => {
  const found = asEdition(EXPECTED, 'pdf');
  for (const { leaves } of [...found.chapters, ...found.notes])
    for (const leaf of leaves) leaf.text = leaf.text.split('').toReversed().join('');
  expect(timeOf(found)).toBeLessThan(3000);
});
