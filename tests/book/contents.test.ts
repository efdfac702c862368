/** The table of contents. */
import { describe, expect, it } from 'vitest';
import { compose } from '../../src/book/composition.ts';
import type { ContentsEntry } from '../../src/book/contents.ts';
import { contentsList } from '../../src/render/contents-list.ts';
import { html } from '../../src/render/serialize.ts';
import { bookOf } from './serialized.ts';

function lines(entries: readonly ContentsEntry[], depth = 0): string[] {
  return entries.flatMap(({ title, kind, level, children }) => [
    `${'  '.repeat(depth)}${level} ${kind} ${title}`,
    ...lines(children, depth + 1),
  ]);
}

async function contents(chapters: Record<string, string>, yaml = ''): Promise<string[]> {
  return lines(compose(await bookOf(chapters, yaml)).contents);
}

const box = (toc: string): string => `:::box{title="${toc || 'no'}" ${toc}}\n## Inside\n:::\n\n`;

describe('the contents', () => {
  it('are nested as the headings are, gaps and all', async () => {
    expect(await contents({ 'a.md': '# A\n\n## B\n\n#### C\n\n### D\n\n## E\n\n# F\n' })).toEqual([
      '1 chapter A',
      '  2 heading B',
      '    3 heading C',
      '    3 heading D',
      '  2 heading E',
      '  2 heading F',
    ]);
  });

  it('hang chapters below their parts', async () => {
    const parts = 'parts: [{title: P, chapters: [a.md]}, {title: Q, chapters: [b.md]}]';
    expect(await contents({ 'a.md': '# A\n\n## B', 'b.md': '# C' }, parts)).toEqual([
      '1 part P',
      '  2 chapter A',
      '    3 heading B',
      '1 part Q',
      '  2 chapter C',
    ]);
  });

  it('have a box only where the author says so, and never what is in one', async () => {
    expect(await contents({ 'a.md': `# A\n\n${box('')}${box('toc')}## B` })).toEqual([
      '1 chapter A',
      '  2 box toc',
      '  2 heading B',
    ]);
  });

  it('leave out chapters that say so, and headings in notes', async () => {
    expect(
      await contents({ 'a.md': '---\ntoc: false\n---\n\n# A\n\n## B', 'b.md': '# C[^1]\n\n[^1]: ## D' }),
    ).toEqual(['1 chapter C']);
  });

  it('have the headings of a chapter without a title', async () => {
    expect(await contents({ 'a.md': '## A\n\n### B\n\n## C' })).toEqual([
      '1 heading A',
      '  2 heading B',
      '1 heading C',
    ]);
  });

  it('have neither calls, nor links, nor ids from a title', async () => {
    const markdown = '# [*Trade*](https://example.com)[^1] H<sub>2</sub>\n\n[^1]: N.';
    const { contents: entries } = compose(await bookOf({ 'a.md': markdown }));
    expect(html(entries[0]!.heading)).toBe('<em>Trade</em> H<sub>2</sub>');
  });

  it('are printed as lists of links, with authors and folios, as deep as wanted', async () => {
    const { contents: entries } = compose(
      await bookOf({ 'a.md': '---\nauthors: [Ann, Bo]\n---\n\n# A\n\n## B\n\n### C' }),
    );
    expect(html([contentsList(entries, { depth: 2, folioOf: (id) => `p${id}` })])).toBe(
      '<ol class="contents-list"><li class="contents-chapter"><a href="#a"><span class="entry">A</span><span class="entry-authors">Ann, Bo</span><span class="leader"></span><span class="entry-folio">pa</span></a>' +
        '<ol class="contents-list"><li class="contents-heading"><a href="#b"><span class="entry">B</span><span class="leader"></span><span class="entry-folio">pb</span></a></li></ol></li></ol>',
    );
  });
});
