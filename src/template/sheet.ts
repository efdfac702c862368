/**
 * One style sheet of a template, read and made safe: what it imports of the template is put in place, its pictures
 * and fonts embedded, and every address that leads out of the template or to the network taken out.
 */
import { ident, List, parse, walk, type CssNode, type ListItem, type StyleSheet } from 'css-tree';
import { resolvePath } from '../manuscript/files.ts';
import type { Problem } from '../manuscript/problem.ts';
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
import { fileName, layered, type TemplateFiles } from './layers.ts';
import { findMisspelt } from './misspelt.ts';
import { importWithBlock, lostAddress, misspelt, syntaxFault } from './style-problems.ts';
import type { StylesheetOptions } from './stylesheet.ts';

const DEEPEST_IMPORT = 8;

/** A style sheet being read, with all that it imports. */
export interface Reading {
  template: TemplateFiles;
  options: StylesheetOptions;
  problems: Problem[];
  /** The addresses of the files embedded so far. */
  embedded: string[];
  /** The custom properties that lost their value with an address. */
  lost: Set<string>;
}

/** One file of a template. */
interface SheetFile {
  path: string;
  /** The first layer that it may come from: a sheet that imports its own name means that of the template below. */
  level: number;
}

/** Reads a style sheet and what it imports: its addresses are replaced, what leads out is gone. */
export async function readSheet(reading: Reading, path: string): Promise<StyleSheet> {
  return read(reading, { path, level: 0 }, []);
}

async function read(reading: Reading, file: SheetFile, above: readonly SheetFile[]): Promise<StyleSheet> {
  const { path, level } = file;
  const from = fromLevel(reading.template, level);
  const source = new TextDecoder().decode(await from.files.read(path));
  const name = await fileName(from, path);
  const sheet = parse(source, {
    positions: true,
    filename: name,
    onParseError: (fault) => reading.problems.push(syntaxFault(fault, name)),
  }) as StyleSheet;
  parseRawValues(sheet);
  findMisspelt(sheet, (expected, found, hint, { loc }) =>
    reading.problems.push(misspelt(expected, found, hint, loc)),
  );
  dropUnneededFonts(sheet, reading.options);
  const addresses = await embedAddresses(sheet, path, reading);
  const tell = (address: string, node: CssNode): unknown =>
    reading.problems.push(lostAddress(address, node.loc));
  walk(sheet, {
    enter(node: CssNode, item: ListItem<CssNode> | null, list: List<CssNode> | null) {
      const isLost =
        node.type === 'Declaration'
          ? lostIn(node.value, addresses)
          : (hiddenIn(node) ?? misplacedImport(node, list === sheet.children));
      if (isLost === undefined || !list || !item) return;
      tell(isLost, node);
      if (node.type === 'Declaration') reading.lost.add(node.property);
      list.remove(item);
    },
  });
  walk(sheet, { visit: 'Declaration', enter: ({ value }) => replaceAddresses(value, addresses) });
  // Last: what is imported has been through all this itself.
  await placeImports(sheet, file, reading, above);
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
  template: TemplateFiles,
  from: string,
): Promise<string | undefined> {
  const path = resolvePath(from, address);
  return path !== undefined && (await template.files.look(path)) === 'file' ? path : undefined;
}

/** The file that an import means, where it is one of the template. */
async function importedFile(
  address: string,
  template: TemplateFiles,
  { path, level }: SheetFile,
): Promise<SheetFile | undefined> {
  const inside = await insideTemplate(address, template, path);
  if (inside !== path) return inside === undefined ? undefined : { path: inside, level: 0 };
  const { layers = [] } = template;
  for (let own = level; own < layers.length - 1; own++) {
    if ((await layers[own]!.files.look(path)) === 'missing') continue;
    const below = fromLevel(template, own + 1);
    return (await below.files.look(path)) === 'file' ? { path, level: own + 1 } : undefined;
  }
  return undefined;
}

/** A template without its uppermost layers. */
function fromLevel(template: TemplateFiles, level: number): TemplateFiles {
  if (level === 0 || !template.layers) return template;
  const layers = template.layers.slice(level);
  return { name: template.name, files: layered(layers), layers };
}

async function placeImports(
  sheet: StyleSheet,
  file: SheetFile,
  reading: Reading,
  above: readonly SheetFile[],
): Promise<void> {
  const placed: CssNode[] = [];
  const chain = [...above, file];
  for (const node of sheet.children.toArray()) {
    if (node.type !== 'Atrule' || ident.decode(node.name).toLowerCase() !== 'import') {
      placed.push(node);
      continue;
    }
    const [first, ...conditions] =
      node.prelude?.type === 'AtrulePrelude' ? node.prelude.children.toArray() : [];
    const address = first?.type === 'Url' || first?.type === 'String' ? first.value : '';
    const wanted = await importedFile(address, reading.template, file);
    // Without its semicolon it goes on to the end of the next rule; the file is meant all the same.
    if (node.block) reading.problems.push(importWithBlock(node.loc));
    const condition = node.block ? [] : conditions.filter(({ type }) => type !== 'WhiteSpace');
    // Only a condition on the medium can be said without an import.
    const isMedium = condition.every(({ type }) => type === 'MediaQueryList');
    const isAbove = chain.some(({ path, level }) => path === wanted?.path && level === wanted.level);
    if (!wanted || !isMedium || isAbove || chain.length > DEEPEST_IMPORT) {
      reading.problems.push(lostAddress(address, node.loc));
      continue;
    }
    const { children } = await read(reading, wanted, chain);
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
