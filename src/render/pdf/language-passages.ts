/** Passages in another language, so that the PDF says which. */
import type { ElementContent } from 'hast';
import { mapElements } from '../serialize.ts';

/** What Chromium gives no place of its own in the structure, whatever its language. */
const PASSES_OVER: ReadonlySet<string> = new Set(
  'span i b u s q cite abbr bdo kbd sub sup small rt'.split(' '),
);

/** Chromium tags an inline passage, and with it its language, only where it has a role. */
export function withLanguages(content: readonly ElementContent[]): ElementContent[] {
  return mapElements(content, (element) => {
    const { lang, role } = element.properties;
    if (lang === undefined || role !== undefined || !PASSES_OVER.has(element.tagName)) return element;
    return { ...element, properties: { ...element.properties, role: 'group' } };
  });
}
