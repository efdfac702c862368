/** What a configuration says, or what is wrong with it and where. */
import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../src/manuscript/configuration/read.ts';
import {
  chapterSchema,
  configurationJsonSchema,
  configurationSchema,
} from '../../src/manuscript/configuration/schema.ts';
import { nearestName } from '../../src/manuscript/nearest-name.ts';

function read(yaml: string, line = 1) {
  return readConfiguration({ yaml, file: 'manuscript.yaml', line }, configurationSchema);
}

function problems(yaml: string): string[] {
  return read(yaml).problems.map(({ line, column, reason }) => `${line}:${column} ${reason}`);
}

const row = (name: string, of: string): string => `${name}: &${name} [${Array(10).fill(of).join(', ')}]\n`;

describe('a configuration with a fault', () => {
  it.each<[string, string[]]>([
    ['', ['1:1 expected the key `title`, found nothing; add it']],
    ['title:\n', ['1:1 `title`: expected text, found nothing']],
    ['title: ""\n', ['1:1 `title`: expected some text, found nothing']],
    ['title: 1984\n', ['1:1 `title`: expected text, found a number; put it in quotes']],
    ['hello', ['1:1 expected keys with values, found text']],
    ['- a\n', ['1:1 expected keys with values, found a list']],
    ['title: T\nlangage: kk\n', ['2:1 expected a known key, found `langage`; did you mean `language`?']],
    ['title: T\nzzz: 1\n', ['2:1 expected a known key, found `zzz`']],
    ['title: T\n7: x\n', ['2:1 expected a known key, found `7`']],
    ['title: T\n__proto__: x\n', ['2:1 expected a known key, found `__proto__`']],
    [
      'title: T\nnotes:\n  numbring: continuous\n',
      ['3:3 expected a known key in `notes`, found `numbring`; did you mean `numbering`?'],
    ],
    [
      'title: T\nauthors:\n  - name: A\n    rol: editor\n',
      ['4:5 expected a known key in `authors.0`, found `rol`; did you mean `role`?'],
    ],
    [
      'title: T\nauthors:\n  - Ann\n  - role: editor\n',
      ['4:5 expected the key `authors.1.name`, found nothing; add it'],
    ],
    [
      'title: T\nwords:\n  it:\n    content: Indice\n',
      ['4:5 expected a known key in `words.it`, found `content`; did you mean `contents`?'],
    ],
    [
      'title: T\nwords: {no such: {page: p}}\n',
      ['2:9 `words.no such`: expected a BCP 47 language tag such as `en-GB`'],
    ],
    [
      'title: T\nepub: {accessibility: {conformsTo: all of it, certifiedBy: Us}}\n',
      [
        '2:24 `epub.accessibility.conformsTo`: expected a claim such as `EPUB Accessibility 1.1 - WCAG 2.1 Level AA`',
      ],
    ],
    [
      'title: T\nepub: {accessibility: {credential: Sworn}}\n',
      ['2:8 expected the key `epub.accessibility.certifiedBy`, found nothing; add it'],
    ],
    [
      'title: T\nepub: {svgs: png}\n',
      ['2:8 expected a known key in `epub`, found `svgs`; did you mean `svg`?'],
    ],
    ['title: T\nepub: {tocDepth: 0}\n', ['2:8 `epub.tocDepth`: expected 1 or more']],
    ['title: T\nauthors: Ann\n', ['2:1 `authors`: expected a list, found text']],
    [
      'title: T\nauthors: [{name: A, orcid: 12}]\n',
      ['2:21 `authors.0.orcid`: expected text, found a number; put it in quotes'],
    ],
    [
      'title: T\nnotes:\n  numbering: none\n',
      ['3:3 `notes.numbering`: expected one of `continuous`, `per-chapter`'],
    ],
    [
      'title: T\ncheck: {rules: {undefined-note: of}}\n',
      ['2:17 `check.rules.undefined-note`: expected one of `off`, `info`, `warning`, `error`'],
    ],
    ['title: T\ncheck: {maxWarnings: -1}\n', ['2:9 `check.maxWarnings`: expected 0 or more']],
    [
      'title: T\nlanguage: no such\n',
      ['2:1 `language`: expected a BCP 47 language tag such as `en-GB`'],
    ],
    ['title: T\ndate: 2026-02-30\n', ['2:1 `date`: expected a day that the calendar has']],
    [
      'title: T\ndate: soon\n',
      ['2:1 `date`: expected a date such as `2026-11-22`, `2026-11` or `2026`'],
    ],
    ['title: T\nmodified: 2026-13-01\n', ['2:1 `modified`: expected a day that the calendar has']],
    ['title: T\nchapters: []\n', ['2:1 `chapters`: expected at least one entry, found nothing']],
    [
      'title: T\nchapters: [a.md]\nparts: [{title: P, chapters: [b.md]}]\n',
      ['3:1 `parts`: expected `chapters` or `parts`, found both; a chapter that is only in `chapters` would be lost'],
    ],
    ['title: T\ntitle: U\n', ['2:1 expected valid YAML, found: Map keys must be unique']],
    ['title: T\r\n\r\nzzz: 1\r\n', ['3:1 expected a known key, found `zzz`']],
  ])('%j', (yaml, expected) => {
    expect(problems(yaml)).toEqual(expected);
  });

  it('cannot fill the memory with a few lines of aliases', () => {
    expect(problems(row('a', 'x') + row('b', '*a') + row('c', '*b'))[0]).toContain('Excessive alias count');
  });

  it('has its lines counted from where it stands in the file', () => {
    expect(read('title: T\nzzz: 1\n', 2).problems[0]).toMatchObject({ line: 3, column: 1, file: 'manuscript.yaml' });
  });
});

describe('a configuration', () => {
  it('has its defaults', () => {
    expect(read('title: T\n').value).toMatchObject({
      title: 'T',
      language: 'en',
      authors: [],
      typography: true,
      template: 'report',
      notes: { numbering: 'continuous' },
    });
  });

  it('takes dates of three kinds, authors of two, and tags of any case', () => {
    expect(read('title: T\ndate: 2026\nlanguage: kk-arab\n').value).toMatchObject({ date: '2026', language: 'kk-Arab' });
    expect(read('title: T\ndate: 2026-11\n').value?.date).toBe('2026-11');
    expect(read('title: T\ndate: 2024-02-29\n').value?.date).toBe('2024-02-29');
    expect(read('title: T\nmodified: 2026-11-22T12:00:00Z\n').value?.modified).toBe('2026-11-22T12:00:00Z');
    expect(read('title: T\nauthors: [Ann, {name: Bo}]\n').value?.authors).toEqual([{ name: 'Ann' }, { name: 'Bo' }]);
  });

  it('has a JSON Schema with every key of it', () => {
    const schema = configurationJsonSchema() as { properties: object; required: string[] };
    expect(Object.keys(schema.properties)).toEqual(Object.keys(configurationSchema.shape));
    expect(schema.required).toEqual(['title']);
  });

  it('of a chapter may not have an id that breaks an address', () => {
    expect(chapterSchema.safeParse({ id: 'two words' }).success).toBe(false);
    expect(chapterSchema.safeParse({ id: 'тарау-1' }).success).toBe(true);
  });
});

describe('the nearest name', () => {
  it.each([
    ['boks', 'box'],
    ['figur', 'figure'],
    ['BOX', 'box'],
    ['foo', undefined],
    ['x', undefined],
    ['', undefined],
  ])('of `%s` is %s', (word, nearest) => {
    expect(nearestName(word, ['box', 'figure', 'table'])).toBe(nearest);
  });
});
