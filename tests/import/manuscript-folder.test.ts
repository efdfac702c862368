/** From a tree to the files of a manuscript, whatever reader it came from. */
import fc from 'fast-check';
import type { PhrasingContent, Root, RootContent } from 'mdast';
import { describe, expect, it } from 'vitest';
import type { Imported } from '../../src/import/imported.ts';
import {
  manuscriptFolder,
  type FolderOptions,
  type ManuscriptFolder,
} from '../../src/import/manuscript-folder.ts';
import { parse } from '../../src/book/book.ts';
import { check } from '../../src/check/check.ts';
import { loadFrom } from '../../src/manuscript/load.ts';
import { memoryFiles } from '../../src/manuscript/memory.ts';
import { fileOf, notesOfManuscript, textOf, treeOf } from './words.ts';

const text = (value: string): PhrasingContent => ({ type: 'text', value });
const call = (label: string): PhrasingContent => ({ type: 'footnoteReference', identifier: label, label });
const paragraph = (...children: PhrasingContent[]): RootContent => ({ type: 'paragraph', children });
const heading = (depth: 1 | 2 | 3, value: string): RootContent => ({
  type: 'heading',
  depth,
  children: [text(value)],
});
const note = (label: string, ...paragraphs: string[]): RootContent => ({
  type: 'footnoteDefinition',
  identifier: label,
  label,
  children: paragraphs.map((value) => ({ type: 'paragraph', children: [text(value)] })),
});
const folderOf = (
  children: RootContent[],
  options: Partial<FolderOptions> = {},
  imported: Partial<Imported> = {},
): ManuscriptFolder =>
  manuscriptFolder(
    { metadata: {}, tree: { type: 'root', children }, decisions: [], files: new Map(), ...imported },
    { source: 'a.docx', kind: 'a Word document', ...options },
  );
const only = (children: RootContent[], options: Partial<FolderOptions> = {}): string => {
  const folder = folderOf(children, options);
  return fileOf(folder, folder.chapters[0]!);
};

describe('labels', () => {
  it('that cannot be written, or that are the same in another case, become others', () => {
    const folder = folderOf([
      paragraph(call('my note'), call('[x]'), call('A'), call('a '), call('')),
      note('my note', 'One.'),
      note('[x]', 'Two.'),
      note('A', 'Three.'),
      note('a ', 'Four.'),
      note('', 'Five.'),
    ]);
    expect(notesOfManuscript(folder)).toEqual({
      calls: ['my-note', 'x', 'A', 'a-2', 'note'],
      definitions: ['my-note', 'x', 'A', 'a-2', 'note'].map((label, index) => ({
        label,
        paragraphs: [['One.', 'Two.', 'Three.', 'Four.', 'Five.'][index]],
      })),
    });
    expect(fileOf(folder, 'import-report.md')).toContain(
      'the label `my note` cannot be written in a manuscript; it became `my-note`',
    );
  });
});

describe('the title', () => {
  it('of the metadata stands above a text without it, and pushes headings of the first depth down', () => {
    const folder = folderOf([heading(1, 'A'), heading(2, 'B')], {}, { metadata: { title: 'T' } });
    expect(fileOf(folder, folder.chapters[0]!)).toBe('# T\n\n## A\n\n### B\n');
  });

  it('is the first heading where nothing else is said', () => {
    const folder = folderOf([heading(2, 'A'), heading(3, 'B')]);
    expect(folder.title).toBe('A');
    expect(fileOf(folder, folder.chapters[0]!)).toBe('# A\n\n## B\n');
  });

  it('is the name of the file where there is no heading', () => {
    expect(folderOf([paragraph(text('Words.'))]).title).toBe('a');
    expect(only([paragraph(text('Words.'))])).toBe('Words.\n');
  });

  it('is not written twice', () => {
    expect(only([heading(1, 'A'), paragraph(text('Words.'))], { title: 'A' })).toBe('# A\n\nWords.\n');
  });
});

describe('chapters', () => {
  it.each([
    ['h1', ['# T\n\nBefore.\n', '# A\n\n## A1\n\nWords.\n', '# B\n']],
    ['h2', ['# T\n\nBefore.\n', '# A\n', '# A1\n\nWords.\n', '# B\n']],
  ] as const)('begin at %s', (split, expected) => {
    const folder = folderOf(
      [
        paragraph(text('Before.')),
        heading(1, 'A'),
        heading(2, 'A1'),
        paragraph(text('Words.')),
        heading(1, 'B'),
      ],
      { split, title: 'T' },
    );
    expect(folder.chapters.map((path) => fileOf(folder, path))).toEqual(expected);
  });

  it('have names that every system can have', () => {
    const names = ['CON', 'a/b\\c:d', '../..', 'Қазақстан', 'x '.repeat(80), 'A b'];
    const folder = folderOf(
      names.map((name) => heading(1, name)),
      { split: 'h1' },
    );
    expect(folder.chapters).toEqual([
      '01-con.md',
      '02-abcd.md',
      '03-chapter.md',
      '04-қазақстан.md',
      `05-${'x-'.repeat(24).slice(0, -1)}.md`,
      '06-a-b.md',
    ]);
  });

  it('that nothing divides are one, and that is told', () => {
    const folder = folderOf([heading(2, 'A'), paragraph(text('Words.'))], { split: 'h1', title: 'T' });
    expect(folder.chapters).toEqual(['01-t.md']);
    expect(fileOf(folder, 'import-report.md')).toContain('no place to split at: no heading of depth 1');
  });
});

