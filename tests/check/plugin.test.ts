import { fileURLToPath } from 'node:url';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import type { Root } from 'mdast';
import preset, { literalMarker, undefinedNote, unusedNote } from '../../src/lint.ts';

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
