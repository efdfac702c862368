/** Where calls stand: by language, in groups, and what the fixes make of them. */
import { describe, expect, it } from 'vitest';
import { check, type CheckOptions } from '../../src/check/check.ts';
import { bookOf } from './in-memory.ts';
import { mendedBy } from './mended.ts';

const NOTES = '\n\n[^1]: Note one.\n\n[^2]: Note two.\n\n[^3]: Note three.\n';

interface Setting {
  language?: string;
  options?: CheckOptions;
}

/** What one rule finds in a paragraph, as `line:column-line:column`; a `*` where it can mend it. */
async function foundBy(
  rule: string,
  text: string,
  { language = 'en', options }: Setting = {},
): Promise<string[]> {
  const yaml = `title: T\nlanguage: ${language}\n`;
  const book = await bookOf({ 'manuscript.yaml': yaml, 'one.md': text + NOTES });
  return check(book, options)
    .filter(({ ruleId }) => ruleId === rule)
    .map(({ place, fixable }) => {
      if (!place || !('start' in place)) return 'nowhere';
      const { start, end } = place;
      return `${start.line}:${start.column}-${end.line}:${end.column}${fixable ? '*' : ''}`;
    });
}

async function mended(rule: string, text: string, yaml = ''): Promise<string> {
  const result = await mendedBy(rule, text + NOTES, yaml);
  expect(result.endsWith(NOTES)).toBe(true);
  const once = result.slice(0, -NOTES.length);
  expect((await mendedBy(rule, result, yaml)).slice(0, -NOTES.length)).toBe(once);
  return once;
}

describe('call-before-punctuation', () => {
  const rule = 'call-before-punctuation';

  it.each([
    ['A word[^1], and then[^2].', 'A word,[^1] and then.[^2]'],
    ['One[^1]; two[^2]: three[^3]! ', 'One;[^1] two:[^2] three![^3] '],
    ['What[^1]?! Then.', 'What?![^1] Then.'],
    ['“A word[^1].” Then', '“A word.”[^1] Then'],
    ['"A word[^1]." Then', '"A word."[^1] Then'],
    ['(A word[^1].) Then', '(A word.[^1]) Then'],
    ['“A word”[^1]. Then', '“A word”.[^1] Then'],
    ['*A word[^1].* Then', '*A word.[^1]* Then'],
    ['A word[^1][^2], then', 'A word,[^1][^2] then'],
    ['A word[^1],[^2]. Then', 'A word.[^1],[^2] Then'],
    ['A word^[Inline.], then', 'A word,^[Inline.] then'],
    ['A word [^1], then', 'A word,[^1] then'],
    ['The U.S.[^1], and Inc.[^2]. Then', 'The U.S.,[^1] and Inc.[^2]. Then'],
    ['See <https://example.org/a>[^1].', 'See <https://example.org/a>.[^1]'],
    ['| a word[^1]. |\n|---|\n| b |', '| a word.[^1] |\n|---|\n| b |'],
  ])('mends %j', async (before, after) => {
    expect(await mended(rule, before)).toBe(after);
  });

  it.each([
    'A word[^1]—then. A word,[^2] then.',
    'A word[^1]... and more[^2]… and',
    'A word (in brackets[^1]), and “quoted[^2]”.',
    'A word,[^1], then! Then[^2] so.',
    'A word.[^1], [^2] then',
    'Version[^1].5 and x[^2].com and a[^3]:b',
    'See [^1]. And in [^2], that.',
    'An undefined[^9], and a `word[^1],` in code.',
    '| [^1]. |\n|---|\n| b |',
    'No break&nbsp;[^1] then',
  ])('leaves %j alone', async (text) => {
    expect(await foundBy(rule, text)).toEqual([]);
  });

  it('tells of a group once, at the group, and mends nothing where the comma may be of the calls', async () => {
    expect(await foundBy(rule, 'A word[^1],[^2], then')).toEqual(['1:7-1:16*']);
    expect(await foundBy(rule, 'A word[^1], [^2], and then')).toEqual(['1:7-1:17']);
    expect(await foundBy(rule, '*A word[^1]*, then')).toEqual(['1:8-1:12']);
  });

  it.each(['de', 'fr', 'ru', 'es', 'kk', 'nl'])('is not about %s', async (language) => {
    expect(await foundBy(rule, 'A word[^1], then', { language })).toEqual([]);
  });

  it('goes by the language of the passage', async () => {
    expect(await foundBy(rule, 'A :lang[mot[^1], encore]{fr} word[^2], then')).toEqual(['1:34-1:38*']);
    expect(
      await foundBy(rule, 'Un :lang[word[^1], then]{en-GB} mot[^2], encore', { language: 'fr' }),
    ).toEqual(['1:14-1:18*']);
    expect(await foundBy(rule, ':::box{lang=en}\nA word[^1], then\n:::', { language: 'fr' })).toEqual([
      '2:7-2:11*',
    ]);
    expect(await foundBy(rule, 'A <q lang="fr">mot[^1], encore</q> word')).toEqual([]);
  });

  it('may be asked for other languages', async () => {
    const options = { rules: { [rule]: { languages: ['nl'] } } };
    expect(await foundBy(rule, 'Een woord[^1], dan', { language: 'nl-BE', options })).toEqual(['1:10-1:14*']);
    expect(await foundBy(rule, 'A word[^1], then', { options })).toEqual([]);
  });
});