describe('files', () => {
  it('of the source come along, unless they lead out or stand in the way', () => {
    const bytes = new Uint8Array([1]);
    const files = new Map([
      ['images/a.png', bytes],
      ['../b.png', bytes],
      ['/c.png', bytes],
      ['manuscript.yaml', bytes],
      ['01-a.md', bytes],
      ['import-report.md', bytes],
    ]);
    const folder = folderOf([heading(1, 'A')], {}, { files });
    expect([...folder.files.keys()]).toEqual([
      '01-a.md',
      'images/a.png',
      'manuscript.yaml',
      'import-report.md',
    ]);
    expect(folder.decisions.filter(({ kind }) => kind === 'fault')).toHaveLength(5);
  });
});

describe('what our language would read otherwise', () => {
  it.each([
    ['a caret before a call', [text('x^'), call('1')], 'x\\^[^1]\n'],
    ['a call with a colon, first in its paragraph', [call('1'), text(': words')], '[^1]\\: words\n'],
    [
      'an address and a call',
      [text('https://example.org/a_b'), call('1')],
      '<https://example.org/a_b>[^1]\n',
    ],
    [
      'addresses without a scheme',
      [text('www.a.org www.ex-ample.org/a_b.')],
      'www.a.org [www\\.ex-ample.org/a_b](http://www.ex-ample.org/a_b).\n',
    ],
    [
      'a link that begins with a caret',
      [{ type: 'link', url: '#a', children: [text('^1')] } as PhrasingContent],
      '[\\^1](#a)\n',
    ],
    [
      'a link that shows another address',
      [
        { type: 'link', url: 'https://a.org', children: [text('https://b.org')] } as PhrasingContent,
        call('1'),
      ],
      '[https\\://b.org](https://a.org)[^1]\n',
    ],
    [
      'a comment first',
      [{ type: 'html', value: '<!-- x -->' } as PhrasingContent, text('Words.')],
      'Words.<!-- x -->\n',
    ],
    [
      'line breaks at the ends',
      [{ type: 'break' } as PhrasingContent, text('Words. '), { type: 'break' } as PhrasingContent],
      'Words.\n',
    ],
    [
      'colons and tildes mean nothing mostly',
      [text('Luke 3:16, ~40, doi:10.1/x')],
      'Luke 3:16, ~40, doi:10.1/x\n',
    ],
  ] as [string, PhrasingContent[], string][])('%s', (_, children, expected) => {
    const folder = folderOf([paragraph(...children)]);
    expect(fileOf(folder, folder.chapters[0]!)).toBe(expected);
    expect(folder.decisions.filter(({ kind }) => kind === 'fault')).toEqual([]);
  });
});

describe('manuscript.yaml', () => {
  it('has what its keys can hold; the rest is told', () => {
    const metadata = {
      title: ' A:\n b',
      authors: ['Ada'],
      date: 'in May',
      language: 'en_GB',
      doi: '10.1/x',
      description: '#1 "of" them',
    };
    const folder = folderOf([paragraph(text('Words.'))], {}, { metadata });
    expect(fileOf(folder, 'manuscript.yaml')).toBe(
      'title: "A: b"\nauthors:\n  - Ada\ndescription: \'#1 "of" them\'\ndoi: 10.1/x\nchapters:\n  - 01-a-b.md\n',
    );
    expect(fileOf(folder, 'import-report.md')).toContain(
      '`date` was left out of `manuscript.yaml`: expected a date such as',
    );
    expect(fileOf(folder, 'import-report.md')).toContain('`language` was left out');
  });
});

/** Any characters at all: the parser must read from the file what stood in the tree. */
const anyText = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc
      .array(
        fc.constantFrom(
          ...'word [ ] ( ) ^ ! # * _ ` ~ < > & ; : { } | \\ - + = 1. 1) " \' @ / http:// www. a@b.c'.split(
            ' ',
          ),
          ' ',
          '\n',
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  )
  .map((value) => value.replaceAll(/[\0\r\uFFFD\u2028\u2029\f\v]/gu, ''))
  .filter((value) => value.trim() !== '');

const squeezed = (value: string): string => value.replaceAll(/\s+/gu, '');

it('any tree of words, calls and notes comes back from its file', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(anyText, fc.boolean(), anyText), { minLength: 1, maxLength: 5 }),
      async (parts) => {
        const children = [
          ...parts.flatMap(([words, isHeading], index): RootContent[] => [
            ...(isHeading
              ? [{ type: 'heading', depth: 2, children: [text(words.replaceAll('\n', ' '))] } as RootContent]
              : []),
            paragraph(text(words), call(`${index + 1}`), text(` ${words}`)),
            {
              type: 'list',
              ordered: false,
              spread: false,
              children: [
                {
                  type: 'listItem',
                  spread: false,
                  children: [{ type: 'paragraph', children: [text(words)] }],
                },
              ],
            },
          ]),
          ...parts.map(([, , words], index) => note(`${index + 1}`, words, words)),
        ];
        const expected = textOf({ type: 'root', children: structuredClone(children) } satisfies Root);
        const folder = folderOf(children, { title: 'T' });
        const [chapter] = folder.chapters;
        expect(squeezed(textOf(treeOf(folder, chapter!)))).toBe(`T${squeezed(expected)}`);
        expect(notesOfManuscript(folder).calls).toEqual(parts.map((_, index) => `${index + 1}`));
        expect(notesOfManuscript(folder).definitions.map(({ label }) => label)).toEqual(
          parts.map((_, index) => `${index + 1}`),
        );
        const book = await parse(await loadFrom(memoryFiles(Object.fromEntries(folder.files)), 'book'));
        expect(
          check(book).filter(({ ruleId }) => /^(?:undefined|unused|duplicate)-note$/u.test(ruleId)),
        ).toEqual([]);
      },
    ),
    { numRuns: Number(process.env.IMPRIMATUR_RANDOM ?? 0) || 300 },
  );
});
