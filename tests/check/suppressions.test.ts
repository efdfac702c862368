import { describe, expect, it } from 'vitest';
import { check, type CheckOptions } from '../../src/check/check.ts';
import { createProblem } from '../../src/manuscript/problem.ts';
import { chapterOf, found } from './in-memory.ts';

const lines = async (markdown: string): Promise<string[]> =>
  (await found(markdown)).map((text) => text.replace(/:.*$/u, ''));

describe('comments that address rules', () => {
  it('silence the next line, or the next that is not blank', async () => {
    expect(await lines('<!-- imprimatur-disable-next-line -->\nText.[^1]\nMore.[^2]\n')).toEqual([
      'undefined-note 3',
    ]);
    expect(await lines('<!-- imprimatur-disable-next-line -->\n\nText.[^1]\n\nMore.[^2]\n')).toEqual([
      'undefined-note 5',
    ]);
  });

  it('silence only the rules they name', async () => {
    const comment = '<!-- imprimatur-disable-next-line literal-marker, numbering-order -->';
    expect(await lines(`${comment}\nText.[^2] Text.[2] Text.[^1]\n`)).toEqual([
      'undefined-note 2',
      'undefined-note 2',
    ]);
  });

  it('silence from `disable` to `enable`', async () => {
    expect(
      await lines(
        'A.[^1]\n\n<!-- imprimatur-disable -->\n\nB.[^2]\n\n<!-- imprimatur-enable -->\n\nC.[^3]\n',
      ),
    ).toEqual(['undefined-note 1', 'undefined-note 9']);
  });

  it('silence to the end where nothing enables', async () => {
    expect(await lines('A.[^1]\n\n<!-- imprimatur-disable undefined-note -->\n\nB.[^2] C.[3]\n')).toEqual([
      'undefined-note 1',
      'literal-marker 5',
    ]);
  });

  it('can enable one of all rules', async () => {
    const markdown =
      '<!-- imprimatur-disable -->\n\n<!-- imprimatur-enable literal-marker -->\n\nB.[^2] C.[3]\n';
    expect(await lines(markdown)).toEqual(['literal-marker 5']);
  });

  it('work within a line, for the whole line', async () => {
    const markdown = 'A.[^1] <!-- imprimatur-disable --> B.[^2] <!-- imprimatur-enable -->\n\nC.[^3]\n';
    expect(await lines(markdown)).toEqual(['undefined-note 3']);
  });

  it('work in a list or a note as well', async () => {
    const markdown =
      '- item\n\n  <!-- imprimatur-disable-next-line -->\n  text.[^9]\n\nA.[^a]\n\n' +
      '[^a]: Note.\n\n    <!-- imprimatur-disable-next-line -->\n    More.[^8]\n';
    expect(await lines(markdown)).toEqual([]);
  });
});

/** What is found in a chapter, with its wording. */
async function told(markdown: string, options?: CheckOptions): Promise<string[]> {
  return check(await chapterOf(markdown), options).map(
    ({ ruleId, line, column, reason }) => `${line}:${column} ${ruleId}: ${reason}`,
  );
}