describe('call-after-punctuation', () => {
  const rule = 'call-after-punctuation';

  it.each([
    ['Les exportations,[^1] et le reste.[^2] Puis', 'Les exportations[^1], et le reste[^2]. Puis'],
    ['Vraiment ?[^1] Oui ![^2] Puis :[^3] rien', 'Vraiment[^1] ? Oui[^2] ! Puis[^3] : rien'],
    ['Vraiment\u202F?[^1] Oui!^[Une note.] Puis', 'Vraiment[^1]\u202F? Oui^[Une note.]! Puis'],
    ['En 1995.[^1][^2] Puis', 'En 1995[^1][^2]. Puis'],
    ['« Le reste ».[^1] Puis', '« Le reste »[^1]. Puis'],
  ])('mends %j in French', async (before, after) => {
    expect(await mended(rule, before, 'language: fr\n')).toBe(after);
  });

  it.each([
    'M.[^1] Dupont et J.-C.[^2] Durand, etc.[^3] Puis',
    'Voir art.[^1] du code, et p.[^2] 7, env.[^3] 20',
    'Le reste[^1], puis…[^2] Et encore...[^3]',
    'Le reste. »[^1] Et (le reste.)[^2] Puis',
    'Inc.[^1], puis ; [^2]. Et 5.[^3] du mois',
  ])('leaves %j alone', async (text) => {
    expect(await foundBy(rule, text, { language: 'fr' })).toEqual([]);
  });

  it('leaves strong marks and abbreviations of Russian and Polish in their place', async () => {
    const russian = 'Экспорт вырос.[^1] Почему?[^2] В 2020 г.[^3] Да';
    expect(await mended(rule, russian, 'language: ru\n')).toBe(
      'Экспорт вырос[^1]. Почему?[^2] В 2020 г.[^3] Да',
    );
    const polish = 'Eksport wzrósł,[^1] lecz itd.[^2] Dlaczego![^3] Tak';
    expect(await mended(rule, polish, 'language: pl\n')).toBe(
      'Eksport wzrósł[^1], lecz itd.[^2] Dlaczego![^3] Tak',
    );
  });

  it.each(['en', 'de', 'es', 'kk', 'uk'])('is not about %s', async (language) => {
    expect(await foundBy(rule, 'Une ligne.[^1] Puis', { language })).toEqual([]);
  });

  it('has the same calls right that call-before-punctuation has wrong', async () => {
    const text = 'Une ligne[^1], et la suite[^2].';
    expect(await foundBy(rule, text, { language: 'fr-CA' })).toEqual([]);
    expect(await foundBy('call-before-punctuation', text, { language: 'en' })).toHaveLength(2);
  });
});

