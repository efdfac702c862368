/** The proof sheet as a file: what it says, and that no text gets out of its place. */
import { createHash } from 'node:crypto';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, it } from 'vitest';
import { proofOf } from '../../../src/proof/proof-of.ts';
import type { Proof } from '../../../src/proof/record.ts';
import { proofSheet } from '../../../src/proof/sheet/sheet.ts';
import { NO_PICTURES as NONE } from '../../../src/proof/sheet/sheet-pictures.ts';
import { sampleFindings, sampleParts } from '../sample-parts.ts';
import { drawnSheet, pdfWithBoxes, pixelsOf } from './drawn-pdf.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

function elementsOf(html: string): Element[] {
  const found: Element[] = [];
  const walk = (node: Node): void => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parse(html));
  return found;
}

const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((item) => item.name === name)?.value;

function textOf(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

const texts = (html: string, tag: string): string[] =>
  elementsOf(html)
    .filter(({ tagName }) => tagName === tag)
    .map((element) => textOf(element).replaceAll(/\s+/gu, ' ').trim());

const proved = (): Proof => proofOf(sampleParts());
const unproved = (): Proof => proofOf(sampleParts(sampleFindings()));

describe('the sheet', () => {
  it('says at once that the book may go to the printer', () => {
    const html = proofSheet(proved(), NONE);
    expect(texts(html, 'h1')).toEqual(['Proved']);
    expect(texts(html, 'title')).toEqual(['Proved: Ferries and roads']);
    expect(html).toContain(
      'agree with the manuscript and with each other: 2 chapters, 3 notes, 4 calls and 4 pages.',
    );
    expect(html).not.toContain('id="findings"');
  });

  it('says at once that it may not, and why', () => {
    const html = proofSheet(unproved(), NONE);
    expect(texts(html, 'h1')).toEqual(['Not proved']);
    const told = elementsOf(html).find((element) => attribute(element, 'class') === 'told')!;
    expect(textOf(told)).toMatch(
      /Note 3 is not in the PDF\.\s*Note 2 lacks a word on page 3\.\s*A link leads nowhere/u,
    );
  });

  it('marks the words that differ, on both sides', () => {
    const [finding] = sampleFindings().filter(({ kind }) => kind === 'note-words-differ');
    const html = proofSheet(proofOf(sampleParts([{ ...finding!, found: 'Two metres inn three.' }])), NONE);
    expect(texts(html, 'mark')).toEqual(['in', 'inn']);
    expect(html).toContain('<dd lang="en-GB" dir="auto">Two metres <mark>in</mark> three.</dd>');
  });

  it('has every note with its pages, which lead to them', () => {
    const html = proofSheet(unproved(), NONE);
    const rows = texts(html, 'tr').filter((row) => /timetable|measure|^2/u.test(row));
    expect(rows).toEqual(['1timetableharbour2, 32', '2 22hills33–4', '3 1measurehills44']);
  });

  it('leads nowhere but to itself, and there to what is there; nothing has an id twice', () => {
    const elements = elementsOf(proofSheet(unproved(), NONE));
    const ids = elements.flatMap((element) => attribute(element, 'id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const links = elements.flatMap((element) => attribute(element, 'href') ?? []);
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((link) => !ids.includes(link.slice(1)) || !link.startsWith('#'))).toEqual([]);
  });

  it('is the same each time', () => {
    expect(proofSheet(unproved(), NONE)).toBe(proofSheet(unproved(), NONE));
  });

  it('says why it has no pictures', () => {
    const html = proofSheet(unproved(), { ...NONE, lacking: 'the package was not found' });
    expect(html).toContain('Without pictures: the package was not found.');
    expect(elementsOf(html).filter(({ tagName }) => tagName === 'img')).toEqual([]);
    // The boxes are drawn all the same, on blank pages.
    expect(elementsOf(html).filter(({ tagName }) => tagName === 'rect')).toHaveLength(2);
  });

  it('lays a right-to-left book out from the right', () => {
    const parts = sampleParts();
    const html = proofSheet(
      proofOf({ ...parts, manuscript: { ...parts.manuscript, direction: 'rtl' } }),
      NONE,
    );
    expect(html).toContain('<ol class="spreads" dir="rtl">');
  });
});

describe('the pictures', () => {
  it('are of all pages, and large of those with something found', async () => {
    const proof = unproved();
    const pdf = await pdfWithBoxes(4, [{ page: 2, x: 60, y: 500, width: 200, height: 24 }]);
    const pictures = await drawnSheet(pdf, proof);
    expect(pictures.lacking).toBeUndefined();
    expect(pictures.pages).toHaveLength(4);
    expect([...pictures.enlarged.keys()]).toEqual([2]);
    expect((await pixelsOf(pictures.enlarged.get(2)!)).width).toBe(960);
    const html = proofSheet(proof, pictures);
    expect(texts(html, 'img')).toHaveLength(5);
    const alternatives = elementsOf(html).flatMap((element) => attribute(element, 'alt') ?? []);
    expect(alternatives).toEqual([
      'Page 3, marked: 2',
      'Page i, without folio',
      'Page 2',
      'Page 3, marked: 2',
      'Page 4, marked: 2',
    ]);
  });

  it('of a file that is no PDF are not there; the sheet says so', async () => {
    const pictures = await drawnSheet(new TextEncoder().encode('cut short'), unproved());
    expect(pictures.pages).toEqual([]);
    expect(pictures.lacking).toContain('cannot be drawn');
  });
});

describe('whatever a text says', () => {
  const HOSTILE = [
    '</title><script>alert(1)</script>',
    '"><img src=https://example.org/x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</style><style>*{display:none}</style>',
    '<!--',
    '${alert(1)} {{ 7*7 }} &lt;b&gt;',
    '\u0000\u001B[31m\uD800\uFFFE\u202E',
  ];

  it.each(HOSTILE)('%j stays text', (hostile) => {
    const findings = sampleFindings().map((finding) => ({
      ...finding,
      message: hostile,
      expected: hostile,
      found: `${hostile} more`,
      source: { file: hostile, document: hostile },
    }));
    const parts = sampleParts(findings, hostile);
    const proof = proofOf({
      ...parts,
      manuscript: {
        ...parts.manuscript,
        name: hostile,
        language: hostile,
        labels: new Map([['note-1', hostile]]),
      },
      lock: {
        ...parts.lock,
        settings: { [hostile]: hostile },
        fonts: [{ file: hostile, sha256: 'a'.repeat(64) }],
      },
    });
    for (const page of proof.pages) Object.assign(page, { folio: hostile, label: hostile });
    const html = proofSheet(proof, NONE);
    const elements = elementsOf(html);
    const usual = elementsOf(proofSheet(unproved(), NONE));
    const allowed = new Set(usual.map(({ tagName }) => tagName));
    expect(elements.filter(({ tagName }) => !allowed.has(tagName) || tagName === 'img')).toEqual([]);
    expect(elements.filter(({ tagName }) => tagName === 'style')).toHaveLength(1);
    const attributes = new Set(usual.flatMap(({ attrs }) => attrs.map(({ name }) => name)));
    expect(
      elements.flatMap(({ attrs }) => attrs.map(({ name }) => name)).filter((name) => !attributes.has(name)),
    ).toEqual([]);
    const shown = hostile.replaceAll(/[\u0000\u001B\uD800\uFFFE]/gu, '\uFFFD');
    expect(textOf(elements.find(({ tagName }) => tagName === 'bdi')!)).toBe(shown);
  });

  it('the policy allows the one style sheet and pictures in the page, and no more', () => {
    const html = proofSheet(unproved(), NONE);
    const elements = elementsOf(html);
    const style = textOf(elements.find(({ tagName }) => tagName === 'style')!);
    const hash = createHash('sha256').update(style).digest('base64');
    const policy = elements.find(
      (element) => attribute(element, 'http-equiv') === 'Content-Security-Policy',
    )!;
    expect(attribute(policy, 'content')).toBe(
      `default-src 'none'; img-src data:; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
    expect(elements.filter((element) => attribute(element, 'style') !== undefined)).toEqual([]);
    expect(style).not.toMatch(/url\(|@import/u);
  });
});
