/** A Word document made by a library, read: its words, its notes, and what is told of the rest. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Imported } from '../../../src/import/imported.ts';
import { markdownOf } from '../../../src/import/markdown-form.ts';
import { readWord } from '../../../src/import/word/read-word.ts';
import { PICTURE, sampleDocument } from './sample-document.ts';

/** Written by hand after the document, not by the program. */
const EXPECTED = `# Sand

Sand came by boat.[^1] It was *white*.[^en1] Later it came by rail.

Twelve families lived of it.[^2] H<sub>2</sub>O was free.

- quartz
- soda[^en2]
  - potash

1. melt
2. blow

## Fire

:::figure
![A kiln with two chimneys](images/picture-1.png)

The kiln
:::

| Year | Bottles |
| - | - |
| 1820 | 900 |
| 1901 | 12 |

All of it is gone.[^3]

[^1]: The oven of 1820, *Annals*, p. 4.

[^2]: It had two chimneys.

    The second fell in 1901.

[^3]: See [the register](https://glass.example/?a=1\\&b=2).

[^4]: Nobody calls this footnote.

[^en1]: An endnote on sand.

[^en2]: An endnote on soda.

    It goes on.
`;

let made: Imported;

beforeAll(async () => {
  made = await readWord(await sampleDocument());
});

const told = (kind: string) => made.decisions.filter((decision) => decision.kind === kind);

describe('a Word document', () => {
  it('becomes a manuscript with its headings, lists, table, picture, italics and links', () => {
    expect(markdownOf(made.tree)).toBe(EXPECTED);
  });

  it('gives its title, authors and description', () => {
    expect(made.metadata).toMatchObject({
      title: 'Harbour of Glass',
      authors: ['Lena Brandt', 'Olaf Ness'],
      description: 'On the glassworks of the fjord',
    });
  });

  it('gives its pictures as they are', () => {
    expect([...made.files]).toEqual([['images/picture-1.png', new Uint8Array(PICTURE)]]);
  });

  it('has its comments told, with what they are about', () => {
    expect(told('comment').map(({ message, text }) => [message, text])).toEqual([
      [
        'a comment by Rut Holm on 2024-05-07, about “Twelve families lived of it.”; it is not in the manuscript',
        'Is this so?',
      ],
    ]);
  });

  it('has its tracked changes told', () => {
    expect(told('change').map(({ message, text }) => [message, text])).toEqual([
      ['deleted by Rut Holm on 2024-05-06; it is not in the manuscript', 'cart'],
      ['inserted by Rut Holm on 2024-05-06; it is in the manuscript', 'rail'],
    ]);
  });

  it('has the heads and feet of its pages told', () => {
    expect(told('furniture').map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Draft of May', 'Not for print']),
    );
  });

  it('has the footnote told that nothing calls, and no other fault', () => {
    expect(told('fault').map(({ message, text }) => [message, text])).toEqual([
      ['expected a call for footnote 4, found none; the note is kept', 'Nobody calls this footnote.'],
    ]);
  });
});
