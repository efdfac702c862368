/** What the examples of the rules about documents do not say. */
import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { applyEdits } from '../../src/fix/edits.ts';
import { charactersOfCode, charactersOfText, coveredCharactersModule, facesOf } from './font-characters.ts';
import { bookOf, chapterOf, fileOf, found } from './in-memory.ts';

/** What one rule finds, with the characters that it points at. */
async function marked(rule: string, markdown: string): Promise<string[]> {
  return check(await chapterOf(markdown)).map(({ ruleId, place }) => {
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

function has(characters: Set<number>, sample: string): boolean[] {
  return [...sample].map((character) => characters.has(character.codePointAt(0) ?? 0));
}

describe('the table of covered characters', () => {
  const faces = facesOf(new URL('../../templates/report/fonts.css', import.meta.url));

  it('says what the fonts of the template say', async () => {
    const table = new URL('../../src/check/covered-characters.ts', import.meta.url);
    await expect(coveredCharactersModule(faces)).toMatchFileSnapshot(table.pathname);
  });

  it('is read from the fonts as they are', () => {
    const text = charactersOfText(faces);
    expect(has(text, 'AéžΩЖқ“‑‖↩')).not.toContain(false);
    expect(has(text, '🙂გعə')).toEqual([false, false, false, true]);
    expect(has(charactersOfCode(faces), 'AЖΩ')).toEqual([true, true, false]);
  });
});

describe('missing-alt', () => {
  it.each([
    ['![](images/map.svg)', '![](images/map.svg)'],
    ['![ ](images/map.svg)', '![ ](images/map.svg)'],
    ['![](images/map.svg "A caption")', '![](images/map.svg "A caption")'],
    ['![][map]\n\n[map]: images/map.svg', '![][map]'],
    [':::figure\n![](images/map.svg)\n:::', '![](images/map.svg)'],
    ['Text.^[![](images/map.svg)]', '![](images/map.svg)'],
  ])('tells of %j', async (markdown, mark) => {
    expect(await marked('missing-alt', `${markdown}\n`)).toEqual([mark]);
  });

  it.each([
    '![](images/map.svg){decorative}',
    ':::figure{decorative}\n![](images/map.svg)\n:::',
    '![A map](images/map.svg)',
    '`![](images/map.svg)`',
  ])('is content with %j', async (markdown) => {
    expect(await found(`${markdown}\n`)).toEqual([]);
  });
});

describe('duplicate-id', () => {
  it('points at the id itself, in headings, blocks and front matter', async () => {
    const markdown = [
      '## A {#one}',
      ':::box{title="T" #one}\nText.\n:::',
      ':::epigraph{id="one"}\nText.\n:::',
      '## note-1 {#note-1}',
    ].join('\n\n');
    expect(await found(`${markdown}\n`)).toEqual([
      'duplicate-id 3:19-3:22',
      'duplicate-id 7:17-7:20',
      'duplicate-id 11:13-11:19',
    ]);
  });

  it('compares ids of the whole book, as the editions write them', async () => {
    const book = await bookOf({
      'a.md': '---\nid: one\n---\n\n# A\n\n## B {#1990}\n',
      'b.md': '---\nid: "one"\n---\n\n# B\n\n## C {#section-1990}\n',
    });
    const problems = check(book);
    expect(problems).toMatchObject([
      { ruleId: 'duplicate-id', file: 'b.md', line: 2, column: 6 },
      { ruleId: 'duplicate-id', file: 'b.md', line: 7, column: 8 },
    ]);
    expect(problems[0]?.related).toMatchObject([{ file: 'a.md', place: { start: { line: 2, column: 5 } } }]);
  });

  it.each([
    '# Summary\n\n## Summary\n\n## Summary {#other}',
    '`{#one}` {#one} is text. {#one}',
    '## A {#notes} \n\n## B {#call}\n\n## C {#pages-1}',
    'Text.[^one]\n\n## A {#one}\n\n[^one]: Smith.',
  ])('leaves %j alone', async (markdown) => {
    expect(await found(`${markdown}\n`)).toEqual([]);
  });
});

describe('heading-jump', () => {
  it.each([
    ['# A\n\n### B', ['### B']],
    ['### A', ['### A']],
    ['## A\n\n#### B\n\n## C\n\n#### D', ['#### B', '#### D']],
    [':::box{title="T"}\n## A\n\n#### B\n:::', ['#### B']],
  ])('sees the jumps of %j', async (markdown, marks) => {
    expect(await marked('heading-jump', `${markdown}\n`)).toEqual(marks);
  });

  it.each([
    '## A\n\n### B\n\n#### C\n\n## D',
    '# A\n\n:::box{title="T"}\n#### B\n:::\n\n## C',
    '# A\n\n> #### B\n\n## C',
    'A\n=\n\nB\n-',
  ])('is content with %j', async (markdown) => {
    expect(await found(`${markdown}\n`)).toEqual([]);
  });

  it('shows the heading before', async () => {
    const [problem] = check(await chapterOf('## A\n\n#### B\n'));
    expect(problem?.reason).toContain('expected `###` or fewer, found `####` below `##`');
    expect(problem?.related).toMatchObject([{ place: { start: { line: 1 } } }]);
  });
});

describe('empty-heading', () => {
  it.each(['##', '## {#one}', '## <!-- later -->', '##### #####'])('tells of %j', async (heading) => {
    const reported = await found(`## A\n\n### B\n\n#### C\n\n${heading}\n`, {
      rules: { 'heading-jump': 'off' },
    });
    expect(reported).toEqual([`empty-heading 7:1-7:${heading.length + 1}`]);
  });

  it.each(['## ![A map](images/map.svg)', '## `code`', '## *A*', '#hashtag'])(
    'leaves %j alone',
    async (text) => {
      expect(await found(`${text}\n`)).toEqual([]);
    },
  );
});

describe('missing-title', () => {
  const TITLED = '# A\n\nText.\n';

  it('tells of the one chapter that has none', async () => {
    const book = await bookOf({ 'a.md': TITLED, 'b.md': 'Text.\n', 'c.md': '## Section\n\nText.\n' });
    expect(check(book)).toMatchObject([
      { ruleId: 'missing-title', file: 'b.md', line: 1, column: 1 },
      { ruleId: 'missing-title', file: 'c.md', line: 1, column: 1 },
    ]);
  });

  it.each([
    ['a title in the front matter', '---\ntitle: B\n---\n\n## Section\n'],
    ['front matter such as a dedication', '---\nkind: front\n---\n\nFor her.\n'],
    ['a chapter that is not in the contents', '---\ntoc: false\n---\n\nText.\n'],
    ['an empty file', '\n'],
  ])('leaves %s alone', async (_, text) => {
    expect(check(await bookOf({ 'a.md': TITLED, 'b.md': text }))).toEqual([]);
  });

  it('leaves a book alone whose chapters have no titles, and the titles of parts', async () => {
    expect(check(await bookOf({ 'a.md': 'Text.\n', 'b.md': 'Text.\n' }))).toEqual([]);
    const parts =
      'title: T\ndoi: 10.1/x\nparts: [{title: One, chapters: [a.md]}, {title: Two, chapters: [b.md]}]\n';
    expect(check(await bookOf({ 'manuscript.yaml': parts, 'a.md': TITLED, 'b.md': TITLED }))).toEqual([]);
    expect(check(await bookOf({ 'manuscript.yaml': parts, 'a.md': 'Text.\n', 'b.md': 'Text.\n' }))).toEqual(
      [],
    );
  });

  it('leaves a single file alone, which the title of the book is for', async () => {
    const file = '---\ntitle: T\ndoi: 10.1/x\n---\n\n## Section\n\nText.\n';
    expect(check(await fileOf(file))).toEqual([]);
    expect(check(await fileOf(`${file}\n# Late\n`))).toEqual([]);
  });
});

describe('missing-language', () => {
  const SAMPLES: Readonly<Record<string, string>> = {
    ru: 'Экспорт области за год вырос вдвое, а налоги не выросли вместе с ним. Министр этого не ожидал, и мы это знаем. ',
    kk: 'Облыстың экспорты бір жылда екі есе өсті, ал салықтар онымен бірге өскен жоқ. Министр мұны күтпеген еді, қайтейік. ',
    uk: 'Експорт області за рік зріс удвічі, а податки не зросли разом із ним. Її міністр цього не очікував, і ми це знаємо. ',
    fr: 'Les exportations de la région ont doublé en une année, et les taxes ne sont pas montées pour autant dans le pays. ',
    es: 'Las exportaciones de la región se han doblado en un año, pero los impuestos no han subido con ellas por más que se diga. ',
    de: 'Die Ausfuhr hat sich in einem Jahr verdoppelt, und die Steuern sind nicht mit ihr gestiegen, was der Minister auch sah. ',
    it: 'Le esportazioni della regione sono raddoppiate in un anno, e le tasse non sono salite con esse, per gli amici di noi. ',
    pl: 'Eksport podwoił się w ciągu roku, ale podatki nie wzrosły, jak to było do tej pory, przez co jest tak oraz nie inaczej. ',
    el: 'Οι εξαγωγές της περιοχής διπλασιάστηκαν σε ένα χρόνο, και οι φόροι δεν ανέβηκαν μαζί τους όπως περίμενε ο υπουργός. ',
    ka: 'რეგიონის ექსპორტი ერთ წელიწადში გაორმაგდა და გადასახადები არ გაზრდილა მასთან ერთად, როგორც მინისტრი ელოდა. ',
    ja: '地域の輸出は一年で二倍になったが、税金はそれとともに上がらなかった。大臣はそれを予想していなかった。それは本当のことである。 ',
  };
  const OFF = { rules: { 'unbalanced-quotes': 'off' } } as const;

  it.each(Object.entries(SAMPLES))('knows %s', async (language, sentence) => {
    const [problem, ...others] = check(await chapterOf(`${sentence.repeat(8)}\n`), OFF);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ ruleId: 'missing-language', file: 'manuscript.yaml' });
    expect(problem?.reason).toContain(`add \`language: ${language}\``);
  });

  it('is about a single file, too', async () => {
    const problems = check(await fileOf(`---\ntitle: T\ndoi: 10.1/x\n---\n\n${SAMPLES.ru?.repeat(8)}\n`));
    expect(problems).toMatchObject([{ ruleId: 'missing-language', file: 'one.md' }]);
  });

  it('tells a chapter from a book', async () => {
    const english =
      'The exports of the region doubled in a year, and that was not what the minister had said. '.repeat(8);
    const problems = check(await bookOf({ 'a.md': english, 'b.md': `${SAMPLES.de?.repeat(8)}\n` }));
    expect(problems).toMatchObject([{ ruleId: 'missing-language', file: 'b.md' }]);
    expect(problems[0]?.reason).toContain('to its front matter');
  });

  it.each([
    ['a language that is given', `---\nlanguage: ru\n---\n\n${SAMPLES.ru?.repeat(8)}`],
    ['short texts', SAMPLES.ru],
    [
      'code and passages in another language',
      `Text. \`${SAMPLES.ru?.repeat(8)}\` :lang[${SAMPLES.ru?.repeat(8)}]{ru}`,
    ],
    ['names', 'Der Spiegel, Die Zeit, Le Monde des livres, La Repubblica, El País, Les Échos. '.repeat(12)],
    [
      'English with quotations',
      `The ministry said: ${SAMPLES.de} And that was the end of it for the region. `.repeat(8),
    ],
  ])('leaves %s alone', async (_, markdown) => {
    const problems = check(await chapterOf(`${markdown}\n`)).filter(
      ({ ruleId }) => ruleId === 'missing-language',
    );
    expect(problems).toEqual([]);
  });
});

/** What `tofu` says of a chapter, with the place. */
async function tofuIn(markdown: string, yaml = ''): Promise<string[]> {
  const book = await bookOf({ 'manuscript.yaml': `title: T\ndoi: 10.1/x\n${yaml}`, 'one.md': markdown });
  return check(book, { rules: { tofu: 'warning' } }).map(
    ({ reason, file, line, column }) => `${file} ${line}:${column} ${reason}`,
  );
}

describe('tofu', () => {
  it('tells of each script and each sign once, with how often', async () => {
    const [georgian, sign, ...others] = await tofuIn('Text გ and დ, გ.\n\nA ☑ sign and ☑.\n');
    expect(georgian).toMatch(
      /^one\.md 1:6 .*found `გ` \(U\+10D2\), `დ` \(U\+10D3\), 3 times.*font for Georgian$/u,
    );
    expect(sign).toMatch(/^one\.md 3:3 .*found `☑` \(U\+2611\), 2 times in this chapter.*another sign/u);
    expect(others).toEqual([]);
  });

  it('knows code from text, and looks at titles', async () => {
    expect(await tofuIn('Text Ω and `Ω`.\n')).toEqual([
      expect.stringContaining('font of the template has for code'),
    ]);
    expect(await tofuIn('Text.\n', 'subtitle: გ\n')).toEqual([
      expect.stringMatching(/^manuscript\.yaml undefined:undefined .*for the title page/u),
    ]);
    expect(await tofuIn(':::box{title="გ"}\nText.\n:::\n')).toHaveLength(1);
    expect(await tofuIn('Text &#x1F642;.\n')).toHaveLength(1);
  });

  it('leaves a manuscript with its own template alone', async () => {
    expect(await tofuIn('Text გ.\n', 'template: ./template\n')).toEqual([]);
  });

  it.each([
    'Ко\u0301рень, e\u0301, Қ, ‹ › № ₸ ₽ €',
    'a\u00AD\u200Bb\u2060 \u2003 \u00A0 \uFE0F',
    'A\tb\\\nc',
  ])('leaves %j alone', async (text) => {
    const book = await chapterOf(`${text}\n`);
    const problems = check(book, { rules: { tofu: 'warning', 'invisible-character': 'off' } });
    expect(problems).toEqual([]);
  });
});

describe('invisible-character', () => {
  it.each([
    ['Ex\u00ADports', 'Exports'],
    ['Ex\u200Bports', 'Exports'],
    ['Exports\uFEFF here', 'Exports here'],
    ['Exports\u200E here', 'Exports here'],
    ['Ex\u200Dports', 'Exports'],
    ['Exports \u200Chere', 'Exports here'],
    ['Ex\u2066por\u2069ts', 'Exports'],
    ['[link](https://example.org/a\u200Bb)', '[link](https://example.org/ab)'],
  ])('takes away what is in %j', async (markdown, expected) => {
    expect(await mended('invisible-character', `${markdown}\n`)).toBe(`${expected}\n`);
    expect(await found(`${expected}\n`)).toEqual([]);
  });

  it.each(['Ex\u200Cports', 'Ex\u202Epor\u202Cts', 'Ex\u0002ports', 'Exports\u2028here', 'Ex\u000Bports'])(
    'tells of %j, and leaves it to a person',
    async (markdown) => {
      expect(new Set((await found(`${markdown}\n`)).map((line) => line.split(' ')[0]))).toEqual(
        new Set(['invisible-character']),
      );
      expect(await mended('invisible-character', `${markdown}\n`)).toBe(`${markdown}\n`);
    },
  );

  it.each([
    '\uFEFFA mark at the beginning',
    '12\u00A0% and 12\u202F% and 3\u20604',
    'می\u200Cخواهم, क्\u200Dष, ක්\u200Dෂ',
    '👩\u200D🌾 🏳\uFE0F\u200D🌈 👩🏽\u200D🚒',
    'ภาษา\u200Bไทย',
    '\u2067שלום\u2069 and \u200Fעולם\u200E.',
    '`a\u200Bb` and\n\n    c\u00ADd\n\n```\ne\u202Ef\n```',
    'Ex&shy;ports &#8203; here',
    'A tab\tis seen',
  ])('leaves %j alone', async (markdown) => {
    expect(await found(`${markdown}\n`)).toEqual([]);
  });

  it('says which one it is, and where', async () => {
    const [problem] = check(await chapterOf('# A\n\nEx\u00ADports\n'));
    expect(problem?.place).toMatchObject({ start: { line: 3, column: 3 }, end: { line: 3, column: 4 } });
    expect(problem?.reason).toContain('a soft hyphen (U+00AD)');
  });

  it('sees front matter', async () => {
    const book = await bookOf({ 'a.md': '---\ntitle: Ex\u00ADports\n---\n\nText.\n' });
    expect(check(book)).toMatchObject([{ ruleId: 'invisible-character', line: 2, column: 10 }]);
  });
});

describe('unknown-attribute', () => {
  it.each([
    [':::box{titel="A" byline=B}\nText.\n:::', ['titel'], 'did you mean `title`?'],
    [':::box[A label]{.wide title="a } b"}\nText.\n:::', ['.wide'], 'remove it'],
    [':::note{title="A"}\nText.\n:::', ['title'], 'attribute of `note` (`id`, `lang`)'],
    [':::figure{decorativ #a}\n![A map](images/map.svg)\n:::', ['decorativ'], 'did you mean `decorative`?'],
    ['::pagebreak{now}', ['now'], 'no attribute of `pagebreak`'],
    ['A :lang[word]{lnag=kk} here', ['lnag'], 'did you mean `lang`?'],
    ['A :smallcaps[word]{kk} here', ['kk'], 'no attribute of `smallcaps`'],
    ['> :::box{titel="A"}\n> Text.\n> :::', ['titel'], 'did you mean `title`?'],
  ])('tells of %j', async (markdown, marks, reason) => {
    expect(await marked('unknown-attribute', `${markdown}\n`)).toEqual(marks);
    expect((await messages(`${markdown}\n`))[0]).toContain(reason);
  });

  it.each([
    ':::box{#a title=\'A\' byline="B {c}" lang=en toc}\nText.\n:::',
    ':::table{#a}\n| A |\n| - |\n| B |\n\nCaption.\n:::',
    ':::box\nText {titel="A"}.\n:::',
    'A :lang[word [in] brackets]{kk} and :lang[word]{lang="fr"} and :smallcaps[word] here {titel}',
    '![A map](images/map.svg "{titel}")',
    '::pagebreak',
  ])('is content with %j', async (markdown) => {
    expect(await found(`${markdown}\n`)).toEqual([]);
  });
});

describe('incomplete-figure', () => {
  it('points at the line, in the midst of complete ones and of code', async () => {
    const complete = ':::figure\n![A map](images/map.svg)\n:::\n';
    const markdown = `${complete}\n\`\`\`\n:::figure\n:::\n\`\`\`\n\n> :::figure{#a}\n> Text.\n> :::\n\n${complete}\n:::table\n- Text.\n:::\n`;
    expect(await found(markdown)).toEqual(['incomplete-figure 10:3-10:16', 'incomplete-figure 18:1-18:9']);
  });

  it('is content with an image anywhere in its paragraph', async () => {
    expect(await found(':::figure\nThe ![A map](images/map.svg) of all.\n:::\n')).toEqual([]);
  });
});

describe('malformed-directive', () => {
  it.each([
    ['Text.\n:::', [':::']],
    ['Text.\n\n:::::', [':::::']],
    [':::box\nText.', [':::box']],
    ['> :::box\n> Text.\n\nText.', [':::box']],
    ['- :::box\n  Text.\n\nText.', [':::box']],
    ['::::box\n:::note\nText.\n::::', [':::note']],
    [':::box\n:::note\nText.\n:::\nText.\n:::', [':::note']],
    [':::box\n::::note\nText.\n::::\nText.\n:::', ['::::note']],
    [':::box\n:::note\nText.\n:::\n:::\n\n:::', [':::note', ':::']],
    ['::: box\nText.\n:::', ['::: box', ':::']],
    [':::box{title="A\nText.\n:::', [':::box{title="A', ':::']],
    ['Text[^1]\n\n[^1]: Text.\n    :::', [':::']],
  ])('tells of %j', async (markdown, marks) => {
    expect(await marked('malformed-directive', `${markdown}\n`)).toEqual(marks);
  });

  it.each([
    '::::box\n:::note\nText.\n:::\n\nText.\n::::',
    '> :::box\n> Text.\n> :::',
    '- :::box\n  Text.\n  :::\n- Text.',
    ':::box\r\nText.\r\n:::\r',
    '```\n:::\n::: note\n```\n\n`:::` and ::: and a:::b, Ratio 3:::4',
    '\\:::box',
    '`a\n:::`',
    'He said :::\nand went.',
    'Words *and*::: then',
  ])('leaves %j alone', async (markdown) => {
    expect(await found(`${markdown}\n`)).toEqual([]);
  });
});
