/** What Word writes and libraries do not. */
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/import/imported.ts';
import { markdownOf } from '../../../src/import/markdown-form.ts';
import { importSource } from '../../../src/import/import-source.ts';
import { readWord } from '../../../src/import/word/read-word.ts';
import { call, note, paragraph, run, wordDocument, type WordParts } from './parts.ts';

async function read(parts: WordParts) {
  const made = await readWord(wordDocument(parts));
  const told = (kind: Decision['kind']) =>
    made.decisions.filter((decision) => decision.kind === kind).map(({ message, text }) => [message, text]);
  return { markdown: markdownOf(made.tree), told, made };
}

const style = (id: string, inner: string) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/>${inner}</w:style>`;
const change = (name: string, inner: string) =>
  `<w:${name} w:id="1" w:author="Bo" w:date="2023-01-02T03:04:05Z">${inner}</w:${name}>`;

describe('notes of Word', () => {
  it('have the numbers of their calls, whatever ids they have', async () => {
    const { markdown, told } = await read({
      body: paragraph(run('One') + call('footnote', 7) + run(' two') + call('footnote', 3)),
      footnotes: `<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>${note('footnote', 3, run('Three.'))}${note('footnote', 7, run('Seven.'))}`,
    });
    expect(markdown).toBe('One[^1] two[^2]\n\n[^1]: Seven.\n\n[^2]: Three.\n');
    expect(told('fault')).toEqual([]);
  });

  it('that are endnotes only have plain numbers', async () => {
    const { markdown } = await read({
      body: paragraph(run('One.') + call('endnote', 2)),
      endnotes: note('endnote', 2, run('An endnote.')),
    });
    expect(markdown).toBe('One.[^1]\n\n[^1]: An endnote.\n');
  });

  it('may be called twice, side by side, and in other notes', async () => {
    const { markdown } = await read({
      body: paragraph(
        run('One') + call('footnote', 1) + call('footnote', 2) + run(' and again') + call('footnote', 1),
      ),
      footnotes:
        note('footnote', 1, run('First, see') + call('endnote', 1)) + note('footnote', 2, run('Second.')),
      endnotes: note('endnote', 1, run('The end.')),
    });
    expect(markdown).toBe(
      'One[^1][^2] and again[^1]\n\n[^1]: First, see[^en1]\n\n[^2]: Second.\n\n[^en1]: The end.\n',
    );
  });

  it('that are called and not there leave their calls, and a fault', async () => {
    const { markdown, told } = await read({
      body: paragraph(run('One') + call('footnote', 1) + run(' two') + call('footnote', 9)),
      footnotes: note('footnote', 1, run('First.')),
    });
    expect(markdown).toBe('One[^1] two[^2]\n\n[^1]: First.\n');
    expect(told('fault')).toEqual([
      ['expected the footnote that is called as 2, found none; its call stays as `[^2]`', undefined],
    ]);
  });

  it('that were deleted with their calls are told as changes, not as notes without calls', async () => {
    const { markdown, told } = await read({
      body: paragraph(run('One.') + `<w:del w:id="1" w:author="A">${call('footnote', 1)}</w:del>`),
      footnotes: `<w:footnote w:id="1"><w:p><w:del w:id="2" w:author="A"><w:r><w:delText>Gone.</w:delText></w:r></w:del></w:p></w:footnote>`,
    });
    expect(markdown).toBe('One.\n');
    expect(told('fault')).toEqual([]);
    expect(told('change')).toEqual([['deleted by A; it is not in the manuscript (in a footnote)', 'Gone.']]);
  });
});

describe('a title of Word', () => {
  const styles =
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>';

  it('that calls a note is in the metadata without the call, and once above the text with it', async () => {
    const bytes = wordDocument({
      body:
        paragraph(run('On Salt') + call('footnote', 1), 'Title') +
        paragraph(run('Sea'), 'Heading1') +
        paragraph(run('Wet.') + call('footnote', 2)),
      styles,
      footnotes: note('footnote', 1, run('Thanks.')) + note('footnote', 2, run('Very.')),
    });
    const made = await importSource(bytes, { name: 'salt.docx', kind: 'word' });
    expect(made.title).toBe('On Salt');
    expect(new TextDecoder().decode(made.files.get(made.chapters[0]!))).toBe(
      '# On Salt[^1]\n\n## Sea\n\nWet.[^2]\n\n[^1]: Thanks.\n\n[^2]: Very.\n',
    );
    expect(made.decisions.filter(({ kind }) => kind === 'fault')).toEqual([]);
    const split = await importSource(bytes, { name: 'salt.docx', kind: 'word', split: 'h1' });
    expect(split.chapters.map((path) => new TextDecoder().decode(split.files.get(path)))).toEqual([
      '# On Salt[^1]\n\n[^1]: Thanks.\n',
      '# Sea\n\nWet.[^2]\n\n[^2]: Very.\n',
    ]);
  });
});

describe('the text of Word', () => {
  it('has headings by styles that are made from those of headings, or have a level of their own', async () => {
    const { markdown } = await read({
      body:
        paragraph(run('Erstes'), 'Kapitel') +
        paragraph(run('Text.')) +
        paragraph(run('Zweites'), 'Abschnitt'),
      styles: `${style('berschrift1', '').replace('w:name w:val="berschrift1"', 'w:name w:val="heading 1"')}${style('Kapitel', '<w:basedOn w:val="berschrift1"/>')}${style('Abschnitt', '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')}`,
    });
    expect(markdown).toBe('# Erstes\n\nText.\n\n## Zweites\n');
  });

  it('follows moves, keeps what was inserted, leaves out what was deleted, and tells of each', async () => {
    const { markdown, told } = await read({
      body:
        paragraph(run('Start. ') + change('moveFrom', run('Moved.'))) +
        paragraph(
          run('Middle') +
            change('ins', run(' in')) +
            change('ins', run('side')) +
            change('del', '<w:r><w:delText> out</w:delText></w:r>') +
            run('.'),
        ) +
        paragraph(change('moveTo', run('Moved.'))),
    });
    expect(markdown).toBe('Start.\n\nMiddle inside.\n\nMoved.\n');
    expect(told('change')).toEqual([
      ['moved away from here by Bo on 2023-01-02', 'Moved.'],
      ['inserted by Bo on 2023-01-02; it is in the manuscript', 'inside'],
      ['deleted by Bo on 2023-01-02; it is not in the manuscript', 'out'],
      ['moved to here by Bo on 2023-01-02; it is in the manuscript here', 'Moved.'],
    ]);
    expect(told('fault')).toEqual([]);
  });

  it('keeps the letters of a formula', async () => {
    const { markdown, told } = await read({
      body: paragraph(
        run('Energy is ') +
          '<m:oMath><m:r><m:t>E=m</m:t></m:r><m:sSup><m:e><m:r><m:t>c</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>' +
          run('.'),
      ),
    });
    expect(markdown).toBe('Energy is E=mc2.\n');
    expect(told('fault')).toHaveLength(1);
  });

  it('leaves the table of contents and tells of it', async () => {
    const { markdown, told } = await read({
      body:
        paragraph(run('Sea 3'), 'TOC1') + paragraph(run('Sea'), 'Heading1') + paragraph(run('It is wet.')),
      styles:
        '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>',
    });
    expect(markdown).toBe('# Sea\n\nIt is wet.\n');
    expect(told('furniture')).toEqual([['the table of contents, which editions make themselves', 'Sea 3']]);
  });

  it('that is in a form import does not know is told as lost, word by word', async () => {
    const { told } = await read({
      body: paragraph(run('Known.')) + `<w:futureBlock>${paragraph(run('Unknown words.'))}</w:futureBlock>`,
    });
    expect(told('fault')).toContainEqual([
      expect.stringMatching(/^2 words of the source are neither in the manuscript nor in this report/u),
      'Unknown words',
    ]);
  });

  it('gives no address that a browser would run', async () => {
    const { markdown, told } = await read({
      body: paragraph(
        `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "javascript:alert(1)"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('press')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
      ),
    });
    expect(markdown).toBe('press\n');
    expect(told('fault')).toHaveLength(1);
  });

  it('names bookmarks as the document does', async () => {
    const { told } = await read({
      body: paragraph(`<w:hyperlink w:anchor="Mark7">${run('see there')}</w:hyperlink>`),
    });
    expect(told('fault')[0]?.[0]).toMatch(/found `#Mark7`/u);
  });
});
