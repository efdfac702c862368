/**
 * Reads a style sheet of a template so that it stands alone: imports of the template's own files are put in
 * place, its pictures and fonts embedded, and every address that leads out of the template or to the network
 * is taken out. All addresses go through one function; nothing else in the project looks at one in CSS.
 */
import { generate, ident, List, parse, walk, type CssNode, type ListItem, type StyleSheet } from 'css-tree';
import { resolvePath } from '../manuscript/files.ts';
import { createProblem, type Problem } from '../manuscript/problem.ts';
import {
  addressesIn,
  hiddenIn,
  lostIn,
  misplacedImport,
  parseRawValues,
  replaceAddresses,
  SELF_CONTAINED,
} from './addresses.ts';
import { charactersOfFace, fontIsNeeded } from './font-face.ts';
import type { Template } from './template.ts';

/** How a style sheet is made to stand alone. */
export interface StylesheetOptions {
  /**
   * Gives the address under which an edition has a file of the template: a `data:` address, a name in the EPUB.
   * For a font it is told which characters of the edition the font is for.
   */
  embed(path: string, bytes: Uint8Array, characters?: ReadonlySet<number>): string | Promise<string>;
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
  const sheet = await read(reading, path, []);
  // A font is a hundred thousand characters long: it is put in as text, past the serializer.
  const css = generate(sheet)
    .replaceAll(/url\(embedded:(\d+)\)/gu, (_, index: string) => `url("${reading.embedded[Number(index)]}")`)
    // In a page the sheet stands in a `style` element, which nothing in it may end.
    .replaceAll('</', '<\\/');
  return { css, problems: reading.problems };
}

interface Reading {
  template: Template;
  options: StylesheetOptions;
  problems: Problem[];
  /** The addresses of the files embedded so far. */
  embedded: string[];
}

async function read(reading: Reading, path: string, above: readonly string[]): Promise<StyleSheet> {
  const source = new TextDecoder().decode(await reading.template.files.read(path));
  const sheet = parse(source, { positions: true, filename: path }) as StyleSheet;
  parseRawValues(sheet);
  dropUnneededFonts(sheet, reading.options);
  const addresses = await embedAddresses(sheet, path, reading);
  const tell = (address: string, node: CssNode): unknown =>
    reading.problems.push(lostAddress(address, reading.template, path, node.loc?.start));
  walk(sheet, {
    enter(node: CssNode, item: ListItem<CssNode> | null, list: List<CssNode> | null) {
      const isLost =
        node.type === 'Declaration'
          ? lostIn(node.value, addresses)
          : (hiddenIn(node) ?? misplacedImport(node, list === sheet.children));
      if (isLost === undefined || !list || !item) return;
      tell(isLost, node);
      list.remove(item);
    },
  });
  walk(sheet, { visit: 'Declaration', enter: ({ value }) => replaceAddresses(value, addresses) });
  // Last: what is imported has been through all this itself.
  await placeImports(sheet, path, reading, above);
  return sheet;
}

/** The addresses of a sheet, each with the one that takes its place; those that lead out are not there. */
async function embedAddresses(
  sheet: StyleSheet,
  path: string,
  reading: Reading,
): Promise<Map<string, string>> {
  const found = new Set<string>();
  walk(sheet, {
    visit: 'Declaration',
    enter: ({ value }) =>
      walk(value, (node) => {
        for (const { value: address } of addressesIn(node)) found.add(address);
      }),
  });
  const ofFaces = charactersOfFaces(sheet, reading.options);
  const addresses = new Map<string, string>();
  for (const address of found) {
    if (SELF_CONTAINED.test(address)) addresses.set(address, address);
    const inside = await insideTemplate(address, reading.template, path);
    if (inside === undefined) continue;
    const bytes = await reading.template.files.read(inside);
    const embedded = await reading.options.embed(inside, bytes, ofFaces.get(address));
    const index = reading.embedded.push(embedded) - 1;
    addresses.set(address, `embedded:${index}`);
  }
  return addresses;
}

/** By the address of a font the characters that it is for. */
function charactersOfFaces(sheet: StyleSheet, { characters }: StylesheetOptions): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>();
  if (!characters) return found;
  walk(sheet, {
    visit: 'Atrule',
    enter(rule) {
      if (rule.name.toLowerCase() !== 'font-face' || !rule.block) return;
      const own = charactersOfFace(rule, characters);
      walk(rule.block, (node) => {
        for (const { value: address } of addressesIn(node))
          found.set(address, new Set([...(found.get(address) ?? []), ...own]));
      });
    },
  });
  return found;
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

async function placeImports(
  sheet: StyleSheet,
  path: string,
  reading: Reading,
  above: readonly string[],
): Promise<void> {
  const placed: CssNode[] = [];
  const chain = [...above, path];
  for (const node of sheet.children.toArray()) {
    if (node.type !== 'Atrule' || ident.decode(node.name).toLowerCase() !== 'import') {
      placed.push(node);
      continue;
    }
    const [first, ...conditions] =
      node.prelude?.type === 'AtrulePrelude' ? node.prelude.children.toArray() : [];
    const address = first?.type === 'Url' || first?.type === 'String' ? first.value : '';
    const inside = await insideTemplate(address, reading.template, path);
    const condition = conditions.filter(({ type }) => type !== 'WhiteSpace');
    // Only a condition on the medium can be said without an import.
    const isMedium = condition.every(({ type }) => type === 'MediaQueryList');
    if (inside === undefined || !isMedium || chain.includes(inside) || chain.length > DEEPEST_IMPORT) {
      reading.problems.push(lostAddress(address, reading.template, path, node.loc?.start));
      continue;
    }
    const { children } = await read(reading, inside, chain);
    if (condition.length === 0) placed.push(...children.toArray());
    else {
      const prelude: CssNode = { type: 'AtrulePrelude', children: new List<CssNode>().fromArray(condition) };
      placed.push({ type: 'Atrule', name: 'media', prelude, block: { type: 'Block', children } });
    }
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