describe('comments that silence nothing', () => {
  const clean = 'A.[^1]\n\n[^1]: Note.\n';

  it('are told of', async () => {
    expect(await found(`<!-- imprimatur-disable-next-line -->\n${clean}`)).toEqual([
      'unused-suppression 1:1-1:38',
    ]);
    expect(await found(`<!-- imprimatur-disable -->\n${clean}`)).toEqual(['unused-suppression 1:1-1:28']);
    expect(await told(`<!-- imprimatur-disable -->\n${clean}`)).toEqual([
      '1:1 unused-suppression: expected a problem that this comment silences, found none; remove the comment',
    ]);
  });

  it('are told of name by name', async () => {
    const comment = '<!-- imprimatur-disable-next-line undefined-note, numbering-gap\n  empty-note -->';
    expect(await found(`${comment}\n\nA.[^1]\n`)).toEqual([
      'unused-suppression 1:51-1:64',
      'unused-suppression 2:3-2:13',
    ]);
    expect((await told(`${comment}\n\nA.[^1]\n`))[0]).toContain('expected a problem of `numbering-gap`');
  });

  it('are found among several in a line, and in text', async () => {
    const two = '<!-- imprimatur-disable undefined-note --> B.[^2] <!-- imprimatur-disable-next-line -->';
    expect(await found(`A. ${two}\n`)).toEqual(['unused-suppression 1:54-1:91']);
    const code = 'A `<!-- imprimatur-disable -->` <!-- imprimatur-disable -->.\n';
    expect((await lines(code)).toString()).toBe('unused-suppression 1');
  });

  it('may silence a rule by a name of another, and are told of that', async () => {
    expect(await told(`<!-- imprimatur-disable-next-line undefind-note -->\nA.[^1]\n`)).toEqual([
      '1:35 unused-suppression: expected the id of a rule, found `undefind-note`; did you mean `undefined-note`?',
      expect.stringContaining('undefined-note'),
    ]);
    expect((await told(`<!-- imprimatur-disable xyzzy -->\n${clean}`))[0]).toContain('remove the name');
    expect((await told(`A.\n\n<!-- imprimatur-enable xyzzy -->\n`)).length).toBe(1);
  });

  it('are not judged by rules that are off', async () => {
    const markdown = `<!-- imprimatur-disable-next-line literal-marker -->\n${clean}`;
    expect(await lines(markdown)).toEqual(['unused-suppression 1']);
    expect(await told(markdown, { rules: { 'literal-marker': 'off' } })).toEqual([]);
  });

  it('are found where a stretch ends that never began', async () => {
    expect(await lines('A. <!-- imprimatur-enable -->\n')).toEqual(['unused-suppression 1']);
    const disable = 'A.[^1]\n\n<!-- imprimatur-disable undefined-note -->\n\nB.[^2]\n\n';
    expect(await lines(`${disable}<!-- imprimatur-enable undefined-note -->\n`)).toEqual([
      'undefined-note 1',
    ]);
    expect(await lines(`${disable}<!-- imprimatur-enable -->\n`)).toEqual(['undefined-note 1']);
    expect(await lines(`${disable}<!-- imprimatur-enable literal-marker -->\n`)).toEqual([
      'undefined-note 1',
      'unused-suppression 7',
    ]);
    const all = 'A.[^1]\n\n<!-- imprimatur-disable -->\n\nB.[^2]\n\n';
    const one = '<!-- imprimatur-enable undefined-note -->\n';
    expect(await lines(all + one)).toEqual(['undefined-note 1']);
    expect(await lines(`${all}${one}\n${one}`)).toEqual(['undefined-note 1', 'unused-suppression 9']);
  });

  it('can be answered for by name, and never hide themselves', async () => {
    const by = '<!-- imprimatur-disable-next-line unused-suppression -->\n';
    expect(await lines(`${by}\n<!-- imprimatur-disable-next-line empty-note -->\n${clean}`)).toEqual([]);
    expect(
      await lines(`<!-- imprimatur-disable -->\n\n<!-- imprimatur-disable empty-note -->\n${clean}`),
    ).toEqual(['unused-suppression 1', 'unused-suppression 3']);
    expect(
      await told(`<!-- imprimatur-disable -->\n${clean}`, { rules: { 'unused-suppression': 'off' } }),
    ).toEqual([]);
  });

  it('are only those', async () => {
    const both =
      '<!-- imprimatur-disable -->\n\n<!-- imprimatur-disable-next-line undefined-note -->\nA.[^1]\n\nB.[2]\n';
    expect(await lines(both)).toEqual([]);
  });
});

describe('what was found elsewhere', () => {
  const dead = createProblem({
    rule: 'dead-link',
    severity: 'warning',
    message: 'gone',
    file: 'one.md',
    place: { line: 2, column: 1 },
  });
  const comment = '<!-- imprimatur-disable-next-line dead-link -->\n';

  it('is told with all else, and silenced as all else', async () => {
    const silent = await chapterOf(`${comment}A.\n`);
    expect(check(silent, { found: [dead] })).toEqual([]);
    expect(check(await chapterOf('A.\n\nB.\n'), { found: [dead] })).toEqual([dead]);
  });

  it('is not missed where nobody looked for it', async () => {
    const silent = await chapterOf(`${comment}A.\n`);
    expect(check(silent)).toEqual([]);
    expect(check(silent, { found: [] })).toMatchObject([{ ruleId: 'unused-suppression', line: 1 }]);
    expect(check(silent, { found: [], rules: { 'dead-link': 'off' } })).toEqual([]);
  });
});
