/** What the examples of the rules about citations do not say: languages, places, fixes, several files. */
import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { applyEdits } from '../../src/fix/edits.ts';
import type { Problem } from '../../src/manuscript/problem.ts';
import { bookOf, chapterOf, found } from './in-memory.ts';

/** A chapter that calls notes with these texts, in order. */
function chapterWith(...texts: string[]): string {
  const calls = texts.map((_, at) => `word[^${at + 1}]`).join(' ');
  const definitions = texts.map((text, at) => `[^${at + 1}]: ${text}\n`).join('\n');
  return `The ${calls} is here.\n\n${definitions}`;
}

/** What one rule finds, with the characters that it points at. */
async function marked(rule: string, markdown: string, setting?: 'warning'): Promise<string[]> {
  const book = await chapterOf(markdown);
  const rules = setting ? { [rule]: setting } : {};
  return check(book, { rules }).map(({ ruleId, place }) => {
    const [start, end] = place && 'start' in place ? [place.start.offset, place.end.offset] : [0, 0];
    const text = markdown.slice(start, end);
    return ruleId === rule ? text : `${ruleId}: ${text}`;
  });
}

/** A chapter after everything is mended that one rule would mend. */
async function mended(rule: string, markdown: string): Promise<string> {
  const problems = check(await chapterOf(markdown)).filter(({ ruleId }) => ruleId === rule);
  return applyEdits(
    markdown,
    problems.flatMap(({ fix }) => fix),
  );
}

async function messages(markdown: string): Promise<string[]> {
  return check(await chapterOf(markdown)).map(({ reason }) => reason);
}

function only(problems: readonly Problem[], rule: string): Problem[] {
  return problems.filter(({ ruleId }) => ruleId === rule);
}

const SOURCE = 'Ministry of Trade, *Annual Report*, 2020.';
const TWO_SOURCES = 'Ministry of Trade, *Annual Report*, 2020; Ministry of Finance, *Budget*, 2021.';

