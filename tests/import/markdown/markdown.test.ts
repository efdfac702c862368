/** What else the Markdown of others has: metadata, HTML, pandoc’s attributes, chapters. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importSource, type ImportedManuscript } from '../../../src/import/import-source.ts';
import { randomReport, type RandomReport } from '../random-report.ts';
import { fileOf, headingsOfManuscript, notesOfManuscript, words, wordsOfManuscript } from '../words.ts';

const RUNS = Number(process.env.IMPRIMATUR_RANDOM ?? 0) || 100;
const imported = (text: string, split?: 'h1' | 'h2'): Promise<ImportedManuscript> =>
  importSource(new TextEncoder().encode(text), { name: 'a.md', split });
const chapter = async (text: string): Promise<string> => {
  const manuscript = await imported(text);
  return fileOf(manuscript, manuscript.chapters[0]!);
};

describe('metadata', () => {
  const YAML =
    'title: The Mills\nauthors:\n  - Ada Berg\n  - Bo Carl\ndate: 2020-05-01\nlanguage: nb\nchapters:\n  - 01-the-mills.md\n';
  it.each([
    [
      'YAML',
      '---\ntitle: The Mills\nauthor: [Ada Berg, {name: Bo Carl}]\ndate: 2020-05-01T10:00:00\nlang: nb\nlayout: post\n---\n\nText.\n',
    ],
    [
      'TOML',
      '+++\ntitle = "The Mills"\nauthors = ["Ada Berg", \'Bo Carl\']\ndate = 2020-05-01T10:00:00Z\nlanguage = "nb"\n[extra]\nlayout = "post"\n+++\n\nText.\n',
    ],
  ])('of %s goes into manuscript.yaml, and all of it into the report', async (_, text) => {
    const manuscript = await imported(text);
    expect(fileOf(manuscript, 'manuscript.yaml')).toBe(YAML);
    expect(fileOf(manuscript, manuscript.chapters[0]!)).toBe('# The Mills\n\nText.\n');
    expect(fileOf(manuscript, 'import-report.md')).toContain('post');
  });

  it('that its key cannot hold is told', async () => {
    const manuscript = await imported('---\ntitle: T\nlang: Norwegian, of course\n---\n\nText.\n');
    expect(fileOf(manuscript, 'manuscript.yaml')).toBe('title: T\nchapters:\n  - 01-t.md\n');
    expect(fileOf(manuscript, 'import-report.md')).toContain(
      '`language` was left out of `manuscript.yaml`: expected a BCP 47 language tag',
    );
  });

  it('of pandoc’s title block', async () => {
    const manuscript = await imported('% The Mills\n  of Arn\n% Ada Berg; Bo Carl\n% 2020\n\nText.\n');
    expect(fileOf(manuscript, 'manuscript.yaml')).toContain(
      'title: The Mills of Arn\nauthors:\n  - Ada Berg\n  - Bo Carl\ndate: "2020"\n',
    );
  });

  it('without any, the only heading of the first depth is the title', async () => {
    const manuscript = await imported('# The Mills\n\nText.\n\n## Water\n\nText.\n');
    expect(manuscript.title).toBe('The Mills');
    expect(headingsOfManuscript(manuscript)).toEqual(['# The Mills', '## Water']);
  });
});

describe('HTML', () => {
  it('becomes Markdown; our own stays; what means nothing is left out, and told', async () => {
    const text =
      'Some <em>soft</em> and <font color="red">red</font> H<sub>2</sub>O <span class="x" lang="nb">ord</span> <img src="https://example.org/a.png" alt="A">.\n\n<div><p>In a <b>box</b>.</p></div>\n\n<!-- a remark -->\n\n<table><tr><th>A</th></tr><tr><td>1</td></tr></table>\n';
    expect(await chapter(text)).toBe(
      'Some *soft* and red H<sub>2</sub>O <span lang="nb">ord</span> ![A](https://example.org/a.png).\n\nIn a **box**.\n\n<!-- a remark -->\n\n| A |\n| - |\n| 1 |\n',
    );
    expect(fileOf(await imported(text), 'import-report.md')).toContain(
      'line 1, certain: a tag was left out: `<font color="red">`',
    );
  });
});

describe('pandoc', () => {
  it('its attributes are left out but ids; citations and divisions are told', async () => {
    const text =
      '# A {.unnumbered}\n\n## B {#b .x key=v}\n\nText [@berg2020, p. 3].\n\n::: {.warning}\nMind.\n:::\n';
    const manuscript = await imported(text);
    expect(fileOf(manuscript, manuscript.chapters[0]!)).toContain('# A\n\n## B {#b}\n');
    const report = fileOf(manuscript, 'import-report.md');
    expect(report).toContain(
      'line 5, likely: a citation of pandoc was kept as text; write it out: `[@berg2020, p. 3]`',
    );
    expect(report).toContain('line 7, likely: a division of pandoc was kept as text');
  });
});

describe('what is nested deeper than any stack', () => {
  it.each([
    ['quotations', '> '.repeat(3000)],
    ['HTML', '<div>'.repeat(20_000)],
  ])('%s', async (_, marks) => {
    await expect(imported(`# T\n\n${marks}x\n`)).rejects.toThrow(
      'expected a text that people can read, found one nested thousands of levels deep',
    );
  });
});

describe('links by reference', () => {
  it('are written out, since their addresses may end up in another chapter', async () => {
    const manuscript = await imported(
      '# A\n\n[one][x]\n\n# B\n\n[two][x]\n\n[x]: https://example.org "X"\n',
      'h1',
    );
    expect(manuscript.chapters.map((path) => fileOf(manuscript, path))).toEqual([
      '# A\n\n[one](https://example.org "X")\n',
      '# B\n\n[two](https://example.org "X")\n',
    ]);
  });
});

describe('chapters', () => {
  it('have a note each that they call, and begin with their headings', async () => {
    const text =
      'Before.[^1]\n\n# A\n\n## A1\n\nText.[^1] More.[^2]\n\n# B\n\nNone.\n\n[^1]: First.[^3]\n\n[^2]: Second.\n\n[^3]: Third.\n\n[^4]: Lost.\n';
    const manuscript = await imported(text, 'h1');
    expect(manuscript.chapters.map((path) => fileOf(manuscript, path))).toEqual([
      'Before.[^1]\n\n[^1]: First.[^3]\n\n[^3]: Third.\n\n[^4]: Lost.\n',
      '# A\n\n## A1\n\nText.[^1] More.[^2]\n\n[^1]: First.[^3]\n\n[^2]: Second.\n\n[^3]: Third.\n',
      '# B\n\nNone.\n',
    ]);
    expect(fileOf(manuscript, 'import-report.md')).toContain(
      'note `1` is called in 2 chapters and stands in each of them',
    );
  });
});

/** A report in the Markdown of others. */
const FORMS: Readonly<Record<string, (report: RandomReport) => string>> = {
  GFM: (report) =>
    `${body(report, (number) => `[^${number}]`)}\n\n${report.notes.map((paragraphs, index) => `[^${index + 1}]: ${paragraphs.map(plain).join('\n\n    ')}`).join('\n\n')}\n`,
  'inline notes': (report) =>
    `${body(report, (number) => `^[${plain(report.notes[number - 1]!.join(' '))}]`)}\n`,
  LaTeX: (report) =>
    `${body(report, (number) => `\\footnote{${report.notes[number - 1]!.map(plain).join('\n\n')}}`)}\n`,
  superscripts: (report) =>
    `${body(report, (number) => `<sup id="r${number}">[${number}](#f${number})</sup>`)}\n\n${report.notes.map((paragraphs, index) => `<b id="f${index + 1}">${index + 1}</b> ${plain(paragraphs.join(' '))} [↩](#r${index + 1})`).join('\n\n')}\n`,
  HTML: (report) =>
    `${body(report, (number) => `<sup><a href="#f${number}" id="r${number}">${number}</a></sup>`)}\n\n<ol>\n${report.notes.map((paragraphs, index) => `<li id="f${index + 1}">${paragraphs.map((text) => `<p>${plain(text)}</p>`).join('')} <a href="#r${index + 1}">↩</a></li>`).join('\n')}\n</ol>\n`,
};

function body({ title, sections }: RandomReport, call: (number: number) => string): string {
  const texts = sections.map(
    ({ heading, paragraphs }) =>
      `## ${heading}\n\n${paragraphs.map((parts) => parts.map((part) => (typeof part === 'number' ? call(part) : plain(part))).join('')).join('\n\n')}`,
  );
  return `# ${title}\n\n${texts.join('\n\n')}`;
}

/** What Markdown and HTML would take for their own is not the point here. */
function plain(text: string): string {
  return text.replaceAll(/[<>_*`\\|#~&:]/gu, '');
}

it.each(Object.keys(FORMS))('random reports come back with the same notes and words: %s', async (form) => {
  const single = form === 'inline notes' || form === 'superscripts';
  await fc.assert(
    fc.asyncProperty(randomReport({ longNotes: !single }), async (report) => {
      const manuscript = await imported(FORMS[form]!(report));
      const { calls, definitions } = notesOfManuscript(manuscript);
      expect(calls).toEqual(report.notes.map((_, index) => `${index + 1}`));
      expect(definitions).toEqual(
        report.notes.map((paragraphs, index) => ({
          label: `${index + 1}`,
          paragraphs: paragraphs.map((text) => words(plain(text)).join(' ')),
        })),
      );
      const expected = [
        report.title,
        ...report.sections.flatMap(({ heading, paragraphs }) => [
          heading,
          ...paragraphs.map((parts) => parts.filter((part) => typeof part === 'string').join('')),
        ]),
        ...report.notes.flat(),
      ];
      expect(wordsOfManuscript(manuscript)).toEqual(words(plain(expected.join('\n'))));
    }),
    { numRuns: RUNS },
  );
});

/** Bits that mean something, in orders that nobody thought of. */
const bit = fc.constantFrom(
  'word',
  'words',
  ' ',
  '\n',
  '\n\n',
  '[^1]',
  '[^a b]',
  '\n\n[^1]: ',
  '\n\n[^2]: note\n\n',
  '^[',
  ']',
  '[',
  '(#a)',
  '![',
  '](x.png)',

  '\\footnote{',
  '}',
  '{',
  '\\footnotemark',
  '<sup>',
  '</sup>',
  '<sup id="a">',
  '<a href="#f">',
  '</a>',
  '<b id="f">1</b> ',
  '\n\n<p id="f">',
  '</p>\n\n',
  '<!--',
  '-->',

  '# ',
  '\n\n## ',
  '{#id .x}',
  '- ',
  '\n> ',
  '```\n',
  '`',
  '*',
  '**',
  '_',
  '~~',
  '\n---\n',
  '+++\n',
  '% ',
  '\n\n| a | b |\n| - | - |\n| c | d |\n\n',
  ':::box\n',
  '\n:::\n',
  '    ',
  '\t',
  '&amp;',
  '<',
  '\\',
);

it('reads any Markdown, and writes what reads the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(bit, { minLength: 1, maxLength: 40 }), async (bits) => {
      const text = bits.join('');
      fc.pre(/\S/u.test(text));
      const { decisions } = await imported(text);
      expect(decisions.filter(({ message }) => message.includes('does not read as the source does'))).toEqual(
        [],
      );
    }),
    { numRuns: RUNS * 5 },
  );
});

it.each(['manuscript.yaml', 'import-report.md', 'sub/other.md'])(
  'a picture that is %s is not copied, and nothing else is said of it',
  async (path) => {
    const manuscript = await importSource(new TextEncoder().encode(`# T\n\n![w](${path})\n`), {
      name: 'a.md',
      fileBeside: async () => new TextEncoder().encode('title: Secret\n'),
    });
    const about = manuscript.decisions.filter(({ message }) => message.includes(path));
    expect(about.map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
      `fault: the picture \`${path}\` was not copied: expected a picture, found the name of a text of the manuscript`,
    ]);
    expect(
      [...manuscript.files.values()].map((bytes) => new TextDecoder().decode(bytes)).join(''),
    ).not.toContain('Secret');
  },
);
