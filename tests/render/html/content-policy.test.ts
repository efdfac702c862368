/** The last wall: what a shell of anyone's may not do in a finished page. */
import { describe, expect, it } from 'vitest';
import { withPolicy } from '../../../src/render/html/content-policy.ts';

const body = (page: string): string =>
  /<body[^>]*>([\s\S]*)<\/body>/u.exec(withPolicy(page, 'own/page.liquid').page)?.[1] ?? '';

describe('a page loses', () => {
  it.each([
    ['<script>x</script>t', 't'],
    ['<p onclick="x" ONLOAD="y">t</p>', '<p>t</p>'],
    ['<iframe src="x" srcdoc="y"></iframe>t', 't'],
    ['<object data="x"></object><embed src="x"><video src="x"></video>t', 't'],
    ['<form action="x"><input></form>t', 't'],
    ['<a href=" javascript:x">t</a><a href="JAVASCRIPT:x">u</a>', '<a>t</a><a>u</a>'],
    ['<a href="java&#10;script:x">t</a>', '<a>t</a>'],
    ['<a ping="https://e/x" href="https://e/">t</a>', '<a href="https://e/">t</a>'],
    ['<img src="https://e/x" srcset="https://e/y 2x">', '<img>'],
    ['<svg><script>x</script><a xlink:href="javascript:x">t</a></svg>', '<svg><a>t</a></svg>'],
    ['<svg><a><animate attributeName="href" values="javascript:x"/></a></svg>', '<svg><a></a></svg>'],
    [
      '<svg><image href="https://e/x"/><use href="#a"/></svg>',
      '<svg><image></image><use href="#a"></use></svg>',
    ],
    ['<div><template shadowrootmode="open"><script>x</script></template>t</div>', '<div>t</div>'],
    ['<p>a</p><noscript><p title="</noscript><script>x</script>"></p></noscript>t', '<p>a</p>t'],
    [
      '<table background="https://e/x"><tr><td>t</td></tr></table>',
      '<table><tbody><tr><td>t</td></tr></tbody></table>',
    ],
    ['<!-- <p>x</p> -->t', 't'],
  ])('%s', (page, left) => {
    expect(body(`<!doctype html><title>T</title><body>${page}`)).toBe(left);
  });
});

it('says what it lost, and of which shell', () => {
  const { problems } = withPolicy('<script>x</script><p onclick="x">t</p>', 'own/page.liquid');
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ file: 'own/page.liquid', severity: 'warning' });
  expect(problems[0]?.reason).toContain('found `<script>`, `onclick`');
});

it('keeps what shows itself', () => {
  const content =
    '<p id="a" class="b">t <a href="#a">u</a> <a href="mailto:a@b.c">v</a> <img src="data:image/png;base64,AA" alt="w"></p>';
  expect(body(`<!doctype html><title>T</title><body>${content}`)).toBe(content);
});

describe('the policy', () => {
  const shells = [
    '<!doctype html><html><head><title>T</title></head><body>t</body></html>',
    '<p>no head at all',
    '<!-- <head> --><!doctype html><html><body><p>t',
    '<head><meta charset="latin1"><meta http-equiv="refresh" content="0;url=x"><base href="https://e/"><link rel="stylesheet" href="x"></head>',
    '<head><meta http-equiv="Content-Security-Policy" content="default-src *"></head>',
    '<head><noscript><style>x</style></noscript><title>T</title></head>',
  ];
  it.each(shells)('is the first thing in the head of %s', (page) => {
    const { page: result } = withPolicy(page, 'own/page.liquid');
    expect(result).toMatch(
      /<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src /u,
    );
    expect(result.match(/http-equiv|charset=/gu)).toHaveLength(2);
    expect(result).not.toMatch(/refresh|<base|<link|default-src \*/u);
  });
});
