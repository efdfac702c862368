/** What a shell has to print, since an edition without it would have lost something of the book. */
import { ManuscriptError } from '../manuscript/manuscript.ts';
import { createProblem } from '../manuscript/problem.ts';
import { fileName, type TemplateFiles } from './layers.ts';

/** One thing that a filled shell has to have. */
export interface Needed {
  /** How a shell prints it, such as `{{ notes | raw }}`. */
  written: string;
  /** What an edition without it lacks, such as `notes`. */
  what: string;
  /** What stands in the filled shell then, all of it; what is empty is not looked for. */
  contents: readonly (string | RegExp)[];
}

/** An element with each of some ids: links, folios and running heads lead there. */
export function neededIds(ids: readonly string[]): Needed {
  return {
    written: 'id="{{ chapter.id }}"',
    what: 'places that links and page numbers lead to',
    contents: ids.map(
      (id) =>
        new RegExp(
          `\\sid\\s*=\\s*["']?${id.replaceAll(/[^\p{L}\p{N}_]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)}(?=["'\\s>])`,
          'u',
        ),
    ),
  };
}

/** @throws {ManuscriptError} where a filled shell lacks something */
export async function expectPrinted(
  filled: string,
  needed: readonly Needed[],
  template: TemplateFiles,
  path: string,
): Promise<void> {
  const lost = needed.filter(
    ({ contents }) =>
      !contents.every((content) =>
        typeof content === 'string' ? filled.includes(content) : content.test(filled),
      ),
  );
  if (lost.length === 0) return;
  const file = await fileName(template, path);
  const problems = lost.map(({ written, what }) =>
    createProblem({
      rule: 'template',
      severity: 'error',
      message: `expected \`${written}\` in this shell or in one that it includes, found none that is printed; without it the edition has no ${what}`,
      file,
    }),
  );
  throw new ManuscriptError(
    `the template \`${template.name}\` cannot be used: \`${file}\` lacks ${lost.map(({ written }) => `\`${written}\``).join(', ')}`,
    problems,
  );
}
