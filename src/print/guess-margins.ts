/**
 * A guess at the margins before there is a page to ask: the document can then be laid out at its right width
 * the first time. A wrong guess costs a second layout and nothing else, so this reads no more of CSS than
 * `--page-margin-…` in rules for the root and for a class of the root element.
 */
import type { Margins } from './page-geometry.ts';

const PROPERTY = '--page-margin-';
const SIDES = ['top', 'bottom', 'inner', 'outer'] as const;

/** @param html a whole document with its style sheets in it */
export function guessMargins(html: string): Margins | undefined {
  const classes = /<html\b[^>]*\bclass="([^"]*)"/u.exec(html)?.[1]?.split(/\s+/u) ?? [];
  const applies = (selector: string): boolean =>
    selector === ':root' || classes.some((own) => selector === `.${own}`);
  const found: Partial<Margins> = {};
  const next = (from: number): number => {
    const end = html.indexOf('}', from);
    return end < 0 ? -1 : html.indexOf(PROPERTY, end);
  };
  // Found from the property outwards: style sheets with fonts in them are too long to be read for patterns.
  for (let at = html.indexOf(PROPERTY); at >= 0; at = next(at)) {
    const open = html.lastIndexOf('{', at);
    const selectors = html.slice(
      Math.max(html.lastIndexOf('}', open), html.lastIndexOf(';', open), open - 500) + 1,
      open,
    );
    const declarations = html.slice(open + 1, html.indexOf('}', at));
    if (!selectors.split(',').some((selector) => applies(selector.trim()))) continue;
    for (const side of SIDES) {
      const value = new RegExp(`${PROPERTY}${side}:([^;]+)`, 'u').exec(declarations)?.[1];
      if (value !== undefined) found[side] = value.trim();
    }
  }
  const { top, bottom, inner, outer } = found;
  return top && bottom && inner && outer ? { top, bottom, inner, outer } : undefined;
}
