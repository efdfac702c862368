/** Calls and notes that do not find each other: places, several files, and who tells of what. */
import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import type { Problem } from '../../src/manuscript/problem.ts';
import { bookOf, chapterOf, found } from './in-memory.ts';
import { mendedBy } from './mended.ts';

/** What is found in several files, as `rule file:line`. */
async function foundIn(files: Readonly<Record<string, string>>): Promise<string[]> {
  return check(await bookOf(files)).map(({ ruleId, file, line }) => `${ruleId} ${file}:${line}`);
}

async function problemsOf(markdown: string): Promise<Problem[]> {
  return check(await chapterOf(markdown));
}

/** Lines of the places that belong to the only problem. */
async function relatedLines(markdown: string): Promise<(number | undefined)[]> {
  const problems = await problemsOf(markdown);
  expect(problems).toHaveLength(1);
  return problems[0]!.related.map(({ place }) => (place && 'start' in place ? place.start.line : undefined));
}

/** A chapter with one note. */
function chapter(label: string): string {
  return `Text.[^${label}]\n\n[^${label}]: Note.\n`;
}

const NOTE = '\n\n[^7]: The source.\n';

describe('malformed-call', () => {
  it.each([
    ['Exports doubled.[^my note] Then', '1:17-1:27'],
    ['Exports doubled.[^my\nnote] Then', '1:17-2:6'],
    ['Exports doubled.[^my *note*] Then', '1:17-1:21'],
    ['Exports doubled.[^ 7] Then', '1:17-1:22'],
    ['Exports doubled.[^7 ] Then', '1:17-1:22'],
    ['Exports doubled.[ ^7] Then', '1:17-1:22'],
    ['Exports doubled.[^] Then', '1:17-1:20'],
    ['Exports doubled.[^7 Then it fell [again].', '1:17-1:20'],
    ['Exports doubled.[^7However, then it fell.', '1:17-1:20'],
    ['Exports doubled.[^trade-2020. Then', '1:17-1:29'],
    ['Exports doubled.[7^] Then', '1:17-1:21'],
    ['Exports doubled.［^7］ Then', '1:17-1:21'],
    ['Exports doubled.【^7】 Then', '1:17-1:21'],
    ['Exports doubled.[＾7] Then', '1:17-1:21'],
    ['Exports doubled.^[Not closed', '1:17-1:19'],
    ['- Exports “doubled” -- and *fell*.[^7 Then', '1:35-1:38'],
    ['> quoted\n> text.[^7 Then', '2:8-2:11'],
    ['First.\r\nThen text.[^7 Then', '2:11-2:14'],
    ['| a |\n|---|\n| text.[^7 Then |', '3:8-3:11'],
    ['A [link.[^7 Then](https://example.org)', '1:9-1:12'],
  ])('finds the mark in %j', async (markdown, place) => {
    const places = (await found(`${markdown}\n`)).filter((problem) => !problem.startsWith('tofu'));
    expect(places).toEqual([`malformed-call ${place}`]);
  });

  it('finds a lost opening bracket where a note is waiting for the call', async () => {
    expect(await found(`Exports doubled.^7] Then${NOTE}`)).toEqual(['malformed-call 1:17-1:20']);
    expect(await found(`Exports doubled.^7] Then.[^7]${NOTE}`)).toEqual([]);
    expect(await found(`From [0, 2^7] to 2^7], and x^7] here.[^7]${NOTE}`)).toEqual([]);
  });

  it('takes the whole word for the label where there is such a label', async () => {
    expect(await found('Text.[^7b Then\n\n[^7b]: The source.\n')).toEqual(['malformed-call 1:6-1:10']);
    expect(await found('Text.[^7b Then\n\n[^7]: The source.\n')).toEqual(['malformed-call 1:6-1:9']);
  });

  it('sees definitions too, and calls are not undefined for them', async () => {
    expect(await found('Text.[^my note]\n\n[^my note]: The source.\n')).toEqual([
      'malformed-call 1:6-1:16',
      'malformed-call 3:1-3:11',
    ]);
    expect(await found('Text.[^7] More.[^7]\n\n[^7: The source.\n')).toEqual(['malformed-call 3:1-3:4']);
    expect(await found('Text.[^7]\n\n^7]: The source.\n')).toEqual(['malformed-call 3:1-3:4']);
    expect(await found('Text.[^7]\n\n[7^]: The source.\n')).toEqual(['malformed-call 3:1-3:5']);
    expect(await relatedLines('Text.[^7]\n\nMore.[^7]\n\n[^7: The source.\n')).toEqual([1, 3]);
  });

  it.each(['[^7 Then', '[^ 7]', '[ ^7]', '[7^]', '［^7］', '［^７］'])(
    'is the one to tell of a note that %j should call',
    async (mark) => {
      const rules = check(await chapterOf(`Text.${mark}${NOTE}`)).map(({ ruleId }) => ruleId);
      expect(rules.filter((id) => id !== 'tofu')).toEqual(['malformed-call']);
    },
  );

  it('points at the note, whose label may have hyphens for the spaces', async () => {
    expect(await relatedLines('Text.[^annual report]\n\n[^annual-report]: The source.\n')).toEqual([3]);
  });

  it('does not leave the notes alone that the note calls', async () => {
    expect(await found('Text.[^7 Then\n\n[^7]: One.[^8]\n\n[^8]: Two.\n')).toEqual([
      'malformed-call 1:6-1:9',
    ]);
  });

  it.each([
    'Code `[^my note]` and `[^7` and `^[`, and\n\n    text.[^my note]',
    'Escaped \\[^my note], \\[^7 and \\^[ here, [\\^7] too.',
    'Numbers: 2^8, x^[2] is a note; (a^b), [x^] and [a, b].',
    'A caret ^ alone, and [brackets] alone, and [^',
    'Addresses: <https://example.org/?q=^[a> and https://example.org/^a]b.',
    '- [ ] task\n- [x] done\n\n> [!NOTE]\n> Text.',
  ])('leaves %j alone', async (markdown) => {
    expect((await found(`${markdown}\n`)).filter((problem) => problem.startsWith('malformed'))).toEqual([]);
  });

  it('takes no time for text that goes on and on', async () => {
    const book = await chapterOf(`Text.[^ ${'a b '.repeat(50_000)}\n\n${'Text.[^x '.repeat(2000)}\n`);
    const began = performance.now();
    expect(check(book)).toHaveLength(2000);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

describe('note-in-code', () => {
  it('stands at the label, and the calls are not undefined', async () => {
    expect(await found('Text.[^7] More.[^7]\n\n    [^7]: The source.\n')).toEqual(['note-in-code 3:5-3:10']);
    expect(await relatedLines('Text.[^7]\n\nMore.[^7]\n\n    [^7]: The source.\n')).toEqual([1, 3]);
  });

  it('sees each definition of a block, in lists and quotations too', async () => {
    expect(await found('A,[^1] b.[^2]\n\n    [^1]: One.\n    [^2]: Two.\n')).toEqual([
      'note-in-code 3:5-3:10',
      'note-in-code 4:5-4:10',
    ]);
    expect(await found('- A.[^1]\n\n      [^1]: One.\n')).toEqual(['note-in-code 3:7-3:12']);
    expect(await found('> A.[^1]\n>\n>     [^1]: One.\n')).toEqual(['note-in-code 3:7-3:12']);
  });

  it('leaves examples alone: nobody waits for them, or they stand between fences', async () => {
    expect(await found('Write:\n\n    Text.[^1]\n\n    [^1]: Note.\n')).toEqual([]);
    expect(await found('Text.[^1]\n\n    [^1]: Example.\n\nMore.\n\n[^1]: Note.\n')).toEqual([]);
    expect(await found('Text.[^1]\n\n```\n[^1]: Example.\n```\n')).toEqual(['undefined-note 1:6-1:10']);
  });
});

describe('label-across-files', () => {
  it('is the only one to tell of a note that stands in another file', async () => {
    const files = {
      'a.md': 'Text.[^1] More.[^2]\n\n[^1]: One.\n',
      'b.md': 'Text.[^3]\n\n[^2]: Two.\n\n[^3]: Three.\n',
    };
    const problems = check(await bookOf(files));
    expect(problems).toMatchObject([
      { ruleId: 'label-across-files', file: 'a.md', line: 1, column: 16, label: '2' },
    ]);
    expect(problems[0]!.related).toMatchObject([{ file: 'b.md', place: { start: { line: 3 } } }]);
    expect(problems[0]!.reason).toContain('found it in `b.md`; move the note here');
  });

  it('takes the nearest of several', async () => {
    const unused = 'Text.\n\n[^x]: Note.\n';
    const problems = check(
      await bookOf({ 'a.md': unused, 'b.md': 'Text.\n', 'c.md': 'Text.[^x]\n', 'd.md': unused }),
    );
    expect(problems.map(({ ruleId, file }) => `${ruleId} ${file}`)).toEqual([
      'unused-note a.md',
      'label-across-files c.md',
    ]);
    expect(problems[1]!.related[0]!.file).toBe('d.md');
  });

  it('does not mean a numbered note that its own chapter calls, but a named one', async () => {
    expect(await foundIn({ 'a.md': chapter('1'), 'b.md': 'Text.[^1]\n' })).toEqual(['undefined-note b.md:1']);
    expect(await foundIn({ 'a.md': chapter('x'), 'b.md': 'Text.[^x]\n' })).toEqual([
      'label-across-files b.md:1',
    ]);
    const [problem] = check(await bookOf({ 'a.md': chapter('x'), 'b.md': 'Text.[^x]\n' }));
    expect(problem!.reason).toContain('write the note here too');
  });

  it('goes before a label that looks the same, and after a definition that is code', async () => {
    expect(
      await foundIn({ 'a.md': 'Text.[^01] More.[^1]\n\n[^1]: One.\n', 'b.md': 'Text.\n\n[^01]: One.\n' }),
    ).toEqual(['label-across-files a.md:1']);
    expect(
      await foundIn({ 'a.md': 'Text.[^x]\n\n    [^x]: One.\n', 'b.md': 'Text.\n\n[^x]: One.\n' }),
    ).toEqual(['note-in-code a.md:3', 'unused-note b.md:3']);
  });

  it('does not look into inline notes', async () => {
    expect(await foundIn({ 'a.md': 'Text.^[One.]\n', 'b.md': 'Text.^[One.] More.^[Two.]\n' })).toEqual([]);
  });
});

describe('circular-note and unused-note', () => {
  const loop = '[^a]: One.[^b]\n\n[^b]: Two.[^c]\n\n[^c]: Three.[^a]\n';

  it('tell of a loop once: at the call that leads back where it is read, at each note where not', async () => {
    expect(await found(`Text.[^a]\n\n${loop}`)).toEqual(['circular-note 7:13-7:17']);
    expect(await found(`Text.\n\n${loop}`)).toEqual([
      'unused-note 3:1-3:15',
      'unused-note 5:1-5:15',
      'unused-note 7:1-7:17',
    ]);
    expect(await relatedLines(`Text.[^b]\n\n${loop}`)).toEqual([3, 5, 7]);
  });

  it('know a note that calls itself, inline notes, and several loops', async () => {
    expect(await found('Text.[^a]\n\n[^a]: One.[^a]\n')).toEqual(['circular-note 3:11-3:15']);
    expect(await found('Text.[^a]\n\n[^a]: One.^[Two.[^a]]\n')).toEqual(['circular-note 3:17-3:21']);
    expect(
      await found(
        'T.[^a] T.[^c]\n\n[^a]: One.[^b]\n\n[^b]: Two.[^a]\n\n[^c]: Three.[^d]\n\n[^d]: Four.[^c]\n',
      ),
    ).toEqual(['circular-note 5:11-5:15', 'circular-note 9:12-9:16']);
  });

  it('leave the calls that lead into a loop and out of it to note-in-note', async () => {
    expect(await found('Text.[^x]\n\n[^x]: In.[^a]\n\n[^a]: One.[^a] Out.[^y]\n\n[^y]: End.\n')).toEqual([
      'note-in-note 3:10-3:14',
      'circular-note 5:11-5:15',
      'note-in-note 5:20-5:24',
    ]);
  });

  it('walk chains that are longer than the call stack', async () => {
    const notes = Array.from({ length: 4000 }, (_, at) => `[^${at}]: Note.[^${(at + 1) % 4000}]\n`);
    const problems = await problemsOf(`Text.[^0]\n\n${notes.join('\n')}`);
    expect(problems.map(({ ruleId }) => ruleId)).toEqual(['circular-note']);
    expect(problems[0]!.reason).toContain('and 3995 more');
  });
});

describe('note-in-note', () => {
  it('sees inline notes, and notes in lists and quotations of notes', async () => {
    expect(await found('Text.^[One.^[Two.]]\n')).toEqual(['note-in-note 1:12-1:19']);
    expect(await found('Text.[^a]\n\n[^a]: One:\n\n    > two.[^b]\n\n[^b]: Three.\n')).toEqual([
      'note-in-note 5:11-5:15',
    ]);
  });

  it('is silent where the note is undefined, empty or unread', async () => {
    expect(await found('Text.[^a]\n\n[^a]: One.[^b]\n')).toEqual(['undefined-note 3:11-3:15']);
    expect(await found('Text.[^a] More.[^b]\n\n[^a]: [^b]\n\n[^b]: Two.\n')).toEqual(['empty-note 3:1-3:11']);
    expect(await found('Text.\n\n[^a]: One.[^b]\n\n[^b]: Two.\n')).toEqual([
      'unused-note 3:1-3:15',
      'unused-note 5:1-5:11',
    ]);
  });
});

describe('look-alike-labels', () => {
  const composed = 'caf\u00E9';
  const decomposed = 'cafe\u0301';

  it.each([
    ['capitals', 'Trade', 'trade', 'differ in capitals'],
    ['the form of accents', decomposed, composed, 'made of other characters'],
  ])('differ in %s: told once for each spelling', async (_, call, label, why) => {
    const problems = await problemsOf(`A.[^${label}] B.[^${call}] C.[^${call}]\n\n[^${label}]: Note.\n`);
    expect(problems).toMatchObject([{ ruleId: 'look-alike-labels', line: 1, column: 9 + label.length }]);
    expect(problems[0]!.reason).toContain(why);
    expect(problems[0]!.related).toMatchObject([{ place: { start: { line: 3 } } }]);
  });

  it('fixes the form of accents, wherever it is the other one, and nothing else', async () => {
    const text = (call: string, label: string) =>
      `A ${decomposed}.[^${call}] B.[^${call}]\n\n[^${label}]: A ${decomposed}.\n`;
    const mended = text(composed, composed);
    expect(await mendedBy('look-alike-labels', text(decomposed, composed))).toBe(mended);
    expect(await mendedBy('look-alike-labels', text(composed, decomposed))).toBe(mended);
    expect(await mendedBy('look-alike-labels', text(decomposed, decomposed))).toBe(
      text(decomposed, decomposed),
    );
    expect(await mendedBy('look-alike-labels', text('CAF\u00C9', composed))).toBe(
      text('CAF\u00C9', composed),
    );
  });

  it.each([
    ['01', '1', 'differ in zeros'],
    ['trade-01', 'trade-1', 'differ in zeros'],
    ['tr\u0430de', 'trade', '`\u0430` (U+0430) is not `a` (U+0061)'],
    ['\u0421IA', 'CIA', '`\u0421` (U+0421) is not `C` (U+0043)'],
    ['７', '7', '`７` (U+FF17) is not `7` (U+0037)'],
    ['trade\u20112020', 'trade-2020', '(U+2011) is not `-`'],
    ['trade\u200B', 'trade', 'a character more'],
  ])('are other characters: %j for %j', async (call, label, why) => {
    const both = await problemsOf(
      `A.[^${label}] B.[^${call}]\n\n[^${label}]: Note.\n\n[^${call}]: Note 2.\n`,
    );
    const told = both.filter(({ ruleId }) => ruleId === 'look-alike-labels');
    expect(told).toMatchObject([{ line: 5, fixable: false }]);
    expect(told[0]!.reason).toContain(why);
    const lost = check(await chapterOf(`A.[^${call}]\n\n[^${label}]: Note.\n`));
    expect(
      lost.map(({ ruleId, line }) => `${ruleId} ${line}`).filter((id) => !/^(?:tofu|invis)/u.test(id)),
    ).toEqual(['look-alike-labels 1', 'undefined-note 1']);
    expect(lost.find(({ ruleId }) => ruleId === 'undefined-note')!.related).toMatchObject([
      { place: { start: { line: 3 } } },
    ]);
  });

  it('are compared within a file, and duplicates are no look-alikes', async () => {
    expect(
      await foundIn({ 'a.md': chapter('trade'), 'b.md': chapter('Trade'), 'c.md': chapter('tr\u0430de') }),
    ).toEqual([]);
    expect(await found('A.[^trade]\n\n[^trade]: Note.\n\n[^TRADE]: Other.\n')).toEqual([
      'duplicate-note 5:1-5:17',
    ]);
  });

  it.each([
    ['a', 'b'],
    ['10', '1'],
    ['100', '10'],
    ['trade-2020', 'trade-2021'],
    ['сор', 'сорт'],
  ])('are not %j and %j', async (one, other) => {
    const problems = await problemsOf(`A.[^${one}] B.[^${other}]\n\n[^${one}]: N.\n\n[^${other}]: M.\n`);
    expect(problems.filter(({ ruleId }) => ruleId === 'look-alike-labels')).toEqual([]);
  });
});

describe('duplicate-note', () => {
  it('takes an identical definition out, with the empty line before it', async () => {
    const before = 'A.[^1] B.[^2]\n\n[^1]: One.\n\n    More.\n\n[^1]: One.\n\n    More.\n\n[^2]: Two.\n';
    expect(await mendedBy('duplicate-note', before)).toBe(
      'A.[^1] B.[^2]\n\n[^1]: One.\n\n    More.\n\n[^2]: Two.\n',
    );
    expect(await mendedBy('duplicate-note', 'A.[^1]\r\n\r\n[^1]: One.\r\n\r\n[^1]: One.\r\n')).toBe(
      'A.[^1]\r\n\r\n[^1]: One.\r\n',
    );
    expect(await mendedBy('duplicate-note', 'A.[^a]\n\n[^a]: One.\n\n[^A]: One.\n\n[^a]:   One.')).toBe(
      'A.[^a]\n\n[^a]: One.',
    );
  });

  it.each([
    'A.[^1]\n\n[^1]: One.\n\n[^1]: Two.\n',
    'A.[^1]\n\n[^1]: One.\n\n> [^1]: One.\n',
    'A.[^1]\n\n[^1]: One.\n\n[^1]: One.\n---\n',
    'A.[^1]\n\n[^1]: One.\n[^1]: One.\n',
  ])('leaves %j to its author', async (markdown) => {
    expect(await mendedBy('duplicate-note', markdown)).toBe(markdown);
    expect((await problemsOf(markdown)).map(({ ruleId }) => ruleId)).toContain('duplicate-note');
  });
});

describe('definition-in-container', () => {
  it.each([
    ['- A.[^1]\n\n  [^1]: Note.', 'an item of a list'],
    ['> A.[^1]\n>\n> [^1]: Note.', 'a block quotation'],
    ['> - A.[^1]\n>\n>   [^1]: Note.', 'an item of a list'],
    ['A,[^1] b.[^2]\n\n[^1]: Note.\n\n    [^2]: Note 2.', 'another note'],
    [':::box{title="A box"}\nA.[^1]\n\n[^1]: Note.\n:::', 'a box'],
    [':::epigraph\nA.[^1]\n\n[^1]: Note.\n:::', 'an epigraph'],
  ])('says where: %j', async (markdown, where) => {
    const problems = await problemsOf(`${markdown}\n`);
    expect(problems.map(({ ruleId }) => ruleId)).toEqual(['definition-in-container']);
    expect(problems[0]!.reason).toContain(`found it in ${where};`);
  });

  it('is not about inline notes, nor about a definition that ends a list', async () => {
    expect(await found('> A.^[Note.]\n\n- B.^[Note 2.]\n')).toEqual([]);
    expect(await found('- A.[^1]\n\n[^1]: Note.\n')).toEqual([]);
  });
});

describe('call-in-alt', () => {
  it('stands at the call and is the only one to tell of the note', async () => {
    expect(await found('![A map.[^1]](images/map.svg)\n\n[^1]: Note.\n')).toEqual(['call-in-alt 1:9-1:13']);
    expect(await found('![A map](images/map.svg "The regions.[^1]")\n\n[^1]: Note.\n')).toEqual([
      'call-in-alt 1:38-1:42',
    ]);
    expect(await found('See ![a map.[^1]][map] here.\n\n[map]: images/map.svg\n\n[^1]: Note.\n')).toEqual([
      'call-in-alt 1:13-1:17',
    ]);
    expect(await found('![A map.^[Note.]](images/map.svg)\n')).toEqual(['call-in-alt 1:9-1:11']);
  });

  it('leaves escaped calls, and those in the caption of a figure', async () => {
    expect(await found('![Write \\[^1\\]](images/map.svg)\n')).toEqual([]);
    expect(await found(':::figure\n![A map](images/map.svg)\n\nThe map.[^1]\n:::\n\n[^1]: Note.\n')).toEqual(
      [],
    );
  });
});
