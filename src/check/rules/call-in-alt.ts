import { lostPairs } from '../lost-pairs.ts';
import { placeOf } from '../place.ts';
import type { Rule } from '../rule.ts';

/**
 * A call in the alternative text or the title of an image. Both are bare text, so the call is dropped or prints
 * as brackets, and its note is lost; it is told of here and not as unused. A note on a picture is called from
 * its caption.
 *
 * @example bad
 *   ![A map of the regions.[^7]](images/map.svg)
 *
 *   [^7]: Ministry of Trade, Atlas, 2020.
 *
 * @example good
 *   :::figure
 *   ![A map of the regions](images/map.svg)
 *
 *   The regions in 2020.[^7]
 *   :::
 *
 *   [^7]: Ministry of Trade, Atlas, 2020.
 */
export const callInAlt: Rule<{ call: string }> = {
  id: 'call-in-alt',
  severity: 'error',
  wording: ({ call }) =>
    `expected words alone in the alternative text and the title of an image, found \`${call}\`, which is no call there; ` +
    'call the note from the text or from a caption',
  book(book, report) {
    const { marks, definitionOf } = lostPairs(book);
    for (const mark of marks) {
      const { kind, chapter, start, end } = mark;
      if (kind !== 'in-image') continue;
      const definition = definitionOf.get(mark);
      report({
        facts: { call: String(chapter.source).slice(start, end) },
        file: chapter.path,
        place: placeOf(start, end, chapter.source),
        ...(definition && {
          label: definition.label,
          related: [{ message: 'its note', file: chapter.path, place: definition.node.position }],
        }),
      });
    }
  },
};