describe('ibid-target', () => {
  it.each([
    ['Ibid.', 'Ibid.'],
    ['*Ibid*., p. 4.', 'Ibid*.'],
    ['*ibidem*, 4', 'ibidem'],
    ['Ebd., S. 4.', 'Ebd.'],
    ['Ebenda.', 'Ebenda.'],
    ['Vgl. ebd., S. 4.', 'ebd.'],
    ['Ibíd., p. 4.', 'Ibíd.'],
    ['Íbidem.', 'Íbidem.'],
    ['Véase también ibid.', 'ibid.'],
    ['Voir aussi ibid., p. 4.', 'ibid.'],
    ['Там же. С. 4.', 'Там же.'],
    ['См. также: там же.', 'там же.'],
    ['Id. at 4.', 'Id.'],
    ['Cf. Ibid.', 'Ibid.'],
  ])('knows %j at the head of a chapter', async (text, mark) => {
    expect(await marked('ibid-target', chapterWith(text))).toEqual([mark]);
  });

  it.each([
    ['Ibid. after one source', [SOURCE, 'Ibid., p. 4.']],
    ['one in a row', [SOURCE, 'Ibid.', 'Ibid., p. 4.']],
    ['a named source', [TWO_SOURCES, 'Ministry of Trade, ibid., p. 4.']],
    ['a source in the same note', [TWO_SOURCES, `${SOURCE.slice(0, -1)}; ibid., p. 4.`]],
    ['idem, the same author', [TWO_SOURCES, 'Id., *Budget*, 2021.']],
    ['words that only begin so', ['Ibidah, *A Name*, 2020.', 'Ebdon, *Another*, 2020.']],
    ['a semicolon in a title', ['IPHR, “Restrictions; sudden banning”, 2020.', 'Ibid.']],
    ['a semicolon in italics', ['IPHR, *Restrictions; Sudden Banning*, 2020.', 'Ibid.']],
    ['a semicolon in brackets', ['Smith, *Trade* (London: Routledge, 2010; repr. Bath, 2014).', 'Ibid.']],
    ['several pages of one source', ['Smith, *Trade*, 2010, pp. 4; 12; 15.', 'Ibid.']],
    ['an address as the whole source', ['https://example.org/trade', 'Ibid.']],
    ['a short title', ['Smith, Trade.', 'Ibid.']],
    ['a remark that may cite', ['However, Kazakhstan did not sign the treaty.', 'Ibid.']],
    ['a case', ['Donoghue v Stevenson was decided later than that.', 'Ibid.']],
  ])('is content with %s', async (_, texts) => {
    expect(await found(chapterWith(...texts))).toEqual([]);
  });

  it.each([
    ['Smith, *Trade*, 2010; Jones, *Tax*, 2012.', '2 sources (note 1)'],
    ['Smith, *Trade*, 2010; see also Jones, *Tax*, 2012; cf. <https://example.org>.', '3 sources'],
    ['Smith, *Trade*, 2010. See also Jones, *Tax*, 2012.', '2 sources'],
    ['*Miller* v *Jackson* [1977] QB 966; *R* v *Smith* [2010] 1 AC 7.', '2 sources'],
    ['Иванов И. И. Закон. М., 2014; Петров П. П. Налог. М., 2015.', '2 sources'],
    ['The ministry changed its ways of counting before that.', 'a remark without a source (note 1)'],
    ['Er war damals schon nicht mehr im Amt gewesen.', 'a remark without a source'],
  ])('finds fault with Ibid. after %j', async (text, reason) => {
    expect(await messages(chapterWith(text, 'Ibid.'))).toEqual([expect.stringContaining(reason)]);
  });

  it('tells of the first in a row, and counts what an Ibid. adds', async () => {
    expect(await found(chapterWith(TWO_SOURCES, 'Ibid.', 'Ibid.'))).toEqual(['ibid-target 5:7-5:12']);
    expect(await messages(chapterWith(SOURCE, 'Ibid., p. 4; Jones, *Tax*, 2012.', 'Ibid.'))).toEqual([
      expect.stringContaining('2 sources (note 2)'),
    ]);
  });

  it('goes by the printed order, in every file anew', async () => {
    const book = await bookOf({
      'a.md': `# A\n\nOne,[^b] two.[^a]\n\n[^a]: Ibid.\n\n[^b]: ${SOURCE}\n`,
      'b.md': '# B\n\nOne.[^1]\n\n[^1]: Ibid.\n',
    });
    expect(check(book)).toMatchObject([
      { ruleId: 'ibid-target', file: 'b.md', line: 5, column: 7, label: '1', related: [] },
    ]);
  });

  it('sees inline notes, and shows the note before', async () => {
    const [problem] = check(
      await chapterOf('One.^[Smith, *Trade*, 2010; Jones, *Tax*, 2012.] Two.^[Ibid.]\n'),
    );
    expect(problem).toMatchObject({ ruleId: 'ibid-target', line: 1, column: 56 });
    expect(problem?.related).toMatchObject([{ file: 'one.md', place: { start: { column: 5 } } }]);
  });
});

/** A chapter whose labels are not the numbers that are printed, with a reference in its second note. */
function withReference(text: string): string {
  return `One,[^11] two.[^12]\n\n[^11]: ${SOURCE}\n\n[^12]: Smith, ${text}, p. 4.\n`;
}

