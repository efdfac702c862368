/** What typography does to characters, and what it leaves alone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setText } from '../../src/parse/typography/set-text.ts';

const set = (text: string, language = 'en'): string => setText(text, language, '', '');

describe('English', () => {
  it.each([
    ['"Trade," he said.', '“Trade,” he said.'],
    ['"He said \'so\' to me"', '“He said ‘so’ to me”'],
    ['\'He said "so"\'', '‘He said “so”’'],
    ["the '80s and '90s", 'the ’80s and ’90s'],
    ["'Tis the season for 'em", '’Tis the season for ’em'],
    ["rock 'n' roll", 'rock ’n’ roll'],
    ["the dogs' bones, it's Ann's", 'the dogs’ bones, it’s Ann’s'],
    ["'s Gravenhage", '’s Gravenhage'],
    ['("so")', '(“so”)'],
    ['so—"no"—so', 'so—“no”—so'],
    ['a -- b --- c ---- d', 'a – b — c ---- d'],
    ['so... and so....', 'so… and so....'],
    ['𝒜\'s "𝒜"', '𝒜’s “𝒜”'],
  ])('%s → %s', (typed, expected) => {
    expect(set(typed)).toBe(expected);
  });
});

describe('the quotation marks of', () => {
  it.each([
    ['en-GB', '“a ‘b’ c”'],
    ['de', '„a ‚b‘ c“'],
    ['de-CH', '«a ‹b› c»'],
    ['fr', '«\u202Fa “b” c\u202F»'],
    ['fr-CA', '«\u202Fa “b” c\u202F»'],
    ['ru', '«a „b“ c»'],
    ['kk-Arab', '«a „b“ c»'],
    ['ja', '“a ‘b’ c”'],
    // Well-formed tags, and names that every plain object has.
    ['tostring', '“a ‘b’ c”'],
    ['constructor', '“a ‘b’ c”'],
    ['valueOf', '“a ‘b’ c”'],
    ['__proto__', '“a ‘b’ c”'],
  ])('%s', (language, expected) => {
    expect(set('"a \'b\' c"', language)).toBe(expected);
  });
});

it('sets the spaces of French where a space was typed, and only there', () => {
  expect(set('Oui ; non ! quoi ? voici : fin « mot » 10:30', 'fr')).toBe(
    'Oui\u202F; non\u202F! quoi\u202F? voici\u00A0: fin «\u202Fmot\u202F» 10:30',
  );
  expect(set('Oui ; non!', 'fr-CH')).toBe('Oui ; non!');
});

const language = fc.constantFrom('en', 'de', 'fr', 'ru', 'kk', 'pl', 'fr-CH');
const prose = fc
  .array(
    fc.constantFrom('"', "'", '-', '.', ' ', 'a', 'B', '8', 'é', 'ж', '𝒜', ';', '»', '«', '—', '(', '\n'),
    {
      maxLength: 40,
    },
  )
  .map((characters) => characters.join(''));
const lettersOf = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '');

it('never changes a letter or a digit, and leaves no typewriter quotation mark', () => {
  fc.assert(
    fc.property(fc.oneof(prose, fc.string({ unit: 'grapheme' })), language, (text, tag) => {
      const result = set(text, tag);
      expect(lettersOf(result)).toBe(lettersOf(text));
      expect(result).not.toMatch(/["']/u);
    }),
    { numRuns: 1000 },
  );
});

it('is done once: what is set is not changed when it is set again', () => {
  fc.assert(
    fc.property(prose, language, (text, tag) => {
      const once = set(text, tag);
      expect(set(once, tag)).toBe(once);
    }),
    { numRuns: 1000 },
  );
});
