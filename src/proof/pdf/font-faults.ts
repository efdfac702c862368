/** Fonts that are not in the file, and glyphs that are no characters. */
import type { Finding } from '../finding.ts';
import { finding, nameOf, type ReadFile } from './telling.ts';

/** One finding for each font that is not in the file, and for each page with glyphs that are missing. */
export function fontFaults({ source, pages }: ReadFile): Finding[] {
  const used = new Map<string, number>();
  const missing: Finding[] = [];
  for (const [index, { glyphs }] of source.contents.entries()) {
    const page = pages[index]!;
    const empty = [];
    const unknown = new Map<string, typeof glyphs>();
    for (const glyph of glyphs) {
      if (!used.has(glyph.font)) used.set(glyph.font, index);
      const font = source.fonts.get(glyph.font);
      if (!font) continue;
      if (font.hasNotdefAtZero && glyph.code === 0) empty.push(glyph);
      else if (!font.means(glyph.code)) unknown.set(font.name, [...(unknown.get(font.name) ?? []), glyph]);
    }
    const boxes = (
      some: typeof glyphs,
    ): { page: number; x: number; y: number; width: number; height: number }[] =>
      some.map(({ x, y, size }) => ({ page: index, x, y, width: size / 2, height: size }));
    if (empty.length > 0)
      missing.push(
        finding(
          'glyph-missing',
          `expected a glyph for every character, found an empty box (glyph 0 of ${nameOfFont(empty[0]!.font, source.fonts)}) on ${nameOf(page)}`,
          { page, boxes: boxes(empty) },
        ),
      );
    for (const [name, some] of unknown)
      missing.push(
        finding(
          'glyph-missing',
          `expected a character for every glyph, found ${some.length} of ${name} on ${nameOf(page)} that stand for none`,
          { page, boxes: boxes(some) },
        ),
      );
  }
  const strangers = [...used].flatMap(([reference, index]) => {
    const font = source.fonts.get(reference);
    if (font?.isEmbedded === true) return [];
    const page = pages[index]!;
    return [
      finding(
        'font-not-embedded',
        `expected every font in the file, found ${font?.name ?? 'one'} used on ${nameOf(page)} and not there`,
        { page, ...(font && { found: font.name }) },
      ),
    ];
  });
  return [...strangers, ...missing];
}

function nameOfFont(reference: string, fonts: ReadonlyMap<string, { name: string }>): string {
  return fonts.get(reference)?.name ?? 'a font';
}
