/** What `--format` and `--fix` may say. */
import { describe, expect, it } from 'vitest';
import { parseFixers } from '../../src/commands/fixers.ts';
import { parseFormats } from '../../src/commands/report-formats.ts';

describe('--format', () => {
  it.each([
    [[], false, ['pretty']],
    [[], true, ['json']],
    [['json'], true, ['json']],
    [['pretty', 'sarif=a.sarif'], false, ['pretty', 'sarif→a.sarif']],
    [
      ['github,pretty,junit=out/j=1.xml', 'gitlab=g.json'],
      false,
      ['github', 'pretty', 'junit→out/j=1.xml', 'gitlab→g.json'],
    ],
    [['sarif=a.sarif'], true, ['sarif→a.sarif', 'json']],
    [['json,json=a.json'], false, ['json', 'json→a.json']],
  ])('%j with --json %j is %j', (typed, json, expected) => {
    const wanted = parseFormats(typed, json).map(({ format, file }) =>
      file === undefined ? format : `${format}→${file}`,
    );
    expect(wanted).toEqual(expected);
  });

  it.each([
    ['xml', 'expected one of pretty, json, sarif, github, gitlab, junit, found `xml`'],
    ['', 'found ``'],
    ['githab', 'did you mean `github`?'],
    ['junit=', 'expected a file after `junit=`'],
    ['pretty,sarif', '`sarif` alone on standard output, found `pretty` beside it'],
    ['json,sarif', 'such as `json=FILE`'],
    ['json=a,sarif=a', 'found `a` twice'],
  ])('%j is not understood', (typed, message) => {
    expect(() => parseFormats([typed], false)).toThrow(message);
  });
});

describe('--fix', () => {
  it.each([
    [[], []],
    [[''], ['rules']],
    [
      ['', 'renumber,sort'],
      ['rules', 'renumber', 'sort'],
    ],
    [['sort'], ['sort']],
  ])('%j is %j', (typed, expected) => {
    expect(parseFixers(typed)).toEqual(expected);
  });

  it('knows no others', () => {
    expect(() => parseFixers(['sorted'])).toThrow('did you mean `sort`?');
    expect(() => parseFixers(['everything'])).toThrow('expected one of rules, renumber, sort after `=`');
  });
});
