/** The style sheet of a page, with the fonts that the manuscript wants in it. */
import type { Composition } from '../../book/composition.ts';
import { charactersOf } from '../../template/font-face.ts';
import {
  readStylesheet,
  type StandaloneStylesheet,
  type StylesheetOptions,
} from '../../template/stylesheet.ts';
import type { Template } from '../../template/template.ts';
import { keepLayout } from './font-display.ts';

/** What a shell or a style sheet itself may print, and a reader's search may show. */
const PLAIN = Array.from({ length: 0x7e - 0x20 + 1 }, (_, index) => String.fromCodePoint(0x20 + index)).join(
  '',
);

/**
 * Reads `screen.css` for a page.
 * @param values what the shell is filled with, unpacked; of the fonts only their characters are taken
 * @param embed gives the address of a file of the template
 */
export async function pageStyle(
  template: Template,
  { book }: Composition,
  values: string,
  embed: StylesheetOptions['embed'],
): Promise<StandaloneStylesheet> {
  const characters = charactersOf(PLAIN + values.replaceAll(/data:[^"\\]+/gu, ''));
  const hasFonts = book.configuration.html.fonts === 'embed';
  const { css, problems } = await readStylesheet(template, 'screen.css', {
    embed,
    characters,
    properties: template.options.properties,
    choices: template.options.choices,
    ...(!hasFonts && { families: new Set<string>() }),
  });
  return { css: keepLayout(css), problems };
}
