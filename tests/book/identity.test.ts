import { expect, test } from 'vitest';
import { identityOf, modifiedDate } from '../../src/book/identity.ts';

const book = { title: 'A book', language: 'en' };

test('a book is known by its ISBN, else its DOI, else its UUID', () => {
  const all = {
    ...book,
    isbn: { epub: 'ISBN 978-3-16-148410-0' },
    doi: '10.1/a',
    uuid: '123E4567-E89B-42D3-A456-426614174000',
  };
  expect(identityOf(all)).toEqual({ identifier: 'urn:isbn:9783161484100', derived: false });
  expect(identityOf({ ...all, isbn: { print: '978-3-16-148410-0' } })).toEqual({
    identifier: 'doi:10.1/a',
    derived: false,
  });
  expect(identityOf({ ...book, uuid: all.uuid })).toEqual({
    identifier: 'urn:uuid:123e4567-e89b-42d3-a456-426614174000',
    derived: false,
  });
});

test.each(['10.1/a', 'doi:10.1/a', 'urn:doi:10.1/a', 'https://doi.org/10.1/a', 'http://dx.doi.org/10.1/a'])(
  '%s is one DOI',
  (doi) => {
    expect(identityOf({ ...book, doi }).identifier).toBe('doi:10.1/a');
  },
);

test('a book without identifier is known by what it is, for ever', () => {
  // Changing this value takes the identity of every book that has none of its own.
  expect(identityOf({ ...book, publisher: 'P' })).toEqual({ identifier: DERIVED, derived: true });
  expect(identityOf({ ...book, publisher: 'Q' }).identifier).not.toBe(DERIVED);
  expect(identityOf({ ...book, title: 'é' })).toEqual(identityOf({ ...book, title: 'e\u0301' }));
});

const DERIVED = 'urn:uuid:0f81c337-1bc6-50c0-ab9e-795b63f118f8';

test.each([
  [{ modified: '2026-11-22T12:00:00Z', date: '2026' }, undefined, '2026-11-22T12:00:00Z'],
  [{ modified: '2026-11-22' }, undefined, '2026-11-22T00:00:00Z'],
  [{ date: '2026-11' }, undefined, '2026-11-01T00:00:00Z'],
  [{ date: '2026' }, undefined, '2026-01-01T00:00:00Z'],
  [{ date: '2026' }, 0, '1970-01-01T00:00:00Z'],
  [{ date: '2026-13' }, undefined, '1980-01-01T00:00:00Z'],
  [{}, undefined, '1980-01-01T00:00:00Z'],
])('%o with SOURCE_DATE_EPOCH %s was last changed %s', (configuration, epoch, expected) => {
  expect(modifiedDate(configuration, epoch)).toBe(expected);
});
