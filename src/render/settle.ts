/** A book as some template sets it: with what the template settles where the manuscript says nothing. Pure. */
import type { Composition } from '../book/composition.ts';
import { settled } from '../template/settings.ts';
import type { Template } from '../template/template.ts';

/** The same book; asked again it says the same. */
export function settleComposition(
  composition: Composition,
  { settings }: Pick<Template, 'settings'>,
): Composition {
  const { book } = composition;
  return { ...composition, book: { ...book, configuration: settled(book.configuration, settings) } };
}
