/** Which marks are left over from a note, and which are none. */
import { describe, expect, it } from 'vitest';
import { found } from './in-memory.ts';

describe('literal-marker', () => {
  it.each([
    ['Exports doubled.[12]', '1:17-1:21'],
    ['“Quoted text”[3, 4] and on', '1:14-1:20'],
    ['Exports “doubled” -- and *fell*.[12]', '1:33-1:37'],
    ['Экспорт вырос[7] вдвое', '1:14-1:17'],
    ['Exports doubled.¹² Taxes fell', '1:17-1:19'],
    ['Exports *doubled*² in a year', '1:18-1:19'],
    ['Exports doubled.<sup>12</sup>', '1:17-1:30'],
    ['Exports **doubled**<sup title="note"> 12 </sup>', '1:20-1:48'],
    ['Exports fell (in 1995)[12] and rose', '1:23-1:27'],
    ['Exports fell (so they say)¹² and rose', '1:27-1:29'],
    ['He wrote [sic][12] and left', '1:15-1:19'],
    ['Exports doubled.[12]However', '1:17-1:21'],
    ['> quoted\n> text.[12]', '2:8-2:12'],
    ['First.\r\nThen text.[12]\r\n', '2:11-2:15'],
    ['| a |\n|---|\n| text.[12] |', '3:8-3:12'],
    ['![A map](images/map.svg "The regions.[12]")', '1:38-1:42'],
    ['Exports doubled.[12] Write to a@example.org', '1:17-1:21'],
  ])('finds the mark in %j', async (markdown, place) => {
    expect(await found(`${markdown}\n`)).toEqual([`literal-marker ${place}`]);
  });

  it('sees marks behind marks', async () => {
    expect(await found('Exports doubled.[3][4] Then\n')).toEqual([
      'literal-marker 1:17-1:20',
      'literal-marker 1:20-1:23',
    ]);
  });

  it.each([
    'An area of 12 km², 3 m³, 10<sup>12</sup> and 10¹² and CO² and x² + y².',
    'The 19<sup>th</sup> century, the 2<sup>e</sup>.',
    'In `doubled.[12]` and\n\n    doubled.[12]',
    'A [link][12] and [link.[12]](https://example.org).\n\n[12]: https://example.org',
    'He said “[2] people came in [2020]”, see [1] and text.[2020].',
    'Escaped.\\[12\\] and \\[^my note]',
    'He said that “the treaty.[1991] had lapsed” and “the law [1991]”.',
    '- [1] task',
    'e.g. 10⁻¹², half-life.⁻¹',
    'Then (a + b)² and (2<sup>64</sup>)<sup>2</sup> and (x)[2].',
    'The package anaconda[23]-5.3, and rows[1][2]',
    'Closed.^[A note.]',
  ])('leaves %j alone', async (markdown) => {
    expect(await found(`${markdown}\n`)).toEqual([]);
  });
});
