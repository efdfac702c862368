/** The second wall: what a mistake of the parser could let through, the composition has not. */
import type { ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { expect, it } from 'vitest';
import { SAFE_LIST } from '../../src/book/safe-list.ts';

it.each([
  ['<script>x</script>', ''],
  ['<style>x</style>', ''],
  ['<p onclick="x" style="y" id="a">t</p>', '<p id="a">t</p>'],
  ['<a href="javascript:x">t</a>', '<a>t</a>'],
  ['<a href="JaVaScRiPt:x">t</a>', '<a>t</a>'],
  ['<a href="data:text/html,x">t</a>', '<a>t</a>'],
  ['<a href="#note-1" role="doc-noteref">1</a>', '<a href="#note-1" role="doc-noteref">1</a>'],
  ['<iframe src="x"></iframe><object data="x"></object><embed src="x">', ''],
  ['<form action="x"><input><button>t</button></form>', 't'],
  ['<svg><script>x</script></svg>', ''],
  ['<math><mi>x</mi></math>', 'x'],
  ['<img src="a.png" alt="b" onerror="x" srcset="y">', '<img src="a.png" alt="b">'],
  ['<base href="x"><meta http-equiv="refresh"><link href="x">', ''],
  ['<!-- comment -->t', 't'],
])('%s becomes %s', (html, expected) => {
  const tree = {
    type: 'root' as const,
    children: fromHtml(html, { fragment: true }).children as ElementContent[],
  };
  expect(toHtml(sanitize(tree, SAFE_LIST))).toBe(expected);
});
