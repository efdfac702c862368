/** The style sheet of an EPUB, and the files of the template that it brings along. */
import { createProblem, type Problem } from '../../manuscript/problem.ts';
import { fileName } from '../../template/layers.ts';
import { readStylesheet } from '../../template/stylesheet.ts';
import type { Template } from '../../template/template.ts';
import { KNOWN_ENDINGS, mediaTypeOf } from '../media-types.ts';

/** A font or picture of the template. */
export interface TemplateFile {
  /** Its name in the EPUB, relative to the style sheet. */
  href: string;
  mediaType: string;
  bytes: Uint8Array;
}

/** The style sheet as it goes into the EPUB. */
export interface Style {
  css: string;
  files: TemplateFile[];
  problems: Problem[];
}

const SOURCE = 'epub.css';
/** The style sheet that names the template's fonts; only for books that are to have them. */
const FONTS = 'epub-fonts.css';

/** What the style sheet depends on. */
export interface StyleOptions {
  /** The characters of the book: fonts that have none of them stay out. */
  characters: ReadonlySet<number>;
  /** True sets the book in the fonts of the template, if it has `epub-fonts.css`. */
  fonts: boolean;
}

/** Reads `epub.css` of the template, and the fonts if they are wanted. */
export async function readStyle(template: Template, { characters, fonts }: StyleOptions): Promise<Style> {
  const files = new Map<string, TemplateFile>();
  const unknown: Problem[] = [];
  const embed = async (path: string, bytes: Uint8Array): Promise<string> => {
    const ending = /\.([a-z\d]+)$/iu.exec(path)?.[1]?.toLowerCase() ?? '';
    const mediaType = mediaTypeOf(path);
    if (mediaType === undefined) {
      unknown.push(unknownFile(path, await fileName(template, path)));
      return 'data:,';
    }
    const known = files.get(path);
    if (known) return known.href;
    const name = `${String(files.size + 1).padStart(2, '0')}-${plainName(path)}.${ending}`;
    const file: TemplateFile = { href: `template/${name}`, mediaType, bytes };
    files.set(path, file);
    return file.href;
  };
  const hasFonts = fonts && (await template.files.look(FONTS)) === 'file';
  const sheets = [];
  for (const source of hasFonts ? [FONTS, SOURCE] : [SOURCE])
    sheets.push(
      await readStylesheet(template, source, {
        embed,
        characters,
        properties: template.options.properties,
        choices: template.options.choices,
        resolved: true,
      }),
    );
  return {
    css: sheets.map(({ css }) => css).join('\n'),
    files: [...files.values()],
    problems: [...sheets.flatMap(({ problems }) => problems), ...unknown],
  };
}

function plainName(path: string): string {
  const stem = (path.split('/').at(-1) ?? '').replace(/\.[^.]*$/u, '');
  return stem.replaceAll(/[^a-z\d]+/giu, '-').toLowerCase();
}

function unknownFile(path: string, file: string): Problem {
  return createProblem({
    rule: 'remote-resource',
    severity: 'warning',
    message: `expected a font or picture (${KNOWN_ENDINGS.join(', ')}), found \`${path}\`; it is left out, since an EPUB may not have it`,
    file,
  });
}
