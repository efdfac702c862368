import { describe, expect, it } from 'vitest';
import { found } from './in-memory.ts';

const lines = async (markdown: string): Promise<string[]> =>
  (await found(markdown)).map((text) => text.replace(/:.*$/u, ''));

describe('comments that address rules', () => {
  it('silence the next line, or the next that is not blank', async () => {
    expect(await lines('<!-- imprimatur-disable-next-line -->\nText.[^1]\nMore.[^2]\n')).toEqual([
      'undefined-note 3',
    ]);
    expect(await lines('<!-- imprimatur-disable-next-line -->\n\nText.[^1]\n\nMore.[^2]\n')).toEqual([
      'undefined-note 5',
    ]);
  });

  it('silence only the rules they name', async () => {
    const comment = '<!-- imprimatur-disable-next-line literal-marker, numbering-gap -->';
    expect(await lines(`${comment}\nText.[^1] Text.[2]\n`)).toEqual(['undefined-note 2']);
  });

  it('silence from `disable` to `enable`', async () => {
    expect(
      await lines(
        'A.[^1]\n\n<!-- imprimatur-disable -->\n\nB.[^2]\n\n<!-- imprimatur-enable -->\n\nC.[^3]\n',
      ),
    ).toEqual(['undefined-note 1', 'undefined-note 9']);
  });

  it('silence to the end where nothing enables', async () => {
    expect(await lines('A.[^1]\n\n<!-- imprimatur-disable undefined-note -->\n\nB.[^2] C.[3]\n')).toEqual([
      'undefined-note 1',
      'literal-marker 5',
    ]);
  });

  it('can enable one of all rules', async () => {
    const markdown =
      '<!-- imprimatur-disable -->\n\n<!-- imprimatur-enable literal-marker -->\n\nB.[^2] C.[3]\n';
    expect(await lines(markdown)).toEqual(['literal-marker 5']);
  });

  it('work within a line, for the whole line', async () => {
    const markdown = 'A.[^1] <!-- imprimatur-disable --> B.[^2] <!-- imprimatur-enable -->\n\nC.[^3]\n';
    expect(await lines(markdown)).toEqual(['undefined-note 3']);
  });

  it('work in a list or a note as well', async () => {
    const markdown =
      '- item\n\n  <!-- imprimatur-disable-next-line -->\n  text.[^9]\n\nA.[^a]\n\n' +
      '[^a]: Note.\n\n    <!-- imprimatur-disable-next-line -->\n    More.[^8]\n';
    expect(await lines(markdown)).toEqual([]);
  });
});
