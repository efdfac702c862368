/** The proof proves itself: whatever is done to a finished PDF is found, and named. */
import { beforeAll, describe, expect, it } from 'vitest';
import { compareReadings } from '../../../src/proof/compare/compare-readings.ts';
import { comparePages } from '../../../src/proof/compare/compare-pages.ts';
import type { Finding } from '../../../src/proof/finding.ts';
import { landmarksOf } from '../../../src/proof/manuscript/landmarks.ts';
import { readManuscript } from '../../../src/proof/manuscript/read-manuscript.ts';
import { readPdf } from '../../../src/proof/pdf/read-pdf.ts';
import type { Landmarks, Reading } from '../../../src/proof/reading.ts';
import { Press } from '../../print/pages/press.ts';
import { dice } from '../../print/pages/words.ts';
import { bookOfEverything } from './book-of-everything.ts';
import { DAMAGES } from './damages.ts';
import { Surgery } from './surgery.ts';
import { told } from './proof-of-pages.ts';

const COUNT = Number(process.env.IMPRIMATUR_DAMAGES ?? 4);
const SEEDS = Array.from({ length: COUNT }, (_, index) => 1 + index);

let bytes: Uint8Array;
let landmarks: Landmarks;
let manuscript: Reading;
let whole: Reading;
let before: Set<string>;
beforeAll(async () => {
  const press = new Press();
  const printed = await press.print(bookOfEverything());
  await press.close();
  ({ bytes } = printed);
  landmarks = landmarksOf(printed.book);
  manuscript = readManuscript(printed.book, 'pdf');
  const { reading, findings } = await prove(bytes);
  whole = reading;
  before = new Set(told(findings));
});

async function prove(file: Uint8Array): Promise<{ reading: Reading; findings: Finding[] }> {
  const { reading, findings } = await readPdf(file, landmarks);
  const compared = [...compareReadings(manuscript, reading), ...comparePages(reading)];
  return { reading, findings: [...findings, ...compared] };
}

describe.each(Object.entries(DAMAGES))('%s', (_, damage) => {
  it.each(SEEDS)('is found (%i)', async (seed) => {
    const surgery = await Surgery.on(bytes);
    const done = damage(surgery, whole, dice(seed));
    expect(done, 'something must have been damaged').toBeDefined();
    const { findings } = await prove(await surgery.close());
    const news = findings.filter((finding) => !before.has(told([finding])[0]!));
    const named = news.some((finding) => done!.isNamed(finding));
    expect(named, `${done!.what}; found: ${told(news).slice(0, 8).join('\n') || 'nothing'}`).toBe(true);
  });
});

describe('a damaged file', () => {
  it.each([0.02, 0.3, 0.6, 0.9, 0.99, 0.9999])('cut short at %d of it is not read', async (part) => {
    const { reading, findings } = await prove(bytes.slice(0, Math.floor(bytes.length * part)));
    expect(findings[0]?.kind).toBe('file-unreadable');
    expect(reading.notes).toEqual([]);
  });

  it.each(SEEDS)('with a byte lost somewhere is told of (%i)', async (seed) => {
    const at = 1000 + dice(seed)(bytes.length - 3000);
    const file = new Uint8Array([...bytes.subarray(0, at), ...bytes.subarray(at + 1)]);
    expect(told((await prove(file)).findings).some((text) => text.startsWith('file-unreadable'))).toBe(true);
  });

  it('that is none is told of', async () => {
    const { findings } = await prove(Buffer.from('Not a PDF at all.'));
    expect(findings[0]?.kind).toBe('file-unreadable');
  });
});
