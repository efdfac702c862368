/**
 * A style sheet for reading systems that know no custom properties, or only some: each `var()` becomes the value
 * that `:root` gives it. What is declared for other elements only stays as it is.
 */
import { generate, parse, walk, type CssNode, type List, type StyleSheet } from 'css-tree';

/** Deeper than any design goes. */
const DEEPEST = 200;
/** Longer than any value; names that double each other stop here. */
const LONGEST = 10_000;

/**
 * Puts the values of custom properties in the place of their names, and takes their declarations out.
 * @param given values that stand in no rule
 * @param tell is told of a name that is declared nowhere
 */
export function resolveVariables(
  sheet: StyleSheet,
  given: ReadonlyMap<string, string>,
  tell: (property: string, node: CssNode) => void,
): void {
  const values = new Map([...given, ...takenFromRoot(sheet)]);
  const elsewhere = new Set<string>();
  walk(sheet, { visit: 'Declaration', enter: ({ property }) => void elsewhere.add(property) });
  for (const name of elsewhere) values.delete(name);

  let depth = 0;
  /** Names whose values are known, or cannot be: they lead to themselves, or to too much. */
  const known = new Map<string, string | undefined>();
  const valueOfName = (name: string, within: CssNode): string | undefined => {
    if (known.has(name)) return known.get(name);
    // Whoever asks for it again before it is known goes round in a circle.
    known.set(name, undefined);
    if (depth >= DEEPEST) return undefined;
    depth++;
    const value = replaced(values.get(name) ?? '', within);
    depth--;
    known.set(name, value.length > LONGEST ? undefined : value);
    return known.get(name);
  };
  const valueOf = (call: CssNode, within: CssNode): string | undefined => {
    if (call.type !== 'Function') return undefined;
    const [name, , ...fallback] = call.children.toArray();
    if (name?.type !== 'Identifier') return undefined;
    if (values.has(name.name)) return valueOfName(name.name, within);
    if (elsewhere.has(name.name)) return undefined;
    if (fallback.length > 0) return replaced(fallback.map((node) => generate(node)).join(''), within);
    // Options are looked up before, in all editions alike.
    if (name.name.startsWith('--option-')) return undefined;
    // What stood in another value has no place of its own.
    tell(name.name, call.loc ? call : within);
    return undefined;
  };
  const replaced = (value: string, within: CssNode): string => {
    if (!value.includes('var(')) return value.trim();
    const tree = parse(value, { context: 'value' });
    replaceCalls(tree, (call) => valueOf(call, within));
    return generate(tree);
  };
  walk(sheet, {
    visit: 'Declaration',
    enter: (declaration) => replaceCalls(declaration.value, (call) => valueOf(call, declaration)),
  });
}

/**
 * The custom properties of `:root`, taken out of the sheet. What they are under a condition (`@media`) goes: night is a
 * matter of the reading system.
 */
function takenFromRoot(sheet: StyleSheet): Map<string, string> {
  const values = new Map<string, string>();
  const take = (children: List<CssNode>, isConditional: boolean): void => {
    children.forEach((rule, item) => {
      if (rule.type === 'Atrule' && rule.block && rule.name.toLowerCase() === 'media') {
        take(rule.block.children, true);
        if (rule.block.children.isEmpty) children.remove(item);
      }
      if (rule.type !== 'Rule' || generate(rule.prelude) !== ':root') return;
      rule.block.children.forEach((node, own) => {
        if (node.type !== 'Declaration' || !node.property.startsWith('--')) return;
        if (!isConditional) values.set(node.property, generate(node.value).trim());
        rule.block.children.remove(own);
      });
      if (rule.block.children.isEmpty) children.remove(item);
    });
  };
  take(sheet.children, false);
  return values;
}

/** Replaces each `var()` for which there is a value. */
function replaceCalls(value: CssNode, valueOf: (call: CssNode) => string | undefined): void {
  walk(value, {
    visit: 'Function',
    enter(node, item, list: List<CssNode> | null) {
      if (node.name.toLowerCase() !== 'var' || !item || !list) return;
      const found = valueOf(node);
      if (found !== undefined) list.replace(item, list.createItem({ type: 'Raw', value: found }));
    },
  });
}
