import fc from 'fast-check';
import type { ElementContent } from 'hast';
import { describe, expect, it } from 'vitest';
import { element } from '../../../src/render/epub/element.ts';
import { inSections, withoutGaps } from '../../../src/render/epub/heading-levels.ts';
import { html } from '../../../src/render/serialize.ts';
import { memoryFiles } from '../../../src/manuscript/memory.ts';
import { all, Edition, render, textOf } from './edition.ts';

const headings = (levels: readonly number[]): ElementContent[] =>
  levels.map((level, index) => element(`h${level}`, {}, [String(index)]));
const mark = (id: string): ElementContent => element('span', { id, role: 'doc-pagebreak' });
const levelsOf = (content: readonly ElementContent[]): number[] =>
  [...html(content).matchAll(/<h([1-6])/gu)].map(([, level]) => Number(level));

describe('headings without gaps', () => {
  it.each<[number, number[], number[]]>([
    [1, [2, 3, 4, 2], [2, 3, 4, 2]],
    [1, [3, 3, 4, 2], [2, 2, 3, 2]],
    [1, [2, 5, 3, 2], [2, 3, 3, 2]],
    [0, [2, 3, 2], [1, 2, 1]],
    [1, [1, 2], [2, 3]],
    [1, [2, 3, 4, 5, 6, 6], [2, 3, 4, 5, 6, 6]],
  ])('under level %i: %j → %j', (above, written, expected) => {
    expect(levelsOf(withoutGaps(headings(written), above))).toEqual(expected);
  });

  it('go down one level at a time, and deeper ones stay deeper', () => {
    const level = fc.integer({ min: 2, max: 6 });
    fc.assert(
      fc.property(fc.array(level, { maxLength: 12 }), (written) => {
        const made = levelsOf(withoutGaps(headings(written), 1));
        expect(made).toHaveLength(written.length);
        expect(made.filter((now, index) => now < 2 || now > (made[index - 1] ?? 1) + 1)).toEqual([]);
        // Where the author goes down, so does the page; where the author stays, it stays.
        const strays = made.slice(1).filter((now, index) => {
          const [before = 0, then = 0, last = 0] = [written[index], written[index + 1], made[index]];
          return (then > before && now !== last + 1) || (then === before && now !== last);
        });
        expect(strays).toEqual([]);
      }),
    );
  });
});

describe('sections', () => {
  it('go around a heading and all that stands under it', () => {
    const [h2, h3, next] = headings([2, 3, 2]);
    const paragraph = element('p', {}, ['text']);
    expect(html(inSections([paragraph, h2!, paragraph, h3!, paragraph, next!, paragraph]))).toBe(
      '<p>text</p><section><h2>0</h2><p>text</p><section><h3>1</h3><p>text</p></section></section>' +
        '<section><h2>2</h2><p>text</p></section>',
    );
  });

  it('have the mark of a page that begins with their heading, and none of another', () => {
    const [h2, h3] = headings([2, 3]);
    const paragraph = element('p', {}, ['text']);
    const line: ElementContent = { type: 'text', value: '\n' };
    expect(
      html(
        inSections([
          mark('a'),
          paragraph,
          mark('b'),
          mark('c'),
          line,
          h2!,
          h3!,
          mark('d'),
          paragraph,
          mark('e'),
        ]),
      )
        .replaceAll(' role="doc-pagebreak"></span>', '/>')
        .replaceAll('span id=', ''),
    ).toBe(
      '<"a"/><p>text</p><section><"b"/><"c"/>\n<h2>0</h2><section><h3>1</h3><"d"/><p>text</p><"e"/></section></section>',
    );
  });

  it('leave headings in blocks where they are', () => {
    const quotation = element('blockquote', {}, headings([2]));
    expect(html(inSections([quotation]))).toBe('<blockquote><h2>0</h2></blockquote>');
  });
});

it('a chapter that leaves levels out has none missing in the EPUB, boxes and notes included', async () => {
  const text =
    '# One\n\n### Three\n\nText.[^1]\n\n:::box{title="Box"}\nText.\n:::\n\n##### Five\n\nText.\n\n[^1]: Note.';
  const edition = new Edition(
    await render(memoryFiles({ 'manuscript.yaml': 'title: T\nepub: { notes: chapter }', 'a.md': text })),
  );
  const outline = all(edition.tree('chapter-01.xhtml')).flatMap((node) =>
    /^h\d$/u.test(node.name) ? [`${node.name} ${textOf(node)}`] : [],
  );
  expect(outline).toEqual(['h1 One', 'h2 Three', 'h3 Box', 'h3 Five', 'h2 Notes']);
});

it('a heading in a box stands below the title of the box', async () => {
  const text =
    '# One\n\n## Two\n\n:::box{title="Box"}\n\n## In\n\n### Deeper\n\n## Again\n\nText.\n\n:::\n\n## Three\n\nText.';
  const edition = new Edition(await render(memoryFiles({ 'manuscript.yaml': 'title: T', 'a.md': text })));
  const outline = all(edition.tree('chapter-01.xhtml')).flatMap((node) =>
    /^h\d$/u.test(node.name) ? [`${node.name} ${textOf(node)}`] : [],
  );
  expect(outline).toEqual(['h1 One', 'h2 Two', 'h3 Box', 'h4 In', 'h5 Deeper', 'h4 Again', 'h2 Three']);
});
