import type { Nodes } from 'mdast';
import type { Book } from '../../book/book.ts';
import type { Chapter } from '../../parse/chapter.ts';
import { uncoveredInCode, uncoveredInText } from '../font-coverage.ts';
import { placeOf } from '../place.ts';
import { scriptOf } from '../scripts.ts';
import type { Rule } from '../rule.ts';

/** Characters of one script, or one sign, that the fonts lack. */
interface Facts {
  /** Some of them, each once. */
  characters: string[];
  script: string | undefined;
  count: number;
  place: 'text' | 'code' | 'metadata';
}

/** What was found of one script in a chapter, until all of it is. */
interface Group extends Facts {
  node: Nodes;
}

const SHOWN = 5;

/**
 * A character that no font of the default template has. In print it is the font of the machine that made the book, or an
 * empty box. The template has Latin, Greek and Cyrillic letters and the usual signs. The characters of a script are told
 * of once in a chapter, at the first of them. Off by default: most machines have fonts for more, and the HTML and EPUB
 * editions are shown with those of the reader.
 *
 * A manuscript with a template of its own is left alone, since its fonts are not known here. Nothing is loaded for the
 * check: the table of what the fonts have is part of the program, and a test compares the two.
 *
 * @example bad
 *   Exports doubled 🙂.
 *
 * @example bad
 *   The word is საქართველო in Georgian.
 *
 * @example good
 *   Қазақстан, Ελλάδα, Łódź, naïve; “quotes” – 5 ≤ 6 → ½ 10⁻³ €.
 */
export const tofu: Rule<Facts> = {
  id: 'tofu',
  severity: 'off',
  strict: 'warning',
  wording({ characters, script, count, place }) {
    const shown = characters
      .slice(0, SHOWN)
      .map((character) => `\`${character}\` (U+${hex(character)})`)
      .join(', ');
    const more = characters.length > SHOWN ? ` and ${characters.length - SHOWN} others` : '';
    const often = count > characters.length ? `, ${count} times in this chapter` : '';
    const where = { text: '', code: ' for code', metadata: ' for the title page' }[place];
    return (
      `expected characters that a font of the template has${where}, found ${shown}${more}${often}; print may show boxes: ` +
      (script === undefined
        ? 'use another sign, or a template with a font that has it'
        : `use a template with a font for ${script}`)
    );
  },
  book(book, report) {
    if (!hasKnownFonts(book)) return;
    for (const group of inMetadata(book)) report({ facts: group, file: book.configurationFile });
  },
  nodes: {
    root(tree, { book, chapter }, report) {
      if (!hasKnownFonts(book) || !mayHaveSome(chapter)) return;
      for (const { node, ...facts } of inChapter(tree).values()) {
        report({ facts, file: chapter.path, place: placeIn(node, facts.characters[0] ?? '', chapter) });
      }
    },
  },
};

function hasKnownFonts({ configuration }: Book): boolean {
  return configuration.template === 'report';
}

/** A quick look at the source: what it names by a reference (`&#x263a;`) has to be looked for in the tree. */
function mayHaveSome({ source }: Chapter): boolean {
  const text = String(source);
  return (
    text.includes('&') ||
    uncoveredInText(text).next().done !== true ||
    uncoveredInCode(text).next().done !== true
  );
}

function inChapter(tree: Nodes): Map<string, Group> {
  const groups = new Map<string, Group>();
  const walk = (node: Nodes): void => {
    if (node.type === 'text') add(node.value, node, 'text', groups);
    else if (node.type === 'code' || node.type === 'inlineCode') add(node.value, node, 'code', groups);
    else if (node.type === 'box') {
      add(node.title ?? '', node, 'text', groups);
      add(node.byline ?? '', node, 'text', groups);
    }
    if ('children' in node) for (const child of node.children) walk(child);
  };
  walk(tree);
  return groups;
}

function inMetadata({ configuration }: Book): Facts[] {
  const { title, subtitle = '', authors, publisher = '' } = configuration;
  const groups = new Map<string, Group>();
  const printed = [title, subtitle, ...authors.map(({ name }) => name), publisher];
  // The node is of no use here: metadata have no place.
  for (const text of printed) add(text, { type: 'text', value: text }, 'metadata', groups);
  return [...groups.values()];
}

function add(text: string, node: Nodes, place: Facts['place'], groups: Map<string, Group>): void {
  for (const character of place === 'code' ? uncoveredInCode(text) : uncoveredInText(text)) {
    const script = scriptOf(character);
    const key = `${place} ${script ?? character}`;
    const group = groups.get(key) ?? { characters: [], script, count: 0, place, node };
    groups.set(key, group);
    group.count++;
    if (!group.characters.includes(character)) group.characters.push(character);
  }
}

/** The first of the characters itself, where it stands in the source as it is. */
function placeIn({ position }: Nodes, character: string, { source }: Chapter) {
  const start = position?.start.offset;
  if (start === undefined) return undefined;
  const at = String(source).slice(start, position?.end.offset).indexOf(character);
  return at < 0 ? position : placeOf(start + at, start + at + character.length, source);
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
