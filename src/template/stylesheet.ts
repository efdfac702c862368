/**
 * Reads a style sheet of a template so that it stands alone: imports of the template's own files are put in
 * place, its pictures and fonts embedded, and every address that leads out of the template or to the network
 * is taken out. All addresses go through one function; nothing else in the project looks at one in CSS.
 */
import { generate, type CssNode } from 'css-tree';
import { nearestName } from '../manuscript/nearest-name.ts';
import type { Problem } from '../manuscript/problem.ts';
import type { TemplateFiles } from './layers.ts';
import { answered, findUnknownOptions, optionRule } from './option-conditions.ts';
import { resolveVariables } from './resolved-variables.ts';
import { readSheet, type Reading } from './sheet.ts';
import { unknownChoice, unknownProperty, withoutConsequences } from './style-problems.ts';

/** How a style sheet is made to stand alone. */
export interface StylesheetOptions {
  /**
   * Gives the address under which an edition has a file of the template: a `data:` address, a name in the EPUB.
   * For a font it is told which characters of the edition the font is for.
   */
  embed(path: string, bytes: Uint8Array, characters?: ReadonlySet<number>): string | Promise<string>;
  /** The characters of the edition; fonts that have none of them are left out. All fonts stay without it. */
  characters?: ReadonlySet<number>;
  /** The values of the template's options by custom property; with them the sheet is complete, and begins with them. */
  properties?: ReadonlyMap<string, string>;
  /** The words that some of them may have. */
  choices?: ReadonlyMap<string, readonly string[]>;
  /** True puts values in the place of custom properties, for reading systems that do not know them. */
  resolved?: boolean;
  /** The families that are wanted, in lower case; fonts of others are left out. All families stay without it. */
  families?: ReadonlySet<string>;
}

/** A style sheet that needs nothing else. */
export interface StandaloneStylesheet {
  css: string;
  problems: Problem[];
}

/** Reads one style sheet of a template. */
export async function readStylesheet(
  template: TemplateFiles,
  path: string,
  options: StylesheetOptions,
): Promise<StandaloneStylesheet> {
  const reading: Reading = { template, options, problems: [], embedded: [], lost: new Set() };
  const { properties, choices, resolved } = options;
  const sheet = await readSheet(reading, path);
  const tellUnknown = (property: string, node: CssNode): void => {
    if (reading.lost.has(property)) return;
    reading.problems.push(unknownProperty(property, node.loc, [...(properties?.keys() ?? [])]));
  };
  const tellAsked = (property: string, value: string, node: CssNode): void => {
    const possible = choices?.get(property) ?? [];
    const nearest = possible.includes(value) ? undefined : nearestName(value, possible);
    // What is like none may be a choice that an extended template had.
    if (nearest !== undefined) reading.problems.push(unknownChoice(property, value, nearest, node.loc));
  };
  if (properties) {
    sheet.children = answered(sheet.children, properties, tellUnknown, tellAsked);
    findUnknownOptions(sheet, properties, tellUnknown);
  }
  if (resolved === true) resolveVariables(sheet, properties ?? new Map<string, string>(), tellUnknown);
  const values = properties && resolved !== true ? optionRule(properties) : '';
  // A font is a hundred thousand characters long: it is put in as text, past the serializer.
  const css = generate(sheet)
    .replaceAll(/url\(embedded:(\d+)\)/gu, (_, index: string) => `url("${reading.embedded[Number(index)]}")`)
    // In a page the sheet stands in a `style` element, which nothing in it may end.
    .replaceAll('</', '<\\/');
  return { css: values + css, problems: withoutConsequences(reading.problems) };
}
