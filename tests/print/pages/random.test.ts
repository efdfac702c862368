/** Made-up manuscripts, printed: planned = printed, nothing lost, every note on the page of its call. */
import { afterAll, expect, it } from 'vitest';
import { faultsOf } from './check-pages.ts';
import { Press } from './press.ts';
import { randomManuscript, withPictures } from './random-manuscript.ts';

/** `IMPRIMATUR_RANDOM=500` prints that many large ones, as the nightly run does; `IMPRIMATUR_SEED` is the first. */
const COUNT = Number(process.env.IMPRIMATUR_RANDOM ?? 24);
const FIRST = Number(process.env.IMPRIMATUR_SEED ?? 1);
const SIZE = process.env.IMPRIMATUR_RANDOM === undefined ? 'small' : 'large';
const SEEDS = Array.from({ length: COUNT }, (_, index) => FIRST + index);
/** Large ones in which `text-wrap: pretty` breaks a paragraph otherwise once a page ends within it. */
const PRETTY = [18, 21];

const press = new Press();
afterAll(() => press.close());

it.each(SEEDS)('made-up manuscript %i', async (seed) => {
  expect(faultsOf(await press.print(randomManuscript(seed, SIZE)))).toEqual([]);
});

it.each(PRETTY)('pretty line ends over pages, made-up manuscript %i', async (seed) => {
  expect(faultsOf(await press.print(randomManuscript(seed)))).toEqual([]);
});

it.each(SEEDS.filter((seed) => seed % 3 === 0))(
  'pictures among its text, made-up manuscript %i',
  async (seed) => {
    const made = withPictures(randomManuscript(seed, 'small'), seed);
    expect(faultsOf(await press.print(made))).toEqual([]);
  },
);
