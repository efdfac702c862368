/**
 * Reads a style sheet of a template so that it stands alone: imports of the template's own files are put in
 * place, its pictures and fonts embedded, and every address that leads out of the template or to the network
 * is taken out. All addresses go through one function; nothing else in the project looks at one in CSS.
 */
import { clone, generate, ident, parse, walk, type CssNode, type List, type StyleSheet } from 'css-tree';
import { resolvePath } from '../manuscript/files.ts';
import { createProblem, type Problem } from '../manuscript/problem.ts';
import { fontIsNeeded } from './font-face.ts';
import type { Template } from './template.ts';

/** How a style sheet is made to stand alone. */
export interface StylesheetOptions {
  /** Gives the address under which an edition has a file of the template: a `data:` address, a name in the EPUB. */
  embed(path: string, bytes: Uint8Array): string;
  /** The characters of the edition; fonts that have none of them are left out. All fonts stay without it. */
  characters?: ReadonlySet<number>;
}

/** A style sheet that needs nothing else. */
export interface StandaloneStylesheet {
  css: string;
  problems: Problem[];
}

const DEEPEST_IMPORT = 8;

/** Reads one style sheet of a template. */
export async function readStylesheet(template: Template, path: string, options: StylesheetOptions): Promise<StandaloneStylesheet> {
  const problems: Problem[] = [];
  const css = await read(template, path, options, problems, 0);
  return { css, problems };
}

async function read(template: Template, path: string, options: StylesheetOptions, problems: Problem[], depth: number): Promise<string> {
  const source = new TextDecoder().decode(await template.files.read(path));
  const sheet = parse(source, { positions: true, filename: path }) as StyleSheet;
  if (options.characters) dropUnneededFonts(sheet, options.characters);
  await placeImports(sheet, template, path, options, problems, depth);

  const addresses = new Map<string, string | undefined>();
  walk(sheet, (node) => {
    for (const address of addressesIn(node)) addresses.set(address, undefined);
  });
  for (const address of addresses.keys()) {
    const inside = await insideTemplate(address, template, path);
    if (inside !== undefined) addresses.set(address, inside.startsWith('data:') || inside.startsWith('#') ? inside : options.embed(inside, await template.files.read(inside)));
  }
  walk(sheet, {
    visit: 'Declaration',
    enter(declaration, item, list: List<CssNode> | null) {
      let lost: string | undefined;
      // Custom properties and anything css-tree cannot parse stay as raw text, where an address could hide.
      const value = declaration.value.type === 'Raw' ? parse(declaration.value.value, { context: 'value', positions: true }) : declaration.value;
      walk(value, (node) => {
        for (const address of addressesIn(node)) lost ??= addresses.get(address) === undefined ? address : undefined;
        if (node.type === 'Raw' && /url|src|image/iu.test(ident.decode(node.value))) lost ??= node.value;
        if (node.type === 'Url') node.value = addresses.get(node.value) ?? node.value;
      });
      declaration.value = value.type === 'Value' || value.type === 'Raw' ? value : declaration.value;
      if (lost === undefined) return;
      problems.push(lostAddress(lost, template, path, declaration.loc?.start));
      if (list && item) list.remove(item);
    },
  });
  return generate(sheet);
}

/** The addresses in one node: `url(…)`, and the strings that `image-set()` and `src()` take for one. */
function addressesIn(node: CssNode): string[] {
  if (node.type === 'Url') return [node.value];
  if (node.type !== 'Function' || !/^(?:-webkit-)?(?:image-set|src|image|cross-fade|paint)$/iu.test(ident.decode(node.name))) return [];
  const strings: string[] = [];
  walk(clone(node), (child) => {
    if (child.type === 'String') strings.push(child.value);
  });
  return strings;
}

/** The path of an address within the template; addresses that need no file come back as they are. */
async function insideTemplate(address: string, template: Template, from: string): Promise<string | undefined> {
  if (/^(?:data:(?:image|font)\/|#)/iu.test(address)) return address;
  const path = resolvePath(from, address);
  return path !== undefined && (await template.files.look(path)) === 'file' ? path : undefined;
}

async function placeImports(sheet: StyleSheet, template: Template, path: string, options: StylesheetOptions, problems: Problem[], depth: number): Promise<void> {
  const placed: CssNode[] = [];
  for (const node of sheet.children.toArray()) {
    if (node.type !== 'Atrule' || ident.decode(node.name).toLowerCase() !== 'import') {
      placed.push(node);
      continue;
    }
    const first = node.prelude?.type === 'AtrulePrelude' ? node.prelude.children.first : null;
    const address = first?.type === 'Url' || first?.type === 'String' ? first.value : '';
    const inside = depth < DEEPEST_IMPORT ? await insideTemplate(address, template, path) : undefined;
    if (inside === undefined || inside.startsWith('data:') || inside.startsWith('#')) {
      problems.push(lostAddress(address, template, path, node.loc?.start));
      continue;
    }
    const imported = parse(await read(template, inside, options, problems, depth + 1)) as StyleSheet;
    placed.push(...imported.children.toArray());
  }
  sheet.children = sheet.children.fromArray(placed);
}

function dropUnneededFonts(sheet: StyleSheet, characters: ReadonlySet<number>): void {
  walk(sheet, {
    visit: 'Atrule',
    enter(rule, item, list: List<CssNode> | null) {
      if (rule.name.toLowerCase() === 'font-face' && list && item && !fontIsNeeded(rule, characters)) list.remove(item);
    },
  });
}

function lostAddress(address: string, template: Template, path: string, place: { line: number; column: number } | undefined): Problem {
  const remote = /^(?:https?:)?\/\//iu.test(address);
  return createProblem({
    rule: remote ? 'remote-resource' : 'outside-manuscript',
    severity: 'warning',
    message: remote
      ? `expected a file of the template, found the remote address \`${address}\`; it is left out, put the file into the template`
      : `expected a file of the template, found \`${address}\`; it is left out, put the file into the template`,
    file: `${template.name}/${path}`,
    place: place && { line: place.line, column: place.column },
  });
}
