/** Headings that lead to themselves, whatever stands in them. */
import type { ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { expect, it } from 'vitest';
import { linkHeadings, linkTo } from '../../../src/render/html/link-headings.ts';
import { html } from '../../../src/render/serialize.ts';

const content = (source: string): ElementContent[] =>
  fromHtml(source, { fragment: true }).children as ElementContent[];
const call = '<sup class="call"><a id="call-1" href="#note-1">1</a></sup>';

it.each([
  ['<h2 id="a">Words</h2>', '<h2 id="a"><a class="deep-link" href="#a">Words</a></h2>'],
  [
    '<h2 id="a">Words <em>and</em> more</h2>',
    '<h2 id="a"><a class="deep-link" href="#a">Words <em>and</em> more</a></h2>',
  ],
  [`<h2 id="a">Words${call}</h2>`, `<h2 id="a"><a class="deep-link" href="#a">Words</a>${call}</h2>`],
  [`<h2 id="a">${call} Words</h2>`, `<h2 id="a">${call}<a class="deep-link" href="#a"> Words</a></h2>`],
  ['<h2 id="a"><a href="#b">All a link</a></h2>', '<h2 id="a"><a href="#b">All a link</a></h2>'],
  [
    '<section><h3 id="a.title">In a box</h3></section>',
    '<section><h3 id="a.title"><a class="deep-link" href="#a.title">In a box</a></h3></section>',
  ],
  ['<h2>Without an id</h2>', '<h2>Without an id</h2>'],
  ['<p id="a">No heading</p>', '<p id="a">No heading</p>'],
])('%s', (before, after) => {
  expect(html(linkHeadings(content(before)))).toBe(after);
});

it('nothing is linked where there are no words', () => {
  expect(linkTo('a', [])).toEqual([]);
  expect(html(linkTo('a', content(call)))).toBe(call);
});
