/** Texts of all forms, each short: what is taken for what. */
import { describe, expect, it } from 'vitest';
import { importSource, type ImportedManuscript } from '../../../src/import/import-source.ts';
import { fileOf, notesOfManuscript } from '../words.ts';

const imported = (text: string): Promise<ImportedManuscript> =>
  importSource(new TextEncoder().encode(text), { name: 'a.txt' });
/** The only chapter, without the title. */
const chapter = async (text: string): Promise<string> => {
  const manuscript = await imported(`The Title\n\n${text}`);
  return fileOf(manuscript, manuscript.chapters[0]!).replace(/^# The Title\n\n/u, '');
};
const LONG =
  'This is a sentence that goes on for long enough to be taken for text, as sentences of reports do.';

describe('notes', () => {
  it('over several lines, several paragraphs, and wrapped text', async () => {
    const text = `The text is broken\ninto lines[1] and goes\non.[2]\n\n[1] A note that\ngoes on.\n\nIts second\nparagraph.\n\n[2] The last.\n`;
    expect(await chapter(text)).toBe(
      'The text is broken\ninto lines[^1] and goes\non.[^2]\n\n[^1]: A note that\n    goes on.\n\n    Its second\n    paragraph.\n\n[^2]: The last.\n',
    );
  });

  it('as 12. under a heading, of which nothing is left in the text', async () => {
    const manuscript = await imported(
      `The Title\n\n${LONG}[1] ${LONG}[2]\n\nEndnotes\n\n1. First.\n2. Second.\n`,
    );
    expect(notesOfManuscript(manuscript)).toEqual({
      calls: ['1', '2'],
      definitions: [
        { label: '1', paragraphs: ['First.'] },
        { label: '2', paragraphs: ['Second.'] },
      ],
    });
    expect(fileOf(manuscript, manuscript.chapters[0]!)).not.toContain('Endnotes');
    expect(fileOf(manuscript, 'import-report.md')).toContain(
      'the heading of the notes; editions make their own: `Endnotes`',
    );
  });

  it('as 12. with calls but without a heading; a numbered list without either is a list', async () => {
    expect(await chapter(`${LONG}[1] ${LONG}[2]\n\n1. First.\n\n2. Second.\n`)).toContain('[^2]: Second.');
    expect(await chapter(`${LONG}\n\n1. First.\n\n2. Second.\n`)).toBe(
      `${LONG}\n\n1. First.\n\n2. Second.\n`,
    );
  });

  it('with superscripts, which are exponents where no note has their number', async () => {
    expect(await chapter(`${LONG.slice(0, -1)}.¹ It has 5 km² of land.\n\n¹ The note.\n`)).toBe(
      `${LONG}[^1] It has 5 km² of land.\n\n[^1]: The note.\n`,
    );
  });

  it('after each chapter, with numbers that begin anew', async () => {
    const text = `Of Water\n\n${LONG}[1]\n\n[1] First.\n\nOf Wind\n\n${LONG}[1] ${LONG}[2]\n\n[1] Other.\n\n[2] Last.\n`;
    expect(notesOfManuscript(await imported(`The Title\n\n${text}`))).toEqual({
      calls: ['1', '2-1', '2-2'],
      definitions: [
        { label: '1', paragraphs: ['First.'] },
        { label: '2-1', paragraphs: ['Other.'] },
        { label: '2-2', paragraphs: ['Last.'] },
      ],
    });
  });

  it('that nothing calls are kept, and told', async () => {
    const manuscript = await imported(`The Title\n\n${LONG}\n\n${LONG}\n\n[1] First.\n\n[2] Second.\n`);
    expect(notesOfManuscript(manuscript).definitions.map(({ label }) => label)).toEqual(['1', '2']);
    expect(fileOf(manuscript, 'import-report.md')).toContain(
      'line 7, certain: expected a call of note 1 in the text, found none\n',
    );
  });

  it('with one number are kept both, and told', async () => {
    const manuscript = await imported(
      `The Title\n\n${LONG}[1] ${LONG}[2]\n\n[1] First.\n\n[2] Second.\n\n[2] Third.\n`,
    );
    expect(notesOfManuscript(manuscript).definitions.map(({ label }) => label)).toEqual(['1', '2', '2']);
    expect(fileOf(manuscript, 'import-report.md')).toContain(
      'line 9, certain: expected one note 2, found a second one; the first is on line 7\n',
    );
  });

  it('behind which text stands: it is kept, with a comment, and told', async () => {
    const manuscript = await imported(
      `The Title\n\n${LONG}[1]\n\n[1] First.\n\nIts place is lost\n\n${LONG}\n\nAnd more of it\n`,
    );
    expect(fileOf(manuscript, manuscript.chapters[0]!)).toBe(
      `# The Title\n\n${LONG}[^1]\n\n<!-- import: what follows stood behind the last note, from line 7 of the source on; move it to its place -->\n\n## Its place is lost\n\n${LONG}\n\nAnd more of it\n\n[^1]: First.\n`,
    );
    expect(fileOf(manuscript, 'import-report.md')).toContain('## Not placed (1)');
  });

  it('whose calls stand in groups', async () => {
    const notes = '[1] A.\n\n[2] B.\n\n[3] C.\n\n[4] D.\n';
    expect(await chapter(`${LONG}[1, 2] ${LONG}[3–4]\n\n${notes}`)).toContain(
      `${LONG}[^1][^2] ${LONG}[^3][^4]\n`,
    );
  });

  it('that are missing among the others have calls all the same, in whatever order', async () => {
    const manuscript = await imported(
      `The Title\n\n${LONG}[4] ${LONG}[1] In [77] of them.\n\n[1] A.\n\n[5] B.\n`,
    );
    expect(notesOfManuscript(manuscript).calls).toEqual(['4', '1']);
    const faults = manuscript.decisions.filter(({ kind }) => kind === 'fault').map(({ message }) => message);
    expect(faults).toEqual([
      'expected a note that begins with [4], found none; the mark is kept as a call, so that `check` reports it',
      'expected a call of note 5 in the text, found none',
    ]);
  });

  it('are not paragraphs that begin with a call', async () => {
    expect(
      await chapter(`${LONG}[1]\n\n[2]The text goes on here, and on, and on.\n\n[1] A.\n\n[2] B.\n`),
    ).toBe(`${LONG}[^1]\n\n[^2]The text goes on here, and on, and on.\n\n[^1]: A.\n\n[^2]: B.\n`);
  });
});

describe('calls without any notes', () => {
  it('stay calls where they count on, and are text where they do not', async () => {
    expect(await chapter(`${LONG}[1] ${LONG}[2] In [1984] it was so.\n`)).toBe(
      `${LONG}[^1] ${LONG}[^2] In \\[1984] it was so.\n`,
    );
  });
});

describe('headings', () => {
  it.each([
    ['underlined', `Of Water\n========\n\n${LONG}`, `## Of Water\n\n${LONG}\n`],
    [
      'numbered',
      `1. Water\n\n${LONG}\n\n1.1 Wells\n\n${LONG}`,
      `## 1. Water\n\n${LONG}\n\n### 1.1 Wells\n\n${LONG}\n`,
    ],
    [
      'in chapters',
      `Chapter 1: Water\n\n${LONG}\n\nWells\n\n${LONG}`,
      `## Chapter 1: Water\n\n${LONG}\n\n### Wells\n\n${LONG}\n`,
    ],
    [
      'not in a row',
      `One line\n\nTwo lines\n\nThree lines\n\nFour lines\n\n${LONG}`,
      `One line\n\nTwo lines\n\nThree lines\n\nFour lines\n\n${LONG}\n`,
    ],
    ['not at the end', `${LONG}\n\nThe Editors`, `${LONG}\n\nThe Editors\n`],
    ['not with a full stop', `Water.\n\n${LONG}`, `Water.\n\n${LONG}\n`],
  ])('%s', async (_, text, expected) => {
    expect(await chapter(text)).toBe(expected);
  });
});

describe('lists, quotations, tables', () => {
  it.each([
    ['dashes', `${LONG}\n\n– one\n– two\n\n${LONG}`, `${LONG}\n\n- one\n- two\n\n${LONG}\n`],
    ['one dash is speech', `${LONG}\n\n– And then?\n\n${LONG}`, `${LONG}\n\n– And then?\n\n${LONG}\n`],
    ['within lists', `${LONG}\n\n• one\n    • inner\n• two`, `${LONG}\n\n- one\n  - inner\n- two\n`],
    ['right below their text', `As follows:\n* one\n* two`, `As follows:\n\n- one\n- two\n`],
    ['quoted by marks', `${LONG}\n\n> Said\n> so.\n\n${LONG}`, `${LONG}\n\n> Said\n> so.\n\n${LONG}\n`],
    [
      'quoted by indents',
      `${LONG}\n\n    She said so, and meant it.\n\n${LONG}`,
      `${LONG}\n\n> She said so, and meant it.\n\n${LONG}\n`,
    ],
    [
      'tabs',
      `${LONG}\n\nYear\tBoats\n1990\t12\n\n${LONG}`,
      `${LONG}\n\n| Year | Boats |\n| - | - |\n| 1990 | 12 |\n\n${LONG}\n`,
    ],
    [
      'paragraphs by indents',
      `  ${LONG}\n${LONG}\n  ${LONG}\n${LONG}`,
      `${LONG}\n${LONG}\n\n${LONG}\n${LONG}\n`,
    ],
    ['a line that divides', `${LONG}\n\n* * *\n\n${LONG}`, `${LONG}\n\n***\n\n${LONG}\n`],
  ])('%s', async (_, text, expected) => {
    expect(await chapter(text)).toBe(expected);
  });
});

describe('what Markdown would take for its own', () => {
  it.each([
    '5 * 6 and half_done_words',
    '# no heading',
    '<b> is a tag, &amp; a reference',
    'https://example.org/a_b_c/*x*, and so on',
    '`code` and ~~struck~~ and ^[no note]',
    'A :lang[word]{kk} here',
    '[a](b) and ![c](d)',
    'c:\\path\\*',
  ])('%s', async (text) => {
    const manuscript = await imported(`The Title\n\n${text}, and it goes on.\n`);
    expect(manuscript.decisions.filter(({ kind }) => kind === 'fault')).toEqual([]);
  });
});

describe('what is above the text', () => {
  it('goes into manuscript.yaml', async () => {
    const manuscript = await imported(`The Title\n\nBy Ada Berg and Bo Carl\n\n22 July 2021\n\n${LONG}\n`);
    expect(fileOf(manuscript, 'manuscript.yaml')).toBe(
      'title: The Title\nauthors:\n  - Ada Berg\n  - Bo Carl\ndate: 2021-07-22\nchapters:\n  - 01-the-title.md\n',
    );
    expect(fileOf(manuscript, manuscript.chapters[0]!)).toBe(`# The Title\n\n${LONG}\n`);
  });
});

/** A text with lines of the page above it and below it. */
const page = (above: string, below: string): string =>
  `${above}\n\nThe Title\n\n${LONG}[1]\n\n[1] A note.\n\n${below}\n`;

describe('what belongs to the page', () => {
  it('is in the report, all of it, and nowhere else', async () => {
    const above = 'Skip to content\n\nMenu\nHome\nSearch\n\nHome > Reports > Mills';
    const below =
      'Share this:\nTwitter\nFacebook\n\nYou may also like\n\nThe Mills of Erd\n\nTen more mills\n\n© 2021 The Mill Society';
    const manuscript = await imported(page(above, below));
    expect(fileOf(manuscript, manuscript.chapters[0]!)).toBe(`# The Title\n\n${LONG}[^1]\n\n[^1]: A note.\n`);
    const left = manuscript.decisions.filter(({ kind }) => kind === 'furniture');
    expect(left.map(({ text }) => text).join('\n\n')).toBe(`${above}\n\n${below}`);
    expect(left.map(({ line }) => line)).toEqual([1, 3, 7, 15, 19, 21, 23, 25]);
    const report = fileOf(manuscript, 'import-report.md');
    expect(report).toContain('line 23, likely: it belongs to the page, below its text: `Ten more mills`');
    expect(report).toContain(
      'line 25, certain: a label of the page below the text: `© 2021 The Mill Society`',
    );
  });

  it('is kept within the text, and told', async () => {
    const manuscript = await imported(`The Title\n\n${LONG}\n\nAdvertisement\n\n${LONG}\n`);
    expect(fileOf(manuscript, manuscript.chapters[0]!)).toContain('Advertisement');
    expect(fileOf(manuscript, 'import-report.md')).toContain('line 5, ');
  });

  it('is the text where there is nothing else', async () => {
    const manuscript = await imported('Menu\n\nSearch\n');
    expect(fileOf(manuscript, manuscript.chapters[0]!)).toBe('# Menu\n\nSearch\n');
  });
});
