/** Notes that no link leads to, or from which none leads back. */
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/import/imported.ts';
import { markdownOf } from '../../../src/import/markdown-form.ts';
import { readPage } from '../../../src/import/page/read-page.ts';

async function read(inner: string) {
  const page = `<!DOCTYPE html><html lang="en"><head><title>T</title></head><body>${inner}</body></html>`;
  const made = await readPage(new TextEncoder().encode(page), async () => undefined);
  const told = (kind: Decision['kind']) => made.decisions.filter((decision) => decision.kind === kind);
  return { markdown: markdownOf(made.tree), told };
}

describe('notes with links to them and no ways back', () => {
  const notes = '[^1]: From the mill.\n\n[^2]: From the quay.\n';

  it('are items of a list below a heading', async () => {
    const { markdown, told } = await read(
      '<p>Flour<sup><a href="#n1">1</a></sup> and fish<sup><a href="#n2">2</a></sup>.</p><h2>Footnotes</h2><ol><li id="n1">From the mill.</li><li id="n2">From the quay.</li></ol>',
    );
    expect(markdown).toBe(`Flour[^1] and fish[^2].\n\n${notes}`);
    expect(told('note').map(({ confidence }) => confidence)).toEqual(['likely']);
    expect(told('fault')).toEqual([]);
  });

  it('are paragraphs that begin with their marks', async () => {
    const { markdown } = await read(
      '<p>Flour<a href="#n1">[1]</a> and fish<a href="#n2">[2]</a>.</p><h2>Notes</h2><p><a name="n1"></a>[1] From the mill.</p><p><a name="n2"></a>[2] From the quay.</p>',
    );
    expect(markdown).toBe(`Flour[^1] and fish[^2].\n\n${notes}`);
  });

  it('are those of Easy Footnotes', async () => {
    const { markdown } = await read(
      '<p>Flour<span id="easy-footnote-1-7"></span><span class="easy-footnote"><a href="#easy-footnote-bottom-1-7" title="From the mill."><sup>1</sup></a></span>.</p><ol class="easy-footnotes-wrapper"><li><span id="easy-footnote-bottom-1-7"></span>From the mill.<a class="easy-footnote-to-top" href="#easy-footnote-1-7"></a></li></ol>',
    );
    expect(markdown).toBe('Flour[^1].\n\n[^1]: From the mill.\n');
  });

  it('are no numbers that lead to places of the text, and the report says what such a link leads to', async () => {
    const { markdown, told } = await read(
      '<p>See line <a href="#l5">5</a>.</p><p id="l5">The fifth line.</p>',
    );
    expect(markdown).toBe('See line 5.\n\nThe fifth line.\n');
    expect(told('fault')[0]?.message).toBe(
      'expected a link to a heading, a figure or a table, found `#l5`, which leads to other text; its words are kept, without the link',
    );
  });
});

describe('notes without links', () => {
  it('are blocks behind a rule that begin with the marks in the text', async () => {
    const { markdown, told } = await read(
      '<p>Rain fell.[1] Wind rose.[2] It was <em>cold</em>.<sup>3</sup> In [1840] it froze.</p><hr><p>[1] So the <b>log</b> says.</p><p>[2] The mast broke.</p><p>It was mended.</p><p>[3] Ice on the rails.</p>',
    );
    expect(markdown).toBe(
      'Rain fell.[^1] Wind rose.[^2] It was *cold*.[^3] In \\[1840] it froze.\n\n[^1]: So the **log** says.\n\n[^2]: The mast broke.\n\n    It was mended.\n\n[^3]: Ice on the rails.\n',
    );
    expect(told('fault')).toEqual([]);
    expect(told('note').map(({ confidence }) => confidence)).toEqual(['likely']);
    expect(told('call').filter(({ confidence }) => confidence === 'certain')).toEqual([]);
  });

  it('are numbered lines below a title; exponents stay', async () => {
    const { markdown, told } = await read(
      '<p>The field<sup>1</sup> has 5 km<sup>2</sup> and a well <sup>2</sup>.</p><p>Notes</p><p>1. Sown with rye.</p><p>2. Dug by hand.</p><p>* Said the widow.</p>',
    );
    expect(markdown).toBe(
      'The field[^1] has 5 km<sup>2</sup> and a well [^2].\n\n\\* Said the widow.\n\n[^1]: Sown with rye.\n\n[^2]: Dug by hand.\n',
    );
    expect(told('unplaced').map(({ text }) => text)).toEqual(['* Said the widow.']);
  });

  it('are lines of one paragraph, or items of a list', async () => {
    const lines = await read('<p>Rye[1] and oats[2].</p><p>[1] Winter rye.<br>[2] Black oats.</p>');
    const items = await read(
      '<p>Rye[1] and oats[2].</p><h2>Notes</h2><ol><li>Winter rye.</li><li>Black oats.</li></ol>',
    );
    const expected = 'Rye[^1] and oats[^2].\n\n[^1]: Winter rye.\n\n[^2]: Black oats.\n';
    expect(lines.markdown).toBe(expected);
    expect(items.markdown).toBe(expected);
  });

  it('are no list of sources that nothing calls', async () => {
    const { markdown } = await read(
      '<p>Rye and oats.</p><h2>Sources</h2><ol><li>The farm.</li><li>The mill.</li></ol>',
    );
    expect(markdown).toBe('Rye and oats.\n\n## Sources\n\n1. The farm.\n2. The mill.\n');
  });

  it('that cannot be placed are told of, also where other notes have links', async () => {
    const { markdown, told } = await read(
      '<p>Rye[1] and oats[2], hay<a href="#_ftn3" name="_ftnref3">[3]</a>.</p><blockquote><p>[1] Winter rye.</p><p>[2] Black oats.</p></blockquote><p><a href="#_ftnref3" name="_ftn3">[3]</a> Of June.</p>',
    );
    expect(markdown).toContain('> \\[1] Winter rye.');
    expect(told('fault').map(({ message }) => message)).toEqual([
      'marks [1]–[2] and blocks that begin with them look like notes; they were kept as text',
    ]);
  });
});