describe('supra-target', () => {
  it.each([
    ['see note 9', 'note 9'],
    ['See also note 9.', 'note 9'],
    ['see above, n. 9', 'n. 9'],
    ['Smith, supra note 9, at 12', 'note 9'],
    ['note 9 above', 'note 9'],
    ['Smith (n 9) 12.', 'n 9'],
    ['see footnote 9', 'footnote 9'],
    ['text accompanying note 9', 'note 9'],
    ['voir note 9', 'note 9'],
    ['Smith, note 9 ci-dessus', 'note 9'],
    ['siehe oben Anm. 9', 'Anm. 9'],
    ['vgl. Fn. 9', 'Fn. 9'],
    ['siehe Fußnote 9', 'Fußnote 9'],
    ['véase nota 9', 'nota 9'],
    ['nota 9 supra', 'nota 9'],
    ['см. прим. 9', 'прим. 9'],
    ['см. выше, примечание 9', 'примечание 9'],
    ['см. сноску 9', 'сноску 9'],
    ['see *note 9*', 'note 9'],
    ['see note\n    9', 'note\n    9'],
  ])('finds that the note of %j is not there', async (text, mark) => {
    expect(await marked('supra-target', chapterWith(text))).toEqual([mark]);
  });

  it.each([
    'Smith, *Trade*, 2010, p. 45, n. 9.',
    'Smith, *Trade*, 2010, 45 note 9.',
    'See note 9 to the accounts of 2020.',
    'See note 9 of the report.',
    'Vgl. Anm. 9 zu § 12.',
    'A note 9 pages long; banknote 9; n = 9.',
    '`see note 9`',
    '[see note {note}](#^2)',
    '[see note 9](https://example.org)',
    'See note 2, 9, where all is said.',
    'See notes 2 and 3; nn. 2–3 above, infra note 3.',
  ])('leaves %j alone', async (text) => {
    const isAbove = text.includes('above');
    const texts = isAbove ? ['Smith.', 'Jones.', 'Black.', text] : [text, 'Smith.', 'Jones.'];
    expect(
      await found(chapterWith(...texts).replace('infra note 3', isAbove ? 'supra note 3' : '$&')),
    ).toEqual([]);
  });

  it.each([
    [['See note 2 above.', SOURCE], 'after; correct the number'],
    [[SOURCE, 'See note 1 below.'], 'before; correct the number'],
    [[SOURCE, 'See note 2.'], 'stands in note 2'],
    [['Siehe unten Anm. 2.', 'См. ниже, прим. 1.'], 'found it before'],
    [[SOURCE, 'See notes 1 and 5.'], 'none in the book (it has 2)'],
  ])('finds the fault of %j', async (texts, reason) => {
    expect(await messages(chapterWith(...texts))).toEqual([expect.stringContaining(reason)]);
  });

  it('looks at the body, and takes a place there for what it is', async () => {
    const body = 'One,[^1] see note 2 below and note 1 above.[^2] See note 2 below and note 3.\n';
    expect(await marked('supra-target', `${body}\n[^1]: ${SOURCE}\n\n[^2]: *Budget*.\n`)).toEqual(['note 2']);
  });

  it('puts a live reference where only a label has the number', async () => {
    expect(await mended('supra-target', withReference('supra n. 11'))).toBe(
      withReference('supra [n. {note}](#^11)'),
    );
    const after = check(await chapterOf(withReference('supra [n. {note}](#^11)')));
    expect(after).toEqual([]);
  });

  it('puts none where the number may mean two notes', async () => {
    const markdown = `One,[^2] two,[^1] three.[^3]\n\n[^1]: ${SOURCE}\n\n[^2]: *Budget*.\n\n[^3]: See note 1.\n`;
    const [problem] = only(check(await chapterOf(markdown)), 'supra-target');
    expect(problem?.reason).toContain('found two: the one that prints as 1, and `[^1]`, which prints as 2');
    expect(problem?.fix).toEqual([]);
  });

  it('knows in which chapter a number is', async () => {
    const files = {
      'a.md': '# A\n\nOne,[^1] two.[^2]\n\n[^1]: Smith.\n\n[^2]: Jones.\n',
      'b.md': '# B\n\nOne.[^x]\n\n[^x]: See note 2 above.\n',
    };
    expect(check(await bookOf(files))).toEqual([]);
    const perChapter = { 'manuscript.yaml': 'title: T\ndoi: 10.1/x\nnotes: {numbering: per-chapter}\n' };
    const problems = check(await bookOf({ ...files, ...perChapter }));
    expect(problems).toMatchObject([{ ruleId: 'supra-target', file: 'b.md', line: 5, label: 'x' }]);
    expect(problems[0]?.reason).toContain('none in this chapter (it has 1)');
  });
});

/** What `duplicate-citation` says of a chapter. */
async function duplicatesIn(markdown: string): Promise<string[]> {
  const book = await chapterOf(markdown);
  return check(book, { rules: { 'duplicate-citation': 'info' } }).map(({ reason }) => reason);
}

