/** A small manuscript with one of everything, in memory. */
import { memoryFiles } from '../../../src/manuscript/memory.ts';

/** A PNG of 2 × 1 pixels. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAYAAAD0In+KAAAAD0lEQVR42mNk+M9Qz0AEAAWGAQIhQVTsAAAAAElFTkSuQmCC',
  'base64',
);

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200" viewBox="0 0 400 200">
<title>Bars</title><rect x="10" y="40" width="300" height="40"/><rect x="10" y="110" width="120" height="40"/></svg>`;

const CONFIGURATION = `
title: "Rights & <wrongs>: \\"a\\" reader's guide ]]> to it"
subtitle: On & off
authors:
  - { name: Aigerim Example, affiliation: Centre for Examples, orcid: 0000-0002-1825-0097 }
  - { name: Ed Itor, role: editor }
  - { name: Trans Lator, role: translator }
  - { name: The Committee, role: chair }
publisher: Example & Sons
date: 2026-05-04
modified: 2026-06-07
language: en-GB
isbn: { epub: 978-3-16-148410-0, print: 978-3-16-148411-7 }
doi: https://doi.org/10.1234/ab.c
rights: "© 2026 <all> & sundry"
description: A "book" of <examples> & more
subjects: [Examples, "Tests & trials"]
cover: pictures/cover.svg
parts:
  - title: Part One
    chapters: [one.md, 第二章.md]
  - title: Part Two
    chapters: [three.md]
`;

const ONE = `---
subtitle: A subtitle & more
authors: [{ name: Chapter Author, affiliation: Somewhere }]
---

# Notes & \\<quotes>[^t]

:::epigraph{#motto}
Whoever saves one life saves the world entire.

— A proverb
:::

:::abstract
What the chapter says, in short.
:::

First paragraph with a call.[^a] And the same again,[^a] then another.[^many] See [note {note}](#^list), which begins with a list.[^list][^many]

A :smallcaps[NATO] word, :lang[Қазақстан]{kk}, :lang[مرحبا بالعالم]{ar}, H<sub>2</sub>O, \`a < b && c\`, **bold**, *stress* and ~~struck~~. [A link with a call[^inlink] in it](https://example.org/a?b=c&d=é) and [none](http://).

## A heading {#first-heading}

### Deeper

#### Too deep for a menu

:::box{title="A box & its title" byline="By A. N. Other" #the-box toc}
Text in the box.[^box]

- one
- two
:::

:::note
A remark set apart.
:::

:::figure{#fig-svg}
![Two bars](pictures/bars.svg)

A figure with a *caption*.[^cap]
:::

![A dot](pictures/dot%20one.png "A short figure")

![](pictures/dot%20one.png){decorative}

:::table{#tab}
| Name | Count | Share |
| :--- | ----: | :---: |
| a \\| b | 1 | ½ |
| c | 22 |  |

The caption of the table.
:::

See [](#fig-svg), [](#tab), [](#the-box), [the other chapter](%E7%AC%AC%E4%BA%8C%E7%AB%A0.md) and [its end {ref}](%E7%AC%AC%E4%BA%8C%E7%AB%A0.md#far).

[^t]: Note of the title.
[^a]: Called twice, with \`code\` and a [link](https://example.org/).
[^many]: First paragraph.

    Second paragraph, which calls another.[^inner]

    > A quotation in a note.
[^inner]: A note in a note.
[^list]:
    - a list
    - that begins a note
[^inlink]: In a link.
[^box]: From a box.
[^cap]: From a caption.
`;

const TWO = `# 第二章

:::verse
A line of verse that is rather long and has to be turned over on a narrow screen,
another line

a second stanza
:::

\`\`\`js
if (a < b && c > d) { run(']]>'); }
\`\`\`

1. one
   - deeper
     1. deepest
2. two

5. five

> A block quotation.
>
> Of two paragraphs.

---

::pagebreak

A call here.[^a] ^[An inline note.] [Back to the figure](one.md#fig-svg).

:::box{title="عنوان" lang=ar #arabic}
نص عربي قصير.
:::

## Far end {#far}

The end.

[^a]: Another note with the same label.
`;

const THREE = `---
title: Last
---

No call here. [A heading](one.md#first-heading) and [nothing](missing.md).
`;

/** The manuscript, with other files in place of some of it. */
export function everything(changes: Readonly<Record<string, string>> = {}) {
  return memoryFiles({
    'manuscript.yaml': CONFIGURATION,
    'one.md': ONE,
    '第二章.md': TWO,
    'three.md': THREE,
    'pictures/bars.svg': SVG,
    'pictures/cover.svg': SVG.replace('Bars', 'Cover').replace('300', '360'),
    'pictures/dot one.png': PNG,
    ...changes,
  });
}

/** The configuration with lines added or changed. */
export function configuration(change: (yaml: string) => string): Readonly<Record<string, string>> {
  return { 'manuscript.yaml': change(CONFIGURATION) };
}
