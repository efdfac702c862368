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
  /** The families that are wanted, in lower case; fonts of others are left out. All families stay without it. */
  families?: ReadonlySet<string>;
}

/** A style sheet that needs nothing else. */
export interface StandaloneStylesheet {
  css: string;
  problems: Problem[];
}

const DEEPEST_IMPORT = 8;

/** Reads one style sheet of a template. */
export async function readStylesheet(
  template: Template,
  path: string,
  options: StylesheetOptions,
): Promise<StandaloneStylesheet> {
  const reading: Reading = { template, options, problems: [], embedded: [] };
  const sheet = await read(reading, path, 0);
  // A font is a hundred thousand characters long: it is put in as text, past the serializer.
  const css = generate(sheet).replaceAll(
    /url\(embedded:(\d+)\)/gu,
    (_, index: string) => `url("${reading.embedded[Number(index)]}")`,
  );
  return { css, problems: reading.problems };
}

interface Reading {
  template: Template;
  options: StylesheetOptions;
  problems: Problem[];
  /** The addresses of the files embedded so far. */
  embedded: string[];
}

async function read(reading: Reading, path: string, depth: number): Promise<StyleSheet> {
  const source = new TextDecoder().decode(await reading.template.files.read(path));
  const sheet = parse(source, { positions: true, filename: path }) as StyleSheet;
  dropUnneededFonts(sheet, reading.options);
  const addresses = await embedAddresses(sheet, path, reading);
  walk(sheet, {
    visit: 'Declaration',
    enter(declaration, item, list: List<CssNode> | null) {
      let lost: string | undefined;
      // Custom properties and anything css-tree cannot parse stay as raw text, where an address could hide.
      const value =
        declaration.value.type === 'Raw'
          ? parse(declaration.value.value, { context: 'value', positions: true })
          : declaration.value;
      walk(value, (node) => {
        for (const address of addressesIn(node))
          lost ??= addresses.get(address) === undefined ? address : undefined;
        if (node.type === 'Raw' && /url|src|image/iu.test(ident.decode(node.value))) lost ??= node.value;
        if (node.type === 'Url') node.value = addresses.get(node.value) ?? node.value;
      });
      declaration.value = value.type === 'Value' || value.type === 'Raw' ? value : declaration.value;
      if (lost === undefined) return;
      reading.problems.push(lostAddress(lost, reading.template, path, declaration.loc?.start));
      if (list && item) list.remove(item);
    },
  });
  // Last: what is imported has been through all this itself.
  await placeImports(sheet, path, reading, depth);
  return sheet;
}

/** The addresses of a sheet, each with the one that takes its place; undefined for those that lead out. */
async function embedAddresses(
  sheet: StyleSheet,
  path: string,
  reading: Reading,
): Promise<Map<string, string | undefined>> {
  const found = new Set<string>();
  walk(sheet, {
    visit: 'Declaration',
    enter: (declaration) =>
      walk(declaration, (node) => addressesIn(node).forEach((address) => found.add(address))),
  });
  const addresses = new Map<string, string | undefined>();
  for (const address of found) {
    if (SELF_CONTAINED.test(address)) addresses.set(address, address);
    const inside = await insideTemplate(address, reading.template, path);
    if (inside === undefined) continue;
    const index =
      reading.embedded.push(reading.options.embed(inside, await reading.template.files.read(inside))) - 1;
    addresses.set(address, `embedded:${index}`);
  }
  return addresses;
}

/** Addresses that need no file: what is in the style sheet itself, and in the page. */
const SELF_CONTAINED = /^(?:data:(?:image|font)\/|#)/iu;

/** The addresses in one node: `url(…)`, and the strings that `image-set()` and `src()` take for one. */
function addressesIn(node: CssNode): string[] {
  if (node.type === 'Url') return [node.value];
  if (
    node.type !== 'Function' ||
    !/^(?:-webkit-)?(?:image-set|src|image|cross-fade|paint)$/iu.test(ident.decode(node.name))
  )
    return [];
  const strings: string[] = [];
  walk(clone(node), (child) => {
    if (child.type === 'String') strings.push(child.value);
  });
  return strings;
}

/** The path of an address, where it leads to a file of the template. */
async function insideTemplate(
  address: string,
  template: Template,
  from: string,
): Promise<string | undefined> {
  const path = resolvePath(from, address);
  return path !== undefined && (await template.files.look(path)) === 'file' ? path : undefined;
}

async function placeImports(sheet: StyleSheet, path: string, reading: Reading, depth: number): Promise<void> {
  const placed: CssNode[] = [];
  for (const node of sheet.children.toArray()) {
    if (node.type !== 'Atrule' || ident.decode(node.name).toLowerCase() !== 'import') {
      placed.push(node);
      continue;
    }
    const first = node.prelude?.type === 'AtrulePrelude' ? node.prelude.children.first : null;
    const address = first?.type === 'Url' || first?.type === 'String' ? first.value : '';
    const inside = depth < DEEPEST_IMPORT ? await insideTemplate(address, reading.template, path) : undefined;
    if (inside === undefined)
      reading.problems.push(lostAddress(address, reading.template, path, node.loc?.start));
    else placed.push(...(await read(reading, inside, depth + 1)).children.toArray());
  }
  sheet.children = sheet.children.fromArray(placed);
}

function dropUnneededFonts(sheet: StyleSheet, wanted: StylesheetOptions): void {
  walk(sheet, {
    visit: 'Atrule',
    enter(rule, item, list: List<CssNode> | null) {
      if (rule.name.toLowerCase() === 'font-face' && list && item && !fontIsNeeded(rule, wanted))
        list.remove(item);
    },
  });
}

function lostAddress(
  address: string,
  template: Template,
  path: string,
  place: { line: number; column: number } | undefined,
): Problem {
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
