/**
 * Fills the shells of a template: Liquid with escaping on, which can neither read files nor run programs. What
 * is HTML already is passed through the filter `raw` in the shell.
 */
import { Liquid, LiquidError } from 'liquidjs';
import { ManuscriptError } from '../manuscript/manuscript.ts';
import type { Template } from './template.ts';

/** What a shell may print. */
export type ShellValue =
  string | number | boolean | undefined | readonly ShellValue[] | { readonly [key: string]: ShellValue };

/**
 * @param path the shell, such as `page.liquid`; other shells of the template can be included
 * @throws {ManuscriptError} where the shell has a fault, with its place
 */
export async function fillShell(
  template: Template,
  path: string,
  values: Readonly<Record<string, ShellValue>>,
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
    // Far above what any shell needs; a loop without end stops here.
    renderLimit: 20_000,
    memoryLimit: 500_000_000,
  });
  try {
    return (await engine.renderFile(path, values)) as string;
  } catch (error) {
    if (!LiquidError.is(error)) throw error;
    throw new ManuscriptError(
      `\`${path}\` of the template \`${template.name}\` cannot be used: ${error.message}`,
    );
  }
}
