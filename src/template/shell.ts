/**
 * Fills the shells of a template: Liquid with escaping on, which can neither read files nor run programs. What
 * is HTML already is passed through the filter `raw` in the shell.
 */
import { Liquid } from 'liquidjs';
import type { TemplateFiles } from './layers.ts';
import { expectPrinted, type Needed } from './needed.ts';
import { shellError } from './shell-error.ts';

/** What a shell may print. */
export type ShellValue =
  string | number | boolean | undefined | readonly ShellValue[] | { readonly [key: string]: ShellValue };

/** In ms; filling takes a few of them. A loop without end stops here. */
const LONGEST = 5_000;
/** In what Liquid counts: characters made by filters, steps of ranges. */
const MOST_MEMORY = 50_000_000;
/** In characters, all shells together. */
const LONGEST_SHELLS = 5_000_000;

/**
 * @param path the shell, such as `page.liquid`; other shells of the template can be included
 * @param needed what the filled shell has to have
 * @throws {ManuscriptError} where the shell has a fault, with its place, or lacks what is needed
 */
export async function fillShell(
  template: TemplateFiles,
  path: string,
  values: Readonly<Record<string, ShellValue>>,
  needed: readonly Needed[] = [],
): Promise<string> {
  const names = (await template.files.list('')).filter((name) => name.endsWith('.liquid'));
  // Without a prototype, so that there is no shell named `constructor`.
  const shells = Object.create(null) as Record<string, string>;
  for (const name of names) shells[name] = new TextDecoder().decode(await template.files.read(name));
  const engine = new Liquid({
    templates: shells,
    outputEscape: 'escape',
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    lenientIf: true,
    // What is absent is empty, and `{% if subtitle %}` should say so.
    jsTruthy: true,
    renderLimit: LONGEST,
    memoryLimit: MOST_MEMORY,
    parseLimit: LONGEST_SHELLS,
  });
  let filled: string;
  try {
    filled = (await engine.renderFile(path, values)) as string;
  } catch (error) {
    throw await shellError(error, { template, path, shells, values, engine });
  }
  await expectPrinted(filled, needed, template, path);
  return filled;
}