describe('space-before-call', () => {
  const rule = 'space-before-call';

  it.each([
    ['A word. [^1] Then', 'A word.[^1] Then'],
    ['A word. \t [^1] Then', 'A word.[^1] Then'],
    ['A word.\n[^1] Then', 'A word.[^1] Then'],
    ['A word.\r\n[^1] Then', 'A word.[^1] Then'],
    ['A *word.* [^1] Then', 'A *word.*[^1] Then'],
    ['A `word` [^1] Then', 'A `word`[^1] Then'],
    ['A word. ^[Inline.] Then', 'A word.^[Inline.] Then'],
    ['A word. [^1], [^2] Then', 'A word.[^1], [^2] Then'],
    ['| a word [^1] |\n|---|\n| [^2] |', '| a word[^1] |\n|---|\n| [^2] |'],
  ])('mends %j', async (before, after) => {
    expect(await mended(rule, before)).toBe(after);
  });

  it('stands at the space, or at the call where marks of a quotation stand between', async () => {
    expect(await foundBy(rule, 'A word.  [^1] Then')).toEqual(['1:8-1:10*']);
    expect(await foundBy(rule, 'A word.\n[^1] Then')).toEqual(['1:8-2:1*']);
    expect(await foundBy(rule, '> A word.\n> [^1] Then')).toEqual(['2:3-2:7']);
  });

  it('does not glue a call to a word that it is the object of', async () => {
    expect(await foundBy(rule, 'A word; see [^1] for more')).toEqual(['1:12-1:13']);
  });

  it.each([
    'A word.[^1] [^2] Then',
    'A word:&nbsp;[^1] and\u00A0[^2] and\u202F[^3] then',
    'Sources: [^1], [^2]',
    'A word ([^1]) and “[^2]” – [^3]',
    'A line  \n[^1] then, and another\\\n[^2] then',
    'An undefined [^9] call',
    '- [^1] opens an item',
  ])('leaves %j alone', async (text) => {
    expect(await foundBy(rule, text)).toEqual([]);
  });
});

describe('no-space-after-call', () => {
  const rule = 'no-space-after-call';

  it.each([
    ['Until 1995.[^1]However, it', 'Until 1995.[^1] However, it'],
    ['A word,[^1]and then', 'A word,[^1] and then'],
    ['A word[^1]However', 'A word[^1] However'],
    ['A word.[^1]1995 was', 'A word.[^1] 1995 was'],
    ['A word.[^1]*However*, it', 'A word.[^1] *However*, it'],
    ['A word.[^1][However](https://example.org), it', 'A word.[^1] [However](https://example.org), it'],
    ['A word.[^1]“However”, it', 'A word.[^1] “However”, it'],
    ['A word.[^1]"However", it', 'A word.[^1] "However", it'],
    ['A word.”[^1](However, it)', 'A word.”[^1] (However, it)'],
    ['A word.[^1][^2]However', 'A word.[^1][^2] However'],
    ['A word.^[Inline.]However', 'A word.^[Inline.] However'],
    ['Слово.[^1]Однако', 'Слово.[^1] Однако'],
  ])('mends %j', async (before, after) => {
    expect(await mended(rule, before)).toBe(after);
  });

  it('stands at the calls, and mends no word that a call may stand in', async () => {
    expect(await foundBy(rule, 'The NATO[^1]s of CO[^2]2 and con[^3]nected')).toEqual([
      '1:9-1:13',
      '1:20-1:24',
      '1:33-1:37',
    ]);
    expect(await foundBy(rule, 'A word.[^1],[^2]However')).toEqual(['1:8-1:17*']);
  });

  it.each([
    'A word.[^1] However. A word[^2]—then',
    'A word[^1]. A word[^2]) and “word[^3]” then',
    'Anglo[^1]-Saxon, and either[^2]/or',
    '한국[^1]은 中国[^2]的 ไทย[^3]ไทย',
    'A word[^1](then) or f[^2]“x”',
    'An undefined.[^9]However',
    '[^1]Opens a paragraph',
  ])('leaves %j alone', async (text) => {
    expect(await foundBy(rule, text)).toEqual([]);
  });
});

