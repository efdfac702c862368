/** A small manuscript with every kind of block, whose notes are long enough to go over pages. */
import type { Pages } from '../../print/pages/press.ts';
import { PICTURES } from '../../print/pages/pictures.ts';
import { printing } from '../../print/pages/press.ts';
import { dice, words } from '../../print/pages/words.ts';

const roll = dice(77);

const FIRST = `# The Lighthouse

The keeper climbs the stairs every evening.[^stairs] There are *two hundred and eleven* of them, and each has been
counted by **every** child of the village.[^child][^stairs] See [the log](#the-log), [table](#t-ships) and
[a page about lamps](https://example.org/lamps).

## The log

${words(120, roll)} A self-governed harbour needs a well-kept log, and a co-operative crew.[^crew] ${words(200, roll)}

- The first item is tight.[^item]
- The second item has *emphasis* and ends soon.
    1. A numbered item within.
    2. Another one.

- A loose item begins here.

    It goes on in a second paragraph.

- The loose list ends.

> A quotation stands apart.[^quoted]
>
> It has two paragraphs, and \`some code\`.

\`\`\`
lamp = on
while (dark) { turn(lamp) }
\`\`\`

:::verse
The lamp goes round,\\
the sea goes down.

The morning finds\\
an open door.
:::

:::box{title="What a lamp needs"}
Oil, a wick and somebody who is awake.[^awake]

Nothing else.
:::

### A third level

${words(90, roll)}

[^stairs]: The stairs were built in 1871, after the old ones had burnt.
[^child]: ${words(60, roll)}
[^crew]: Ten men at most, see <https://example.org/a/long/address/of/a/crew/list.html>.
[^item]: A note to an item.
[^quoted]: ${words(560, roll)}

    A second paragraph of the note, in which another note is called.[^inner]

    - an item in a note
    - and another
[^awake]: ${words(30, roll)}
[^inner]: The inner note.
`;

const SECOND = `# Ships and harbours[^title]

${words(80, roll)}

:::table{#t-ships}
| Ship | Year | Master[^head] |
|:---|---:|---|
${Array.from({ length: 40 }, (_, row) => `| Ship ${row} ${words(2, roll)} | ${1800 + row} | ${row % 7 === 3 ? '' : words(3, roll)}${row % 13 === 5 ? `[^row${row}]` : ''} |`).join('\n')}

Ships that called at the harbour.[^caption]
:::

${words(250, roll)} ‘Quoted words’ and “more of them”, the keeper’s own; 10–12 ships, and a naïve café.

![A drawing of a lamp](wide.svg "The lamp of *the* lighthouse.[^drawn]")

Some words beside ![a small lamp](small.svg) a picture. ![](square.png){decorative}

:::figure{#f-two}
![A square](square.png)

A figure with a caption.[^square]
:::

:::epigraph
A motto.
:::

:::note
A remark, :smallcaps[nato] and :lang[Қазақстан]{kk}, [see {ref}](#t-ships).[^remark] An inline note.^[Written where it is called.]
:::

${words(150, roll)}[^last]

[^title]: A note to a title.
[^head]: A note to the head of a column.
[^row5]: A note to a row.
[^row18]: ${words(40, roll)}
[^row31]: A third note to a row.
[^caption]: A note to a caption.
[^last]: The last note.
[^drawn]: Drawn by the keeper.
[^square]: Not a circle.
[^remark]: On a remark.
`;

/** The manuscript, with whatever `print:` options are asked for. */
export function bookOfEverything(options: Readonly<Record<string, string>> = {}): Pages {
  return { chapters: [FIRST, SECOND], configuration: printing(options), files: PICTURES };
}
