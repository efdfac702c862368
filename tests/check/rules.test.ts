/** What the examples in the rules do not say. */
import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { bookOf, chapterOf, found } from './in-memory.ts';

async function messages(markdown: string): Promise<string[]> {
  return check(await chapterOf(markdown)).map(({ reason }) => reason);
}

function foundInNote(text: string): Promise<string[]> {
  return found(`Text.[^a]\n\n[^a]: ${text}\n`);
}

/** Definitions of notes, an empty line before each. */
function notes(...labels: number[]): string {
  return labels.map((label) => `\n[^${label}]: Note.\n`).join('');
}

async function rulesWith(yaml: string): Promise<string[]> {
  const book = await bookOf({ 'manuscript.yaml': `title: T\n${yaml}`, 'a.md': 'Text.\n' });
  return check(book).map(({ ruleId }) => ruleId);
}

describe('unused-note', () => {
  it('says who calls it in vain', async () => {
    const [first, second] = await messages('Text.\n\n[^a]: One.[^b]\n\n[^b]: Two.\n');
    expect(first).toContain('found none');
    expect(second).toContain('only from a note that is not read (`[^a]`)');
  });

  it('knows loops, and what hangs on them', async () => {
    const [one, two, three] = await messages(
      'Text.\n\n[^a]: One.[^b]\n\n[^b]: Two.[^a] Three.[^c]\n\n[^c]: Three.\n',
    );
    expect(one).toContain('in a loop');
    expect(two).toContain('in a loop');
    expect(three).toContain('not read (`[^b]`)');
  });

  it('takes a note that calls itself for a loop', async () => {
    expect(await messages('Text.\n\n[^a]: One.[^a]\n')).toEqual([expect.stringContaining('in a loop')]);
  });
});

describe('duplicate-note', () => {
  it('compares labels as Markdown does and points at the first', async () => {
    const problems = check(await chapterOf('Text.[^ab]\n\n[^ab]: One.\n\n[^AB]: Two.\n'));
    expect(problems).toMatchObject([
      { ruleId: 'duplicate-note', line: 5, label: 'AB', related: [{ place: { start: { line: 3 } } }] },
    ]);
  });

  it('is about one file', async () => {
    const book = await bookOf({ 'a.md': 'Text.[^1]\n\n[^1]: One.\n', 'b.md': 'Text.[^1]\n\n[^1]: One.\n' });
    expect(check(book)).toEqual([]);
  });
});

describe('empty-note', () => {
  it('counts images, code and links as content, but no other call', async () => {
    expect(await foundInNote('![A map](images/map.svg)')).toEqual([]);
    expect(await foundInNote('`code`')).toEqual([]);
    expect(await foundInNote('<https://example.org>')).toEqual([]);
    expect(await foundInNote('[^a]')).toEqual(['empty-note 3:1-3:11']);
    expect(await foundInNote('<!-- later -->')).toEqual(['empty-note 3:1-3:21']);
  });

  it('sees empty inline notes', async () => {
    expect(await found('Text.^[ ]\n')).toEqual(['empty-note 1:6-1:10']);
  });
});

describe('numbering-order', () => {
  it('reports two exchanged notes once', async () => {
    expect(await found(`A[^1] b[^3] c[^2] d.[^4]\n${notes(1, 2, 3, 4)}`)).toEqual([
      'numbering-order 1:14-1:18',
    ]);
  });

  it('does not mind a second call, a label in words or a call within a note', async () => {
    const markdown = `A[^2] b[^3] c[^2] d[^x] e^[Inline.[^1]]\n${notes(1, 2, 3)}\n[^x]: See this.[^1]\n`;
    expect((await found(markdown)).filter((problem) => problem.startsWith('numbering'))).toEqual([]);
  });

  it('counts calls without a definition', async () => {
    expect(await found(`A[^2] b.[^1]\n${notes(2)}`)).toEqual([
      'numbering-order 1:9-1:13',
      'undefined-note 1:9-1:13',
    ]);
  });
});

