/** What is said of a call and of the number of a note, for those who hear the page. */
import type { Composition } from '../../book/composition.ts';
import { withNumber, wordsOf } from '../../book/words.ts';

/** A function from the id that a link leads to: “Note 7”, “Back to the call of note 7”. */
export function linkWords({ book }: Composition): (id: string) => string | undefined {
  const { language, words: own } = book.configuration;
  const words = wordsOf(language, own);
  const phrases = new Map<string, string>();
  for (const note of book.numbered.notes) {
    phrases.set(note.id, withNumber(words.callOfNote, note.number));
    for (const [index, { id }] of note.calls.entries())
      phrases.set(id, withNumber(words.backToText, note.number) + (index === 0 ? '' : ` (${index + 1})`));
  }
  return (id) => phrases.get(id);
}
