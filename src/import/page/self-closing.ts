/** Elements that are never closed in HTML. */
const VOID: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta source track wbr'.split(' '),
);

/**
 * XHTML, as in EPUBs, may write an empty element as `<a id="p1"/>`, which HTML takes for one that is never closed, so
 * that all that follows would stand in it. They are written out; other pages stay as they are.
 */
export function openedElements(page: string): string {
  if (!/^\s*<\?xml|<html[^>]*\sxmlns\s*=/iu.test(page.slice(0, 2048))) return page;
  return page.replaceAll(/<([a-z][\w:-]*)((?:\s[^<>]*)?)\/>/giu, (whole, name: string, attributes: string) =>
    VOID.has(name.toLowerCase()) || /["'][^"']*$/u.test(attributes.replaceAll(/"[^"]*"|'[^']*'/gu, ''))
      ? whole
      : `<${name}${attributes}></${name}>`,
  );
}