describe('numbering-gap', () => {
  it('reports each gap once, at the first call after it', async () => {
    const markdown = 'A[^1] b[^4] c[^4] d.[^6]\n\n[^1]: Note.\n\n[^4]: Note.\n\n[^6]: Note.\n';
    expect(await found(markdown)).toEqual(['numbering-gap 1:8-1:12', 'numbering-gap 1:21-1:25']);
    expect((await messages(markdown))[0]).toContain('`[^2]` to `[^3]`');
  });

  it('leaves what is half there to the rules about halves', async () => {
    expect(await found('A[^1] b.[^3]\n\n[^1]: Note.\n\n[^2]: Note.\n\n[^3]: Note.\n')).toEqual([
      'unused-note 5:1-5:12',
    ]);
    expect(await found('A[^1] b[^2] c.[^3]\n\n[^1]: Note.\n\n[^3]: Note.\n')).toEqual([
      'undefined-note 1:8-1:12',
    ]);
  });

  it('stands at the definition where there is no call', async () => {
    expect(await found('A.[^1]\n\n[^1]: Note.\n\n[^3]: Note.\n')).toEqual([
      'numbering-gap 5:1-5:12',
      'unused-note 5:1-5:12',
    ]);
  });

  it('does not mind where the row of a file begins', async () => {
    const book = await bookOf({
      'a.md': 'A.[^1]\n\n[^1]: Note.\n',
      'b.md': 'A[^2] b.[^3]\n\n[^2]: N.\n\n[^3]: N.\n',
    });
    expect(check(book)).toEqual([]);
  });
});

describe('images', () => {
  it('are looked for from the chapter, and the cover from the manuscript', async () => {
    const book = await bookOf({
      'manuscript.yaml': 'title: T\ndoi: 10.1/x\ncover: images/cover.png\nchapters: [text/a.md]\n',
      'text/a.md':
        '![Map](../images/map.svg) ![Gone](images/map.svg) ![Out](../../x.png) ![Web](//example.org/x.png)\n',
    });
    expect(check(book).map(({ ruleId, file, column }) => [ruleId, file, column])).toEqual([
      ['missing-image', 'manuscript.yaml', undefined],
      ['missing-image', 'text/a.md', 27],
      ['outside-manuscript', 'text/a.md', 51],
      ['remote-resource', 'text/a.md', 71],
    ]);
  });
});

describe('raw-html-dropped', () => {
  it('tells of an element once, and of an end tag alone', async () => {
    expect(await found('A <font>b</font> c</em>.\n\n<div>\n\nText.\n\n</div>\n')).toEqual([
      'raw-html-dropped 1:3-1:9',
      'raw-html-dropped 1:19-1:24',
      'raw-html-dropped 3:1-3:6',
    ]);
  });

  it('says whether text is lost with it', async () => {
    const [block, inline] = await messages('<p>Lost text.</p>\n\nText in <em>tags</em>.\n');
    expect(block).toContain('the element and the text in it are left out');
    expect(inline).toContain('found `<em>`; the tag is left out');
  });

  it('explains what is wrong with an allowed element', async () => {
    expect(await messages('H<sub class="x">2</sub>O\n')).toEqual([
      expect.stringContaining('no attributes but'),
    ]);
  });
});

describe('unknown-directive', () => {
  it('suggests the nearest name', async () => {
    expect(await messages(':::boks\nText.\n:::\n')).toEqual([expect.stringContaining('did you mean `box`?')]);
  });
});

describe('missing-identifier', () => {
  it('is content with any identifier', async () => {
    expect(await rulesWith('')).toEqual(['missing-identifier']);
    expect(await rulesWith('isbn: {}\n')).toEqual(['missing-identifier']);
    expect(await rulesWith('isbn: {epub: 978-3-16-148410-0}\n')).toEqual([]);
    expect(await rulesWith('doi: 10.1/x\n')).toEqual([]);
  });
});
