import { expect, test } from 'vitest';
import { parse } from '../../src/book/book.ts';
import { loadFrom } from '../../src/manuscript/load.ts';
import { memoryFiles } from '../../src/manuscript/memory.ts';

test('a call in the caption of a table comes before those in its cells, since the caption stands above', async () => {
  const chapter = `# A

:::table{#t}
| a | b |
| - | - |
| one[^cell] | two |

The caption.[^caption]
:::

[^cell]: Of the cell.
[^caption]: Of the caption.
`;
  const files = memoryFiles({ 'manuscript.yaml': 'title: T\n', 'a.md': chapter });
  const book = await parse(await loadFrom(files, 'book'));
  expect(book.numbered.notes.map(({ definition }) => definition.label)).toEqual(['caption', 'cell']);
});
