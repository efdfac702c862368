/** The tokens of the design are few, and all of them are used: by the screen, by print and by the EPUB. */
import { generate, parse, walk } from 'css-tree';
import { beforeAll, describe, expect, it } from 'vitest';
import { optionRule } from '../../src/template/option-conditions.ts';
import { readStylesheet } from '../../src/template/stylesheet.ts';
import type { Template } from '../../src/template/template.ts';
import { load } from './in-memory.ts';

/** What an edition leaves to its reader, or has no use for. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  // Colours, and the width of the column.
  'epub.css': [
    '--ink',
    '--ink-soft',
    '--paper',
    '--tint',
    '--accent',
    '--accent-warm',
    '--hairline',
    '--measure',
  ],
  // Paper has no colour, and margins for a measure.
  'print.css': ['--paper', '--hairline', '--accent-warm', '--measure'],
  // Indents are an option there.
  'screen.css': [],
};
const CHOSEN = 'templateOptions: { paragraphs: indent }';

let template: Template;
beforeAll(async () => {
  template = await load(CHOSEN);
});

const sheets = {
  'screen.css': ['screen.css'],
  'print.css': ['print.css'],
  'epub.css': ['epub.css', 'epub-fonts.css'],
};

async function cssOf(path: string, resolved = false): Promise<string> {
  const { properties } = template.options;
  const { css, problems } = await readStylesheet(template, path, { embed: () => '', properties, resolved });
  expect(problems).toEqual([]);
  return css;
}

/** The custom properties of `:root` in the tokens. */
async function tokens(): Promise<string[]> {
  const names = new Set<string>();
  walk(parse(await cssOf('tokens.css')), (node) => {
    if (node.type === 'Declaration' && node.property.startsWith('--')) names.add(node.property);
  });
  return [...names].filter((name) => !name.startsWith('--option-'));
}

it.each(Object.entries(sheets))(
  'each is used in %s, but for what is not its business',
  async (edition, paths) => {
    const css = (await Promise.all(paths.map((path) => cssOf(path)))).join('');
    const unused = (await tokens()).filter(
      (name) => !css.includes(`var(${name})`) && !css.includes(`var(${name},`),
    );
    expect(unused.toSorted()).toEqual((ELSEWHERE[edition] ?? []).toSorted());
  },
);

describe.each(['report', 'brief'])('%s', (name) => {
  it('asks for no name that is not declared', async () => {
    template = await load(`template: ${name}`);
    // The script gives these to the notes that it places, or they have a value to fall back on.
    const ofScript = ['--call-edge', '--call-middle', '--note-room', '--note-place', '--notes-end'];
    for (const path of ['screen.css', 'print.css']) {
      const declared = new Set(ofScript);
      const asked = new Set<string>();
      walk(parse(await cssOf(path), { parseCustomProperty: true }), (node) => {
        if (node.type === 'Declaration') declared.add(node.property);
        if (node.type === 'Function' && node.name === 'var') asked.add(generate(node.children.first!));
      });
      expect([...asked].filter((property) => !declared.has(property))).toEqual([]);
      expect(asked.size).toBeGreaterThan(8);
    }
  });

  it('has an EPUB that needs no custom properties', async () => {
    template = await load(`template: ${name}`);
    for (const path of ['epub.css', 'epub-fonts.css']) {
      const css = await cssOf(path, true);
      expect(css).not.toMatch(/--|var\(|@container/u);
      expect(css).toMatch(/font-/u);
    }
  });
});

it('the options come first, so that a template can put something else in their place', async () => {
  template = await load('');
  expect(await cssOf('screen.css')).toMatch(/^:root\{--option-accent:#1f4e5f;/u);
  expect(optionRule(new Map())).toBe('');
});