describe('duplicate-citation', () => {
  const LONG = 'Ministry of Trade, *Annual Report*, 2020, p. 45';

  it('suggests Ibid. only for the next note', async () => {
    const [next, later] = await duplicatesIn(chapterWith(LONG, `${LONG}.`, 'Smith.', LONG));
    expect(next).toContain('call `[^1]` again instead, or write "Ibid."');
    expect(later).toMatch(/call `\[\^1\]` again instead$/u);
  });

  it.each([
    ['short texts', ['Smith, p. 12.', 'Smith, p. 12.']],
    [
      'Ibid.',
      [LONG, 'Ibid., in the same place as the one before.', 'Ibid., in the same place as the one before.'],
    ],
    ['other addresses', [`${LONG}, <https://example.org/a>`, `${LONG}, <https://example.org/b>`]],
    ['other markup', [LONG, LONG.replaceAll('*', '')]],
  ])('leaves %s alone', async (_, texts) => {
    expect(await duplicatesIn(chapterWith(...texts))).toEqual([]);
  });

  it('compares inline notes too, and no notes of other files', async () => {
    expect(await duplicatesIn(`One.^[${LONG}] Two.^[${LONG}.]\n`)).toEqual([
      expect.stringContaining('give the note a label'),
    ]);
    const chapter = `# A\n\nOne.[^1]\n\n[^1]: ${LONG}.\n`;
    const book = await bookOf({ 'a.md': chapter, 'b.md': chapter });
    expect(only(check(book, { preset: 'strict' }), 'duplicate-citation')).toEqual([]);
  });
});

describe('citation-residue', () => {
  it.each([
    ['Smith, 2020,; Jones, 2021.', 'Smith, 2020; Jones, 2021.'],
    ['Smith, *Trade*,, 2020.', 'Smith, *Trade*, 2020.'],
    ['Smith, *Trade,*; Jones.', 'Smith, *Trade*; Jones.'],
    ['Smith ,, 2020.', 'Smith, 2020.'],
    ['Smith, 2020,', 'Smith, 2020'],
    ['Smith, 2020 ,', 'Smith, 2020'],
    ['Smith, 2020,;', 'Smith, 2020'],
    ['Smith, 2020;', 'Smith, 2020'],
    ['Smith, 2020,.', 'Smith, 2020.'],
    ['Smith, 2020..', 'Smith, 2020.'],
    ['Smith Inc.., 2020.', 'Smith Inc., 2020.'],
    ['Smith  and Jones, *Trade*  today.', 'Smith and Jones, *Trade* today.'],
    ['Smith , *Trade* .', 'Smith, *Trade*.'],
    ['Smith, <https://example.org/a> , 2020.', 'Smith, <https://example.org/a>, 2020.'],
    ['First,;\n\n    Second.', 'First;\n\n    Second.'],
    ['First,\n\n    Second.', 'First\n\n    Second.'],
  ])('mends %j', async (text, expected) => {
    const after = await mended('citation-residue', chapterWith(text));
    expect(after).toBe(chapterWith(expected));
    expect(await mended('citation-residue', after)).toBe(after);
  });

  it.each([
    ['Smith, 2020,‑2021.', '‑2021.'],
    ['‑2021', '‑2021'],
    ['Smith, 2020,–07-07.pdf', '–07-07.pdf'],
    ['Smith, 2020,—ed_norm/a.html; Jones.', '—ed_norm/a.html'],
    ['Smith,;-13', '-13'],
    ['Smith on his page:', ':'],
    ['Smith;, Jones.', ';,'],
    ['Smith.. Jones.', '..'],
  ])('tells of %j, and leaves it to a person', async (text, mark) => {
    const markdown = chapterWith(text);
    expect(await marked('citation-residue', markdown)).toEqual([mark]);
    expect(await mended('citation-residue', markdown)).toBe(markdown);
  });

  it.each([
    'So it goes... And on… and . . . on.',
    'Так ли?.. Да!.. Нет.',
    'Acme Inc., “Is it so?”, *Why?*, etc.; ibid., e.g., this.',
    'A price of 20,- or 20,– francs, and he said,—and went.',
    'See ../notes.md, 1..5, .NET, v1.2 and .5 of it.',
    'One sentence.  Two spaces after it.  And a last one.',
    'Vraiment ? Oui ; « non » : c’est bien !',
    'Code `a ,, b` and <https://example.org/a,,b;;c>.',
    'An escaped\\, comma, &amp;, and *so*, on.',
    'Lines that end,\n    and go on.',
    'The text says:\n\n    > Trade is peace,\n\n    and so on.',
    'Two sources:\n\n    - Smith,\n    - Jones.',
    '1990–91, 3-4, co-operation, -5 °C, –5 °C.',
  ])('leaves %j alone', async (text) => {
    expect(await marked('citation-residue', chapterWith(text))).toEqual([]);
  });

  it('is about notes only, and each definition that is printed', async () => {
    expect(await found('Smith,, 2020 ,\n')).toEqual([]);
    expect(await found('Text.^[Smith,, 2020.]\n')).toEqual(['citation-residue 1:13-1:15']);
  });

  it('keeps every other character of a file from Windows', async () => {
    const text = chapterWith('Smith,\n    *Trade*,; Jones,').replaceAll('\n', '\r\n');
    expect(await mended('citation-residue', text)).toBe(text.replace(',;', ';').replace('Jones,', 'Jones'));
  });
});

