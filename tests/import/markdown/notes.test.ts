/** Notes of all the forms that Markdown has elsewhere, each turned into ours. */
import { describe, expect, it } from 'vitest';
import { importSource, type ImportedManuscript } from '../../../src/import/import-source.ts';
import { fileOf, notesOfManuscript } from '../words.ts';

const imported = (text: string): Promise<ImportedManuscript> =>
  importSource(new TextEncoder().encode(text), { name: 'a.md' });
/** The only chapter. */
const chapter = async (text: string): Promise<string> => {
  const manuscript = await imported(text);
  return fileOf(manuscript, manuscript.chapters[0]!);
};
const report = async (text: string): Promise<string> => fileOf(await imported(text), 'import-report.md');

describe('notes of GFM', () => {
  it('stay as they are, from wherever they stand, with all their paragraphs', async () => {
    expect(
      await chapter(
        'Text.[^b] More.[^a]\n\n[^a]: A note\n    goes on.\n\n    - with a list\n\n> Quoted.[^c]\n>\n> [^c]: Inside.\n\n[^b]: Last.\n',
      ),
    ).toBe(
      'Text.[^b] More.[^a]\n\n> Quoted.[^c]\n\n[^a]: A note\n    goes on.\n\n    - with a list\n\n[^c]: Inside.\n\n[^b]: Last.\n',
    );
  });

  it('that are called and not there are told with their line', async () => {
    expect(await report('# T\n\nText.[^gone]\n')).toContain(
      'line 3, certain: expected a note [^gone], found none; the call is kept, so that `check` reports it\n',
    );
  });
});

describe('inline notes', () => {
  it('get numbers where all are of their kind', async () => {
    expect(
      await chapter('One.^[First, with *stress* and [a link](https://example.org).] Two.^[Second.]\n'),
    ).toBe(
      'One.[^1] Two.[^2]\n\n[^1]: First, with *stress* and [a link](https://example.org).\n\n[^2]: Second.\n',
    );
  });

  it('keep out of the way of other labels', async () => {
    expect(await chapter('One.^[First.] Two.[^1]\n\n[^1]: Second.\n')).toBe(
      'One.[^inline-1] Two.[^1]\n\n[^inline-1]: First.\n\n[^1]: Second.\n',
    );
  });
});

describe('several notes with one label', () => {
  const TEXT = 'One.[^1]\n\n[^1]: First.\n\n[^1]: Second.\n';

  it('the first is called, as GitHub has it, and the other is kept', async () => {
    expect(await chapter(TEXT)).toBe('One.[^1]\n\n[^1]: First.\n\n[^1-2]: Second.\n');
    expect(await report(TEXT)).toContain(
      'line 5, certain: expected one note [^1], found 2; the first is printed, on line 3, and this one became [^1-2], which nothing calls\n',
    );
  });

  it('the last is called where the text is pandoc’s', async () => {
    expect(await chapter(`% A title\n\n${TEXT}`)).toBe(
      '# A title\n\nOne.[^1]\n\n[^1-2]: First.\n\n[^1]: Second.\n',
    );
  });

  it('a note that is called twice is told where the text is pandoc’s', async () => {
    const repeated = 'One.[^1] Two.[^1]\n\n[^1]: First.\n';
    expect(await report(`% A title\n\n${repeated}`)).toContain(
      '[^1] is called again; pandoc would print the note twice',
    );
    expect(await report(repeated)).not.toContain('called again');
  });
});

describe('\\footnote{}', () => {
  it('becomes a note, with what is in it', async () => {
    expect(
      await chapter(
        'One\\footnote{With {braces}, [brackets]\nand \\{one\\} more.} two\\footnote[7]{Second.}.\n',
      ),
    ).toBe('One[^1] two[^2].\n\n[^1]: With {braces}, \\[brackets]\n    and {one} more.\n\n[^2]: Second.\n');
  });

  it('has paragraphs, and notes of its own', async () => {
    expect(await chapter('One\\footnote{First.\n\nMore\\footnote{Inner.}.} two\\footnote{Third.}.\n')).toBe(
      'One[^1] two[^2].\n\n[^1]: First.\n\n    More[^3].\n\n[^2]: Third.\n\n[^3]: Inner.\n',
    );
  });

  it('in code is code; what is not closed, or in two parts, is told', async () => {
    expect(await chapter('Type `\\footnote{x}` here.\n\n    \\footnote{y}\n')).toBe(
      'Type `\\footnote{x}` here.\n\n```\n\\footnote{y}\n```\n',
    );
    const text = await report('# T\n\nOne\\footnote{never\nclosed.\n\nTwo\\footnotemark[1].\n');
    expect(text).toContain(
      'line 3, certain: expected `}` at the end of the note, found none; it was kept as text',
    );
    expect(text).toContain('line 6, certain: `\\footnotemark[1]` is LaTeX and was kept as text');
  });

  it('keeps the lines of what is below it', async () => {
    expect(
      await report('# T\n\nOne\\footnote{of\nthree\nlines} here\nand [^gone] there.\n\n[^lost]\n'),
    ).toMatch(
      /line 6, certain: expected a note \[\^gone\][\s\S]*line 8, certain: expected a note \[\^lost\]/u,
    );
  });
});

