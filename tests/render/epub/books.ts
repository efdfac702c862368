/** Books of all kinds, to be looked at by validators. */
import { diskFiles } from '../../../src/manuscript/disk.ts';
import type { Files } from '../../../src/manuscript/files.ts';
import { memoryFiles } from '../../../src/manuscript/memory.ts';
import { configuration, everything } from './everything.ts';
import { png } from './png.ts';

const HOSTILE = `# &amp; <script>alert(1)</script> "x" 'y' ]]>

½ <b onclick="x">bold</b> [a](javascript:alert(1)) [b](data:text/html,x) [c](http://exa mple/) <https://example.org/[x]|y>
[d](<https://example.org/ü ö?ä=%&[]#a#b>) ![](nowhere.png) ![x](../../etc/passwd) ![y](https://example.org/z.png)

## ½ of ² {#½}

## µ-economy ª

## Note 1

## call-1

| a |
|---|
|   |

[^1]: never called
`;

const ARABIC = `---
authors: [{ name: "ليلى مثال" }]
---

# الفصل الأول

:::epigraph
الكتاب خير جليس.
:::

نص قصير فيه حاشية.[^١] ثم كلمات بالإنجليزية: :lang[a phrase in English, 1991–2021]{en}، وبالعبرية: :lang[שלום]{he}، وبالصينية: :lang[目录]{zh}.

## عنوان

1. بند
2. بند آخر

| السنة | العدد |
| --- | --: |
| ٢٠٢٠ | ١٢ |

:::verse
سطر أول
سطر ثان
:::

[^١]: نص الحاشية، وفيه (أقواس) وأرقام 12–34.
`;

const CHINESE = (number: string): string => `# 第${number}章

## 第一节

正文。[^注] 参见[](第二章.md)。<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>

[^注]: 注释。
`;

const TERMS = Array.from({ length: 2000 }, (_, index) => `Term ${String(index + 1).padStart(4, '0')}`);

/** A book with an index: two thousand headings in twenty chapters, and a chapter that leads to each of them. */
function indexed(): Files {
  const chapters: Record<string, string> = {};
  for (let number = 0; number < 20; number++) {
    const terms = TERMS.slice(100 * number, 100 * (number + 1));
    const entries = terms.map((term) => `## ${term}\n\nWhat ${term.toLowerCase()} means.\n`);
    chapters[`${String(number + 1).padStart(2, '0')}.md`] =
      `# Chapter ${number + 1}\n\n${entries.join('\n')}`;
  }
  const lines = TERMS.map((term, index) => {
    const file = String(Math.floor(index / 100) + 1).padStart(2, '0');
    return `- ${term}, [${file}](${file}.md#${term.toLowerCase().replace(' ', '-')})`;
  });
  chapters['index.md'] = `---\nkind: back\n---\n\n# Index\n\n${lines.join('\n')}\n`;
  return memoryFiles({ 'manuscript.yaml': 'title: A book with an index', ...chapters });
}

/** Three hundred pictures, of which every tenth is the same as the one before it, in two chapters. */
function illustrated(): Files {
  const pictures: Record<string, string | Uint8Array> = {};
  const figures: string[] = [];
  for (let number = 1; number <= 300; number++) {
    const shade = number % 10 === 0 ? number - 1 : number;
    const name = `pictures/${number % 3 === 0 ? 'Bild' : 'bild'} ${number}.png`;
    pictures[name] = png(24, 16, (x, y) => [shade % 256, (x * 10) % 256, (y * 15 + shade) % 256]);
    figures.push(`![Colours, number ${number}](<${name}> "Sample ${number}")`);
  }
  return memoryFiles({
    'manuscript.yaml': 'title: A book with pictures\ncover: pictures/bild 1.png',
    'a.md': `# One\n\n${figures.slice(0, 150).join('\n\n')}\n`,
    'b.md': `# Two\n\n${figures.slice(150).join('\n\n')}\n`,
    ...pictures,
  });
}

const CLAIM = `uuid: 123e4567-e89b-42d3-a456-426614174000
series: { title: "Reports & <papers>", number: 2 }
epub:
  fonts: embed
  accessibility: { certifiedBy: The Examiners, credential: Sworn, report: https://example.org/report }
`;

/** A drawing as programs write it: ids by layer, links, their own elements and attributes. */
const DRAWN = `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:i="http://www.inkscape.org/namespaces/inkscape" width="90" height="50" i:version="1">
<title></title><i:view i:zoom="2"/><g id="Layer 1" i:label="Layer 1"/><g id="a"/><g id="a"/><g id=""/><unknown foo="1"/>
<a xlink:href="https://example.org/" title="t"><text x="5" y="20" wurst="1" data-x="1">go</text></a>
<a href="#a" title="t"><use xlink:href="#Layer 1"/></a><text x="5" y="40"><a href="#none">in</a></text><use href="#none"/></svg>`;

const having = (lines: string): Files => everything(configuration((yaml) => `${yaml}${lines}\n`));

/** By name, each loaded only when it is wanted. */
export const BOOKS: readonly [string, () => Files][] = [
  ['one of everything', () => everything()],
  ['numbers by chapter', () => having('notes: { numbering: per-chapter }')],
  ['notes at the end of chapters', () => having('epub: { notes: chapter, tocDepth: 1 }')],
  ['notes at the end of the book', () => having('epub: { notes: book, tocDepth: 8 }')],
  [
    'fonts, a series and a claim',
    () =>
      everything({
        ...configuration((yaml) => `${yaml}${CLAIM}`),
        // Words in a drawing: it carries the font for them.
        'pictures/bars.svg': `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200">
<text x="9" y="50" font-family="Source Sans 3, sans-serif" font-size="30">Words, Қазақша</text></svg>`,
      }),
  ],
  ['the least there can be', () => memoryFiles({ 'manuscript.yaml': 'title: Plain', 'a.md': 'Text.' })],
  ['an empty chapter', () => memoryFiles({ 'manuscript.yaml': 'title: Plain', 'a.md': '' })],
  [
    'right to left',
    () =>
      memoryFiles({ 'manuscript.yaml': 'title: كتاب\nsubtitle: عنوان فرعي\nlanguage: ar', 'a.md': ARABIC }),
  ],
  [
    'Chinese',
    () =>
      memoryFiles({
        'manuscript.yaml':
          'title: 书名\nlanguage: zh-Hans\nchapters: [第一章.md, 第二章.md, 第三章.md]\nwords: { zh: { contents: 目录, notes: 注释, figures: 插图, tables: 表格, page: 页, pages: 页码, cover: 封面, titlePage: 扉页, backToText: "返回注释 {number}" } }',
        '第一章.md': CHINESE('一'),
        '第二章.md': CHINESE('二'),
        '第三章.md': CHINESE('三'),
      }),
  ],
  [
    'hostile',
    () =>
      memoryFiles({ 'manuscript.yaml': 'title: "</title><script>\\"&"\nlanguage: en', '第 &".md': HOSTILE }),
  ],
  [
    'a drawing of an ordinary program',
    () =>
      memoryFiles({ 'manuscript.yaml': 'title: Drawn', 'a.md': '# A\n\n![Drawn](a.svg)\n', 'a.svg': DRAWN }),
  ],
  ['an index of 2,000 entries', indexed],
  ['300 pictures', illustrated],
  ['the sample', () => diskFiles(new URL('../../../manuscript', import.meta.url).pathname)],
];