describe('unbalanced-quotes', () => {
  it.each([
    ['He said “no and went.', '“'],
    ['He said no” and went.', '”'],
    ['He said "no and went.', '"'],
    ['He said no" and went.', '"'],
    ['Er sagte „nein und ging.', '„'],
    ['Er sagte nein“ und ging.', '“'],
    ['Il a dit « non et partit.', '«'],
    ['Il a dit non » et partit.', '»'],
    ['Он сказал «нет и ушёл.', '«'],
    ['Hun sagde »nej og gik.', '»'],
    ['He said ‘no and went.', '‘'],
    ['He said “he said ‘no” and went.', '‘'],
    ['He said «that “no» and went.', '“'],
    ['*He said “no* and went.', '“'],
    ['| He said “no |\n| --- |\n| “Yes” |', '“'],
    ['> He said “no\n> and went.', '“'],
    ['## He said “no\n\nAnd” he went', '“', '”'],
    ['Text.[^1]\n\n[^1]: Smith, “Trade, 2020.', '“'],
    ['He said &ldquo;no and went.', '&ldquo;'],
  ])('finds the lone mark in %j', async (markdown, ...marks) => {
    expect(await marked('unbalanced-quotes', `${markdown}\n`)).toEqual(marks);
  });

  it.each([
    "The workers’ rights, rock ’n’ roll, O’Neill’s ‘own’ house, don't, dogs' tails.",
    '‘The workers’ strike’, he said; ‘So it is.’',
    '‘80s music, ‘em, ‘tis, ‘Abd al-Rahman, Oʻzbekiston, O‘zbekiston.',
    'A 12" pipe, 6\' 2", 5″ and a 12” gun; "a 5" pipe" too.',
    '„Nein“, sagte er, „das ist ‚nichts‘“. »Ja«, »›gut‹«.',
    '« Oui », dit-il, « “non” ». «Sí», «“no”».',
    '”Ja”, sade han. »Nej», sade hon.',
    '“Mixed" marks are another fault.',
    '("So") ["so"] —"so"— “so”—“so”. “…and so on…”',
    '“It was *so*,”[^1] he said. “`"`”\n\n[^1]: “Trade”.',
    'A [link “with](https://example.org/) quotes”.',
    '“One long\nquotation over\nlines.”',
    '“One.\n\n“Two.\n\n“Three.”',
    '“One.\n\nTwo, without a mark.\n\nThree.”',
    'He wants: “\n\n- bread,\n- wine.”',
    '| Name | Same |\n| --- | --- |\n| a | " |\n| b | ” |',
    '`He said "no` and <https://example.org/?q="a> went.',
    'He said \\"no\\" and went.',
    ':::verse\n“Trade,\nsaid he,\n\nis peace.”\n:::',
  ])('leaves %j alone', async (markdown) => {
    expect(await marked('unbalanced-quotes', `${markdown}\n`)).toEqual([]);
  });

  it('looks at notes apart from the text around them', async () => {
    expect(
      await found('“One.\n\n[^1]: A note.”\n\nTwo[^1].”\n', { rules: { 'call-before-punctuation': 'off' } }),
    ).toEqual(['unbalanced-quotes 3:14-3:15']);
  });
});

