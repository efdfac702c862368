import { fileURLToPath } from 'node:url';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import type { Root } from 'mdast';
import preset, { literalMarker, strict, undefinedNote, unusedNote } from '../../src/lint.ts';

/** A foreign chain, with plain CommonMark and a compiler that shows the tree. */
function chain() {
  return unified()
    .use(remarkParse)
    .use(function () {
      this.compiler = (tree) => JSON.stringify((tree as Root).children.map(({ type }) => type));
    });
}

const markdown = '---\nlayout: post\n---\n\nText.[^1] ^[Inline.] Text.[2]\n\n[^3]: Unused.\n';

describe('the rules in a foreign remark chain', () => {
  it('put their problems on the file, in a preset', async () => {
    const file = await chain()
      .use(preset)
      .process(new VFile({ path: 'post.md', value: markdown }));
    expect(
      file.messages.map(({ ruleId, line, column, fatal, source }) => [ruleId, line, column, fatal, source]),
    ).toEqual([
      ['undefined-note', 5, 6, true, 'imprimatur'],
      ['unused-note', 7, 1, true, 'imprimatur'],
      ['numbering-gap', 7, 1, false, 'imprimatur'],
      ['literal-marker', 5, 27, false, 'imprimatur'],
    ]);
  });

  it('leave the tree and the output of the chain as they were', async () => {
    const without = await chain().process(markdown);
    const linted = await chain().use(preset).process(markdown);
    expect(String(linted)).toBe(String(without));
  });

  it('are plugins of their own, with a severity as option', async () => {
    const file = await chain().use(undefinedNote, 'warning').use(unusedNote, 'off').process(markdown);
    expect(file.messages).toMatchObject([{ ruleId: 'undefined-note', fatal: false }]);
  });

  it.each([
    ['a number', 1],
    ['a word of remark-lint', 'warn'],
    ['a list', ['warning'] as const],
    ['a list with a number', [1, {}] as const],
    ['options', { severity: 'warning' }],
  ] as const)('take their setting as %s', async (_, setting) => {
    const file = await chain().use(undefinedNote, setting).process(markdown);
    expect(file.messages).toMatchObject([{ ruleId: 'undefined-note', fatal: false }]);
  });

  it.each([[0], ['off'], [['off']], [[false, {}]]] as const)('are off with %j', async (setting) => {
    expect((await chain().use(undefinedNote, setting).process(markdown)).messages).toEqual([]);
  });

  it('refuse other settings', () => {
    expect(() =>
      chain()
        .use(undefinedNote, 'loud' as never)
        .process(markdown),
    ).toThrow(/^expected `off`, `info`.* for undefined-note, found "loud"$/u);
  });

  it('are all on in the strict preset', async () => {
    const repeated = 'One.[^a] Two.[^a]\n\n[^a]: A note of some words.\n';
    expect((await chain().use(preset).process(repeated)).messages).toEqual([]);
    const { messages } = await chain().use(strict).process(repeated);
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['repeated-call']);
  });

  it('see what earlier plugins of the chain made of the source', async () => {
    const file = new VFile({ value: 'Text.[2]' });
    await chain().use(literalMarker).run(chain().parse(file), file);
    file.value = 'Nothing.';
    await chain().use(literalMarker).run(chain().parse(file), file);
    expect(file.messages).toHaveLength(1);
  });

  it('look for images from the file, within the working folder', async () => {
    const cwd = fileURLToPath(new URL('../..', import.meta.url));
    const path = 'tests/check/post.md';
    const value = '![a](../../package.json) ![b](none.png) ![c](../../../x.png)\n';
    const file = await chain().use(preset).process(new VFile({ cwd, path, value }));
    expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(['missing-image', 'outside-manuscript']);
  });

  it('respect comments', async () => {
    const file = await chain().use(preset).process('<!-- imprimatur-disable-next-line -->\nText.[^1]\n');
    expect(file.messages).toEqual([]);
  });
});