describe('superscripts with anchors', () => {
  const CALLED = 'One[^1] two[^2].\n\n[^1]: First note.\n\n[^2]: Second note.\n';
  it.each([
    [
      'links in superscripts, anchors that are bold',
      'One<sup id="a1">[1](#f1)</sup> two<sup id="a2">[2](#f2)</sup>.\n\n<b id="f1">1</b> First note. [↩](#a1)\n\n<b id="f2">2</b> Second note. [↩](#a2)\n',
    ],
    [
      'anchors in superscripts, empty anchors',
      'One<sup><a href="#fn1" id="ref1">1</a></sup> two<sup><a href="#fn2" id="ref2">2</a></sup>.\n\n<a id="fn1"></a>1. First note. <a href="#ref1">back</a>\n\n<a id="fn2"></a>2. Second note. <a href="#ref2">back</a>\n',
    ],
    [
      'superscripts in links, all notes in one paragraph',
      'One[<sup>1</sup>](#n1) two[<sup>2</sup>](#n2).\n\n<a name="n1">1</a>: First note.<br>\n<a name="n2">2</a>: Second note.\n',
    ],
    [
      'marks that link to each other',
      'One<a href="#_ftn1" name="_ftnref1">[1]</a> two<a href="#_ftn2" name="_ftnref2">[2]</a>.\n\n<a href="#_ftnref1" name="_ftn1">[1]</a> First note.\n\n<a href="#_ftnref2" name="_ftn2">[2]</a> Second note.\n',
    ],
    [
      'superscripts around notes',
      'One<sup>[1](#fn1)</sup> two<sup>[2](#fn2)</sup>.\n\n<sup id="fn1">1. First note.</sup>\n\n<sup id="fn2">2. Second note.</sup>\n',
    ],
    [
      'a list in Markdown',
      'One<sup>[1](#fn1)</sup> two<sup>[2](#fn2)</sup>.\n\n## Notes\n\n1. <span id="fn1"></span>First note. [↩](#r1)\n2. <span id="fn2"></span>Second note. [↩](#r2)\n',
    ],
    [
      'a list in HTML, under a heading',
      'One<sup><a id="r1" href="#fn1">1</a></sup> two<sup><a id="r2" href="#fn2">2</a></sup>.\n\n---\n\n## Footnotes\n\n<ol>\n<li id="fn1"><p>First note. <a href="#r1">↩</a></p></li>\n<li id="fn2"><p>Second note. <a href="#r2">↩</a></p></li>\n</ol>\n',
    ],
    [
      'paragraphs in HTML',
      'One<sup><a href="#fn1">1</a></sup> two<sup><a href="#fn2">2</a></sup>.\n\n<p id="fn1">[1] First note.</p>\n<p id="fn2"><sup>2</sup> Second note.</p>\n',
    ],
  ])('%s', async (_, text) => {
    expect((await chapter(text)).replaceAll(/<\/?sup>/gu, '')).toBe(CALLED);
  });

  it('that lead nowhere stay what they are', async () => {
    expect(await chapter('One<sup>[1](#gone)</sup> and 5 m<sup>2</sup>.\n')).toBe(
      'One<sup>[1](#gone)</sup> and 5 m<sup>2</sup>.\n',
    );
  });

  it('keep out of the way of labels that are there', async () => {
    expect(
      notesOfManuscript(
        await imported('One<sup>[1](#f1)</sup> two.[^1]\n\n[^1]: Own.\n\n<b id="f1">1</b> Other.\n'),
      ),
    ).toEqual({
      calls: ['f1', '1'],
      definitions: [
        { label: 'f1', paragraphs: ['Other.'] },
        { label: '1', paragraphs: ['Own.'] },
      ],
    });
  });
});

describe('the heading of notes that were taken', () => {
  const ANCHORED =
    '# Ferries\n\nA ferry.<sup>[1](#f1)</sup>\n\n## Footnotes\n\n<b id="f1">1</b> A log. [↩](#a1)\n';

  it.each([
    ['at the end', `${ANCHORED}`, '# Ferries\n\nA ferry.[^1]\n\n[^1]: A log.\n'],
    [
      'before text',
      `${ANCHORED}\nThe text goes on.\n`,
      '# Ferries\n\nA ferry.[^1]\n\nThe text goes on.\n\n[^1]: A log.\n',
    ],
    [
      'before another heading',
      `${ANCHORED}\n## Licence\n\nAll is free.\n`,
      '# Ferries\n\nA ferry.[^1]\n\n## Licence\n\nAll is free.\n\n[^1]: A log.\n',
    ],
    [
      'of GFM before another heading',
      '# Ferries\n\nA ferry.[^1]\n\n## Notes\n\n[^1]: A log.\n\n## Licence\n\nAll is free.\n',
      '# Ferries\n\nA ferry.[^1]\n\n## Licence\n\nAll is free.\n\n[^1]: A log.\n',
    ],
  ])('goes %s, and is told', async (_, text, expected) => {
    expect(await chapter(text)).toBe(expected);
    expect(await report(text)).toMatch(
      /: the heading of the notes; editions make their own: `(?:Foot)?[Nn]otes`\n/u,
    );
  });

  it('stays where it has text of its own', async () => {
    const text = '# Ferries\n\nA ferry.[^1]\n\n## Notes\n\n[^1]: A log.\n\nAll dates are old.\n';
    expect(await chapter(text)).toContain('## Notes\n\nAll dates are old.\n');
  });
});