describe('bad-url', () => {
  it.each([
    ['See htp://example.org/a now.', 'htp://', 'See http://example.org/a now.'],
    ['See htps://example.org/a now.', 'htps://', 'See https://example.org/a now.'],
    ['See http:/example.org/a now.', 'http:/', 'See http://example.org/a now.'],
    ['See https//example.org/a now.', 'https//', 'See https://example.org/a now.'],
    ['See http:\\\\example.org now.', 'http:\\\\', 'See http://example.org now.'],
    ['See https:// www.example.org now.', 'https:// ', 'See https://www.example.org now.'],
    ['[a](http:/example.org)', 'http:/example.org', '[a](http://example.org)'],
    ['<https://example.org/a)>', 'https://example.org/a)', '<https://example.org/a>'],
    ['<https://example.org/a]>', 'https://example.org/a]', '<https://example.org/a>'],
    ['[a](<https://example.org/a”>)', 'https://example.org/a”', '[a](<https://example.org/a>)'],
    ['[a](http://https://example.org)', 'http://https://example.org', '[a](https://example.org)'],
  ])('mends %j', async (markdown, mark, expected) => {
    expect(await marked('bad-url', `${markdown}\n`)).toEqual([mark]);
    expect(await mended('bad-url', `${markdown}\n`)).toBe(`${expected}\n`);
  });

  it.each([
    ['[a](<https://example.org/a b>)', 'https://example.org/a b'],
    ['[a](https://example.org/a b)', 'https://example.org/a b'],
    ['[a](https://example..org/a)', 'https://example..org/a'],
    ['[a](https://www,example.org/a)', 'https://www,example.org/a'],
    ['[a](https://[::1/a)', 'https://[::1/a'],
    ['[a](https://example.org:99999/)', 'https://example.org:99999/'],
  ])('tells of %j, and leaves it to a person', async (markdown, mark) => {
    expect(await marked('bad-url', `${markdown}\n`)).toEqual([mark]);
    expect(await mended('bad-url', `${markdown}\n`)).toBe(`${markdown}\n`);
  });

  it.each([
    'See https://example.org/a_(b), (https://example.org/a), [https://example.org/c] and www.example.org.',
    'See https://münchen.example/ä?q=a%20b,c;d#e, https://a_b.example.org/ and http://localhost:8080/.',
    'See <https://user:pass@example.org/> and <http://[::1]/a>, ftp://example.org, doi:10.1000/182.',
    'An address begins with http:// or https://, and not with `htp://`.',
    'Write http: or https:, and/or http/2; 1//2.',
    '[mail](mailto:a@example.org) [here](#here) [there](tel:+123)\n\n## Here',
    '[a](https://example.org/a "A title") and [b](https://example.org/b\n"Title")',
  ])('leaves %j alone', async (markdown) => {
    expect(await marked('bad-url', `${markdown}\n`)).toEqual([]);
  });
});

