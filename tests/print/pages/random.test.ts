/** Made-up manuscripts, printed: planned = printed, nothing lost, every note on the page of its call. */
import { afterAll, describe, expect, it } from 'vitest';
import { faultsOf } from './check-pages.ts';
import { Press } from './press.ts';
import { randomManuscript } from './random-manuscript.ts';

/** `IMPRIMATUR_RANDOM=500` prints that many, as the nightly run does; `IMPRIMATUR_SEED` says where to begin. */
const COUNT = Number(process.env.IMPRIMATUR_RANDOM ?? 24);
const FIRST = Number(process.env.IMPRIMATUR_SEED ?? 1);
const press = new Press();
afterAll(() => press.close());

describe('made-up manuscripts', () => {
  for (let seed = FIRST; seed < FIRST + COUNT; seed++) {
    it(`number ${seed}`, async () => {
      expect(faultsOf(await press.print(randomManuscript(seed)))).toEqual([]);
    });
  }
});
