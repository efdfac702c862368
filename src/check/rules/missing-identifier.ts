import type { Rule } from '../rule.ts';

/**
 * A manuscript without ISBN, DOI or UUID. Its editions need an identifier all the same, so a UUID is derived
 * from the publisher, the title and the language: it changes when one of them does, and then reading systems
 * take the next edition for another book.
 *
 * @example bad
 *   ---
 *   title: Trade in the Region
 *   publisher: The Institute
 *   ---
 *
 *   Exports doubled.
 *
 * @example good
 *   ---
 *   title: Trade in the Region
 *   publisher: The Institute
 *   uuid: 123e4567-e89b-42d3-a456-426614174000
 *   ---
 *
 *   Exports doubled.
 */
export const missingIdentifier: Rule<{ publisher: boolean }> = {
  id: 'missing-identifier',
  severity: 'info',
  wording: ({ publisher }) =>
    'expected `isbn`, `doi` or `uuid`, found none of them; a UUID is derived from ' +
    `${publisher ? 'publisher, title and language' : 'title and language (there is no publisher)'}, ` +
    'and changes with them: add one to keep it',
  book({ configuration, configurationFile }, report) {
    const { isbn, doi, uuid, publisher } = configuration;
    if (doi !== undefined || uuid !== undefined || Object.values(isbn ?? {}).some(Boolean)) return;
    report({ facts: { publisher: publisher !== undefined }, file: configurationFile });
  },
};
