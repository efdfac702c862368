/** A manuscript whose pages begin within everything that there is: words, links, lists, tables, code, boxes, notes. */
import { PICTURES } from '../../print/pages/pictures.ts';
import { dice, words } from '../../print/pages/words.ts';

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

/** The files of the manuscript. @param configuration more keys of `manuscript.yaml` */
export function everyBlock(configuration: string): Record<string, string | Uint8Array> {
  const roll = dice(20_261_123);
  const some = (count: number): string => words(count, roll);
  let called = 0;
  const call = (): string => `[^${++called}]`;
  /** Prose with a stressed passage, a link and a call now and then. */
  const prose = (count: number): string =>
    Array.from({ length: Math.ceil(count / 40) }, (_, index) =>
      [
        some(12),
        index % 3 === 0 ? `*${some(9)}*` : some(9),
        index % 4 === 1 ? `[${some(8)}](https://example.org/)` : some(8),
        `${some(11)}.${index % 5 === 2 ? call() : ''}`,
      ].join(' '),
    ).join(' ');
  /** Words as long as lines, so that every line ends within one. */
  const long = (count: number): string =>
    Array.from({ length: count }, () => some(12).replaceAll(' ', '')).join(' ');
  const notes = (): string =>
    `\n\n${lines(called, (index) => `[^${index + 1}]: ${some(index % 7 === 3 ? 160 : 25)}.\n`)}`;
  const chapter = (text: string): string => {
    const whole = text + notes();
    called = 0;
    return whole;
  };

  const first = chapter(`---
subtitle: Below the title stands more
authors: [{ name: Aigerim Example }]
---

# Paragraphs and pictures

${prose(900)}

![](small.svg){decorative}

${prose(300)}

![](tall.svg){decorative}

${prose(120)} ![words for a picture that is not there](gone.png) ${prose(200)}

[look at {ref}](#the-table) ${prose(400)}

::pagebreak

![](square.png){decorative}

::pagebreak

${long(110)}

## After a page of its own

${prose(600)}

:::figure{#figure}
![A tall one](tall.png)

${some(12)}
:::

${prose(300)}
`);
  const second = chapter(`# Lists, tables and code

${lines(30, () => `- ${some(19)}`)}

${lines(14, (index) => `${index + 1}. ${prose(60)}\n\n   ${some(30)}\n\n   - ${some(25)}\n   - **${some(14)}**`)}

:::table{#the-table}
| Year | ${some(2)} | ${some(3)} |
| ---- | ---------- | --------: |
${lines(70, (index) => `| ${1900 + index} | ${index % 6 === 0 ? '' : some(5)} | *${some(4)}*${index % 9 === 0 ? call() : ''} |`)}

${some(14)}
:::

| ${some(2)} | ${some(1)} |
|---|---|
${lines(60, () => `|  | ${some(6)} |`)}

\`\`\`
${lines(90, (index) => `${' '.repeat(index % 5)}${some(6)};`)}
\`\`\`

> ${prose(700)}
>
> ${some(300)}

:::box{title="A box over pages" byline="By nobody" #box}
${prose(500)}

${lines(20, () => `- ${some(16)}`)}

### Within the box

${prose(300)}
:::

:::verse
${lines(60, () => some(6))}
:::

${prose(200)}
`);
  const third = `# Last\n\nOne sentence only, with one note.[^1]\n\n[^1]: ${lines(24, () => `${some(60)}.`).replaceAll('\n', '\n\n    ')}\n`;
  return {
    'manuscript.yaml': `title: Every block\npublisher: Example\nmodified: "2026-11-23T12:00:00Z"\nuuid: 123e4567-e89b-42d3-a456-426614174000\nisbn: { print: 978-3-16-148410-0 }\n${configuration}`,
    '1.md': first,
    '2.md': second,
    '3.md': third,
    '4.md': `# The end\n\n${some(300)}\n`,
    ...PICTURES,
  };
}
