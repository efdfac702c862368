/** The ids and names of everything that can be linked to. */
import { describe, expect, it } from 'vitest';
import { directionOf } from '../../src/book/direction.ts';
import { bookOf } from './serialized.ts';

async function idsOf(markdown: string, yaml = ''): Promise<string[]> {
  const { targets } = await bookOf({ 'one.md': markdown }, yaml);
  return [...targets.of.values()].map(({ id, kind }) => `${kind} ${id}`);
}

describe('an id', () => {
  it.each<[string, string, string[]]>([
    ['of a title', '# Trade & Aid', ['chapter trade--aid']],
    ['beyond Latin', '# Қазақстан\n\n## 第二章', ['chapter қазақстан', 'heading 第二章']],
    ['that would begin with a digit', '# 1991', ['chapter section-1991']],
    ['of signs only', '# !!!\n\n## ???', ['chapter section-1', 'heading section-1-2']],
    [
      'of a call',
      '# Call 1\n\n## Note 1\n\n## Page 1',
      ['chapter section-call-1', 'heading section-note-1', 'heading section-page-1'],
    ],
    ['that is written', '# T {#top}\n\n## S {#s}', ['chapter top', 'heading s']],
    ['that is written, reserved', '# T {#note-1}', ['chapter section-note-1']],
    [
      'that another heading would take',
      '# T\n\n## Trade\n\n## Other {#trade}',
      ['heading trade', 'chapter t', 'heading trade-2'],
    ],
    ['of a call in a heading', '# Trade[^1]\n\n[^1]: N.', ['chapter trade']],
    ['of words left out', '# A <font color="red">b</font>', ['chapter a-b']],
    ['in a note that nobody reads', 'x\n\n[^1]: ## Unread', ['chapter section-1']],
    [
      'of figures and tables',
      '![a](map.png "b")\n\n:::table\n| a |\n| - |\n\nb\n:::',
      ['chapter section-1', 'figure figure-1', 'table table-1'],
    ],
    [
      'of the title in a box',
      '# T\n\n:::box{title="x" #b}\ny\n:::\n\n## H {#b.title}',
      ['box b', 'heading b.title-2', 'chapter t'],
    ],
  ])('%s', async (_, markdown, expected) => {
    expect(await idsOf(markdown)).toEqual(expected);
  });

  it('is given once in the whole book', async () => {
    const same = '# Summary\n\n## Summary\n\n:::box{title="Summary"}\nx\n:::\n';
    const { targets } = await bookOf({ 'a.md': same, 'b.md': same });
    const ids = [...targets.of.values()].map(({ id }) => id);
    expect(ids).toHaveLength(6);
    expect(new Set(ids).size).toBe(6);
  });

  it('is found quickly among ten thousand of the same words', async () => {
    const start = performance.now();
    await bookOf({ 'a.md': '## Summary\n\n'.repeat(10_000) });
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

it('numbers the figures and tables of the whole book, in the words of each chapter', async () => {
  const figure = '![a](map.png "b")\n';
  const { targets } = await bookOf({
    'a.md': figure + '\n' + figure,
    'b.md': `---\nlanguage: de\n---\n\n${figure}`,
    'c.md': `x\n\n[^1]: Never read.\n\n    ${figure}`,
  });
  const names = [...targets.of.values()].filter(({ kind }) => kind === 'figure').map(({ name }) => name);
  expect(names).toEqual(['Figure 1', 'Figure 2', 'Abbildung 3']);
});

describe('the direction of', () => {
  it.each([
    ['ar', 'rtl'],
    ['en', 'ltr'],
    ['kk-Arab', 'rtl'],
    ['kk-arab-CN', 'rtl'],
    ['ar-Latn', 'ltr'],
    ['he-1996', 'rtl'],
    ['de-1996', 'ltr'],
  ])('%s is %s', (language, direction) => {
    expect(directionOf(language)).toBe(direction);
  });
});
