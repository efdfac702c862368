/** What CSS lets pass and then does not do: a property, or a colour, that is misspelt. */
import { lexer, walk, type CssNode, type Declaration, type WalkContext } from 'css-tree';
import { nearestName } from '../manuscript/nearest-name.ts';

/** Is told of what was found, and what was expected in its place. */
export type TellMisspelt = (expected: string, found: string, hint: string, node: CssNode) => void;

/** At-rules whose declarations are descriptors, with names of their own. */
const OF_DESCRIPTORS = new Set([
  'font-face',
  'counter-style',
  'property',
  'font-palette-values',
  'view-transition',
]);
/** What only `@page` has. */
const OF_PAGES = ['size', 'marks', 'bleed', 'page-orientation'];
const COLOUR = /^(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/iu;

/** Tells of every property that CSS does not have but one nearly so, and of every colour with too few digits or too many. */
export function findMisspelt(sheet: CssNode, tell: TellMisspelt): void {
  const known = [
    ...Object.keys((lexer as unknown as { properties: Record<string, unknown> }).properties),
    ...OF_PAGES,
  ];
  walk(sheet, {
    visit: 'Declaration',
    enter(this: WalkContext, declaration: Declaration) {
      const { property, value } = declaration;
      // Custom properties may be anything, and those of one browser are not all known.
      if (property.startsWith('-') || OF_DESCRIPTORS.has(this.atrule?.name.toLowerCase() ?? '')) return;
      const isUnknown = !known.includes(property.toLowerCase());
      const nearest = isUnknown ? nearestName(property, known) : undefined;
      if (nearest !== undefined)
        tell('a property of CSS', property, `; did you mean \`${nearest}\`?`, declaration);
      walk(value, (node) => {
        if (node.type === 'Hash' && !COLOUR.test(node.value))
          tell('a colour such as `#1f4e5f`', `#${node.value}`, '', node);
      });
    },
  });
}
