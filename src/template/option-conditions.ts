/**
 * What a style sheet makes of the options. `@container style(--option-links: ink) { … }` (CSS Conditional 5, 5)
 * asks for the value of one; since it is known when an edition is made, the rules are then put in place or left
 * out, and no browser or reading system has to know the question.
 */
import { generate, List, walk, type CssNode, type WalkContext } from 'css-tree';

/** `style(--option-name: value)`, perhaps with `not` before it. */
const QUESTION = /^(not\s+)?(?:\(\s*)?style\(\s*--option-([\w-]+)\s*:\s*([^()]*?)\s*\)\s*\)?$/iu;

/** Is told of an option that there is not. */
export type TellUnknown = (property: string, node: CssNode) => void;

/** Is told of a value that an option is asked for. */
export type TellAsked = (property: string, value: string, node: CssNode) => void;

/** A copy of some rules in which every question after an option is answered. */
export function answered(
  children: List<CssNode>,
  properties: ReadonlyMap<string, string>,
  tell: TellUnknown,
  tellAsked: TellAsked,
): List<CssNode> {
  const result = new List<CssNode>();
  children.forEach((node) => {
    if (!('block' in node) || !node.block) {
      result.appendData(node);
      return;
    }
    const inside = answered(node.block.children, properties, tell, tellAsked);
    const question =
      node.type === 'Atrule' && node.name.toLowerCase() === 'container' && node.prelude
        ? QUESTION.exec(generate(node.prelude))
        : undefined;
    if (!question) {
      node.block.children = inside;
      result.appendData(node);
      return;
    }
    const [, not, name = '', wanted = ''] = question;
    const value = properties.get(`--option-${name}`);
    if (value === undefined) {
      tell(`--option-${name}`, node);
      return;
    }
    tellAsked(`--option-${name}`, wanted, node);
    if ((value === wanted) === (not === undefined)) result.appendList(inside);
  });
  return result;
}

/** Tells of every `var(--option-…)` that no option gives a value. */
export function findUnknownOptions(
  sheet: CssNode,
  properties: ReadonlyMap<string, string>,
  tell: TellUnknown,
): void {
  walk(sheet, {
    visit: 'Function',
    enter(this: WalkContext, node) {
      const [first] = node.children.toArray();
      if (node.name.toLowerCase() !== 'var' || first?.type !== 'Identifier') return;
      if (first.name.startsWith('--option-') && !properties.has(first.name))
        tell(first.name, first.loc ? first : (this.declaration ?? first));
    },
  });
}

/** The values of all options as one rule, which goes before all others. */
export function optionRule(properties: ReadonlyMap<string, string>): string {
  if (properties.size === 0) return '';
  const declarations = [...properties].map(([property, value]) => `${property}:${value}`);
  return `:root{${declarations.join(';')}}`;
}