describe('adjacent-calls', () => {
  const rule = 'adjacent-calls';

  it('is told once for a run, from its first call to its last', async () => {
    expect(await foundBy(rule, 'A word.[^1][^2] Then.^[Inline.][^3]')).toEqual(['1:8-1:16', '1:22-1:36']);
    expect(await foundBy(rule, 'A word.[^1][^2][^3] Then')).toEqual(['1:8-1:20']);
    expect(await foundBy(rule, 'A word.[^1], [^2][^3] Then')).toEqual(['1:14-1:22']);
    expect(await foundBy(rule, 'A word.[^1]<!-- and -->[^2] Then')).toEqual(['1:8-1:28']);
  });

  it('says how the numbers may be read', async () => {
    const book = await bookOf({ 'a.md': `A.[^3] B.[^1][^2]${NOTES}` });
    expect(check(book).find(({ ruleId }) => ruleId === rule)?.reason).toContain(
      'notes 2 and 3 may be read as 23;',
    );
  });

  it.each([
    'A word.[^1],[^2] Then.[^3]',
    'A word.[^1] [^2] Then.',
    'A word.[^1]<sup>,</sup>[^2] Then.',
    'A word.[^1]–[^3] Then.',
    'A word.[^1][^9] Then.',
  ])('leaves %j alone', async (text) => {
    expect(await foundBy(rule, text)).toEqual([]);
  });
});

describe('call-opens-paragraph', () => {
  const rule = 'call-opens-paragraph';

  it('sees items, quotations, captions and marks of emphasis', async () => {
    expect(await foundBy(rule, '[^1] Text.')).toEqual(['1:1-1:5']);
    expect(await foundBy(rule, 'A:\n\n- *[^1] text*\n\n> [^2][^3]')).toEqual(['3:4-3:8', '5:3-5:7']);
    expect(await foundBy(rule, ':::figure\n![A map](images/map.svg)\n\n^[Inline.] The map\n:::')).toEqual([
      '4:1-4:11',
    ]);
  });

  it('leaves cells, headings, empty notes and calls that nothing defines', async () => {
    expect(await foundBy(rule, '| [^1] | a |\n|---|---|\n| [^2] b | c |')).toEqual([]);
    expect(await foundBy(rule, '## [^1] Heading\n\n[^9] Text.')).toEqual([]);
    expect(await foundBy(rule, 'A.^[[^1]] B. \n\n`Code`[^2]')).toEqual([]);
  });
});

describe('call-in-heading and call-in-link', () => {
  it('see calls in passages and emphasis, and inline notes', async () => {
    expect(
      await foundBy('call-in-heading', '# *Title*[^1]\n\n## :lang[Titre^[Note.]]{fr} x\n\nText.[^2]'),
    ).toEqual(['1:10-1:14', '3:15-3:23']);
    expect(
      await foundBy(
        'call-in-link',
        'A [link *with[^1] call*](https://example.org) and [ref[^2] x][r].\n\n[r]: https://example.org',
      ),
    ).toEqual(['1:14-1:18', '1:55-1:59']);
  });

  it('leave what is no call', async () => {
    expect(await foundBy('call-in-heading', '# Title[^9] `[^1]`\n\nText')).toEqual([]);
    expect(
      await foundBy('call-in-link', 'A [link[^9]](https://example.org), [see note {note}](#^1).[^1]'),
    ).toEqual([]);
  });
});

describe('definition-far-away', () => {
  const rule = 'definition-far-away';
  const options = { rules: { [rule]: 'warning' } } as const;
  const far = (text: string) => foundBy(rule, text, { options });

  it('wants a definition in its section or at the end', async () => {
    const [call, note] = ['## A\n\nText.[^a]\n\n', '[^a]: Note.\n\n'];
    expect(await far(`${call}${note}## B\n\nText.`)).toEqual([]);
    expect(await far(`${call}## B\n\nText.\n\n## Notes\n\n${note}`)).toEqual([]);
    expect(await far(`${call}## B\n\n${note}Text.`)).toEqual(['7:1-7:12']);
    expect(await far(`${note}${call}## B\n\nText.`)).toEqual(['1:1-1:12']);
  });

  it('goes by the first call, and leaves inline notes', async () => {
    expect(await far('## A\n\nText.[^a]\n\n## B\n\nText.[^a] ^[Inline.]\n\n[^a]: Note.\n\nText.')).toEqual([
      '9:1-9:12',
    ]);
    expect(await far('## A\n\nText.^[Inline.]\n\n## B\n\nText.')).toEqual([]);
  });
});
