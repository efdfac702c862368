/** Which HTML each style of Word means. */
import type { Root } from 'xast';
import { childOf, elementsIn } from './word-xml.ts';

/** Beside what mammoth knows. The classes are for the next step; nothing in a document can set them otherwise. */
const KNOWN: readonly string[] = [
  "p[style-name='Title'] => p.word-title:fresh",
  "p[style-name='Subtitle'] => p.word-subtitle:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
  "p[style-name='Quotations'] => blockquote > p:fresh",
  "p[style-name='caption'] => p.word-caption:fresh",
  "p[style-name='Caption'] => p.word-caption:fresh",
  'p.Caption => p.word-caption:fresh',
  "p[style-name='Illustration'] => p.word-caption:fresh",
  "p[style-name='TOC Heading'] => p.word-contents:fresh",
  "p[style-name='table of figures'] => p.word-contents:fresh",
  ...Array.from({ length: 9 }, (_, index) => `p[style-name='toc ${index + 1}'] => p.word-contents:fresh`),
  ...['heading 7', 'heading 8', 'heading 9', 'Heading 7', 'Heading 8', 'Heading 9'].map(
    (name) => `p[style-name='${name}'] => h6:fresh`,
  ),
  "p[style-name='HTML Preformatted'] => pre:separator('\\n')",
  "p[style-name='Preformatted Text'] => pre:separator('\\n')",
  "p[style-name='Source Code'] => pre:separator('\\n')",
  "p[style-name='Code'] => pre:separator('\\n')",
  "r[style-name='Emphasis'] => em",
  'small-caps => span.small-caps',
];

/** The map of styles for a document: styles of its own that are made from those of headings are headings too. */
export function styleMap(styles: Root | undefined): string[] {
  return [...KNOWN, ...ownHeadings(styles)];
}

interface Style {
  name: string;
  basedOn: string | undefined;
  /** From 1. */
  depth: number | undefined;
}

function ownHeadings(styles: Root | undefined): string[] {
  if (!styles) return [];
  const byId = new Map<string, Style>();
  for (const element of elementsIn(styles)) {
    if (element.name !== 'w:style' || element.attributes['w:type'] !== 'paragraph') continue;
    const name = childOf(element, 'w:name')?.attributes['w:val'] ?? '';
    const level = childOf(childOf(element, 'w:pPr'), 'w:outlineLvl')?.attributes['w:val'];
    const named = /^heading ([1-6])$/iu.exec(name)?.[1];
    byId.set(element.attributes['w:styleId'] ?? '', {
      name,
      basedOn: childOf(element, 'w:basedOn')?.attributes['w:val'] ?? undefined,
      depth: named === undefined ? (level === undefined ? undefined : Number(level) + 1) : Number(named),
    });
  }
  return [...byId.values()].flatMap((style) => {
    const depth = depthOf(style, byId);
    const isNew =
      !/^(?:heading \d|title|toc heading|normal)$/iu.test(style.name) && !/['\\\n]/u.test(style.name);
    return depth !== undefined && depth >= 1 && depth <= 6 && isNew
      ? [`p[style-name='${style.name}'] => h${depth}:fresh`]
      : [];
  });
}

function depthOf(style: Style, byId: ReadonlyMap<string, Style>): number | undefined {
  let current: Style | undefined = style;
  for (let steps = 0; current && steps < 20; steps++) {
    if (current.depth !== undefined) return current.depth;
    current = byId.get(current.basedOn ?? '');
  }
  return undefined;
}