describe('bad-doi', () => {
  it.each([
    ['doi:10.1038', '10.1038'],
    ['DOI: 1O.1038/a12', '1O.1038/a12'],
    ['DOI 0.1038/a12.', '0.1038/a12'],
    ['doi:10,1038/a12', '10,1038/a12'],
    ['[a](https://doi.org/10.1038)', '[a](https://doi.org/10.1038)'],
    ['<https://doi.org/https://doi.org/10.1038/a>', '<https://doi.org/https://doi.org/10.1038/a>'],
  ])('tells of %j', async (text, mark) => {
    expect(await marked('bad-doi', chapterWith(text))).toEqual([mark]);
  });

  it.each([
    'doi:10.1000/182; doi: 10.1016/S0014-5793(01)03313-0, DOI 10.1000.10/123.',
    'doi:10/abcde, <https://doi.org/10/abcde>, <https://doi.org/fk3>',
    '<https://doi.org/>, <https://www.doi.org/the-identifier/>, https://dx.doi.org/10.1000/a%2Fb',
    'The DOI 2 system; doi: to come; a DOI of 2020.',
    '[doi:10.1000/182](https://doi.org/10.1000/182)',
  ])('leaves %j alone', async (text) => {
    expect(await marked('bad-doi', chapterWith(text))).toEqual([]);
  });

  it('looks at the metadata', async () => {
    const book = await bookOf({ 'manuscript.yaml': 'title: T\ndoi: "10.1038"\n', 'a.md': 'Text.\n' });
    expect(check(book)).toMatchObject([{ ruleId: 'bad-doi', file: 'manuscript.yaml' }]);
  });
});

describe('bad-isbn', () => {
  it.each([
    ['ISBN 978-3-16-148410-1', '978-3-16-148410-1', 'here `0`'],
    ['ISBN: 0-8044-2957-1.', '0-8044-2957-1', 'here `X`'],
    ['ISBN 977-3-16-148410-0', '977-3-16-148410-0', '978 or 979'],
    ['ISBN 978-3-16-14841-0, 2020', '978-3-16-14841-0', 'which has 12'],
    ['eISBN 9783161484101 2020', '9783161484101', 'here `0`'],
    ['ISBN-13: 978 3 16 148410 1', '978 3 16 148410 1', 'here `0`'],
  ])('tells of %j', async (text, mark, reason) => {
    expect(await marked('bad-isbn', chapterWith(text))).toEqual([mark]);
    expect(await messages(chapterWith(text))).toEqual([expect.stringContaining(reason)]);
  });

  it.each([
    'ISBN 978-3-16-148410-0, ISBN 9783161484100, ISBN-10 0-8044-2957-X, ISBN 080442957X',
    'ISBN 978‑3‑16‑148410‑0 (print), ISBN-13: 978 3 16 148410 0 2020 12.',
    'An ISBN has 13 digits; ISBN 13 is new; ISBN-10 is old.',
    'The number 978-3-16-148410-1 alone.',
  ])('leaves %j alone', async (text) => {
    expect(await marked('bad-isbn', chapterWith(text))).toEqual([]);
  });

  it('looks at the metadata and at the imprint', async () => {
    const book = await bookOf({
      'manuscript.yaml': 'title: T\nisbn: {print: 978-3-16-148410-0, pdf: 978-3-16-148411-0}\n',
      'a.md': 'ISBN 978-3-16-148410-1\n',
    });
    expect(check(book)).toMatchObject([
      { ruleId: 'bad-isbn', file: 'manuscript.yaml' },
      { ruleId: 'bad-isbn', file: 'a.md', line: 1, column: 6 },
    ]);
  });
});

describe('rules about addresses that have to be asked for', () => {
  it('insecure-url sees links of every kind but www and those to oneself', async () => {
    const text =
      '[a](http://example.org) http://example.org/b <http://example.org/c> www.example.org http://127.0.0.1/ [www.example.org](http://www.example.org)\n';
    expect(await marked('insecure-url', text, 'warning')).toEqual([
      '[a](http://example.org)',
      'http://example.org/b',
      '<http://example.org/c>',
      '[www.example.org](http://www.example.org)',
    ]);
  });

  it('url-in-text-not-note sees what is printed, outside of notes and tables', async () => {
    const text =
      'See https://example.org/a, <https://example.org/b>, [c](https://example.org/c).^[https://example.org/d]\n\n| https://example.org/e |\n| --- |\n';
    expect(await marked('url-in-text-not-note', text, 'warning')).toEqual([
      'https://example.org/a',
      '<https://example.org/b>',
    ]);
  });

  it('are off', async () => {
    expect(await found('See http://example.org/a for more.\n')).toEqual([]);
  });
});
