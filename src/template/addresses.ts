/** The addresses in CSS: where they stand, and where one could hide. Pure; nothing is read here. */
import {
  generate,
  ident,
  parse,
  walk,
  type CssNode,
  type StringNode,
  type StyleSheet,
  type Url,
} from 'css-tree';

/** Addresses that need no file: what is in the style sheet itself, and in the page. */
export const SELF_CONTAINED = /^(?:data:(?:image|font)\/|#)/iu;

/** The addresses in one node: `url(…)`, and the strings that `image-set()` and `src()` take for one. */
export function addressesIn(node: CssNode): (Url | StringNode)[] {
  if (node.type === 'Url') return [node];
  if (
    node.type !== 'Function' ||
    !/^(?:-webkit-)?(?:image-set|src|image|cross-fade|paint)$/iu.test(ident.decode(node.name))
  )
    return [];
  const strings: StringNode[] = [];
  walk(node, {
    enter(child: CssNode) {
      // In `type("image/png")` the string names a media type.
      if (child.type === 'Function' && child.name.toLowerCase() === 'type') return walk.skip;
      if (child.type === 'String') strings.push(child);
      return undefined;
    },
  });
  return strings;
}

/** Custom properties, and values that css-tree cannot parse, are raw text, where an address could hide. */
export function parseRawValues(sheet: StyleSheet): void {
  walk(sheet, {
    visit: 'Declaration',
    enter(declaration) {
      if (declaration.value.type !== 'Raw') return;
      try {
        const value = parse(declaration.value.value, { context: 'value' });
        if (value.type === 'Value') declaration.value = value;
      } catch {
        // It stays raw, and what looks like an address in it is found there.
      }
    },
  });
}

/** What could be an address in text that css-tree has not understood, wherever it stands. */
export function hiddenIn(node: CssNode): string | undefined {
  if (node.type !== 'Raw') return undefined;
  return /url|src|image|import/iu.test(ident.decode(node.value)) ? node.value.trim().slice(0, 60) : undefined;
}

/** An import anywhere but at the top is none to a browser, and a remote address to whoever checks the edition. */
export function misplacedImport(node: CssNode, isAtTop: boolean): string | undefined {
  if (isAtTop || node.type !== 'Atrule' || ident.decode(node.name).toLowerCase() !== 'import')
    return undefined;
  return node.prelude ? generate(node.prelude) : '';
}

/** The first address in a value that leads out of the template. */
export function lostIn(value: CssNode, addresses: ReadonlyMap<string, string>): string | undefined {
  let lost: string | undefined;
  walk(value, (node) => {
    lost ??= addressesIn(node).find(({ value: address }) => !addresses.has(address))?.value ?? hiddenIn(node);
    // Written with escapes, `url(` is a function to css-tree and an address to a browser.
    if (node.type === 'Function' && /^url(?:-prefix)?$/iu.test(ident.decode(node.name)))
      lost ??= generate(node);
  });
  return lost;
}

export function replaceAddresses(value: CssNode, addresses: ReadonlyMap<string, string>): void {
  walk(value, (node) => {
    for (const address of addressesIn(node)) {
      Object.assign(address, { type: 'Url', value: addresses.get(address.value) ?? address.value });
    }
  });
}
