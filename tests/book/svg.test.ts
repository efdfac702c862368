/** What is taken out of a drawing, and what stays. */
import { describe, expect, it } from 'vitest';
import { cleanSvg } from '../../src/book/svg.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg">';

function cleaned(content: string): string {
  return cleanSvg(`${SVG}${content}</svg>`).svg.slice(SVG.length, -'</svg>'.length);
}

describe('a drawing loses', () => {
  it.each<[string, string]>([
    ['<script>x</script>', ''],
    ['<s:script xmlns:s="http://www.w3.org/2000/svg">x</s:script>', ''],
    ['<svg><SCRIPT/></svg>', '<svg></svg>'],
    ['<foreignObject><p>x</p></foreignObject>', ''],
    ['<h:iframe xmlns:h="http://www.w3.org/1999/xhtml" src="x"/>', ''],
    ['<rect onload="x" OnClick="y"/>', '<rect></rect>'],
    ['<a href="javascript:x"><text>t</text></a>', '<g><text>t</text></g>'],
    ['<a href=" java&#10;script:x"/>', '<g></g>'],
    ['<x:use xmlns:x="http://www.w3.org/2000/svg" x:href="https://e/x.svg#a"/>', ''],
    ['<image href="https://e/x.png"/><image href="data:text/html,x"/>', '<image></image><image></image>'],
    ['<image href="data:image/svg+xml;base64,AA"/>', '<image></image>'],
    ['<rect style="fill:url(https://e/x)" fill="url(\'//e/x\')"/>', '<rect></rect>'],
    ['<rect style="fill:u\\72l(https://e/x)"/>', '<rect></rect>'],
    ['<style>@import "x.css";</style>', ''],
    ['<style>a{fill:u\\72l(x)}</style>', ''],
    ['<style><![CDATA[a{fill:url(//e/x)}]]></style>', ''],
    ['<animate attributeName="href" to="javascript:x"/><set attributeName="href"/>', ''],
    ['<g xml:base="https://e/" id="a"><use href="#a"/></g>', '<g id="a"><use href="#a"></use></g>'],
    // Nobody can follow a link in a picture.
    [
      '<text><a fill="red" title="t" target="x" href="#a" id="a">go</a></text>',
      '<text><tspan fill="red" id="a">go</tspan></text>',
    ],
    ['<use href="#nowhere"/>', ''],
    ['<unknown foo="1"><rect/></unknown><flowRoot/><Rect/>', ''],
    ['<rect wurst="1" data-x="1" aria-label="x"/>', '<rect data-x="1" aria-label="x"></rect>'],
    [
      '<h:img xmlns:h="http://www.w3.org/1999/xhtml" srcset="https://e/x 1x"/>',
      '<h:img xmlns:h="http://www.w3.org/1999/xhtml"></h:img>',
    ],
    ['<?xml-stylesheet href="x.css"?>', ''],
  ])('%s', (content, left) => {
    expect(cleaned(content)).toBe(left);
  });

  it('its document type and instructions', () => {
    const { svg, removed } = cleanSvg(
      `<?xml version="1.0"?><?xml-stylesheet href="x"?><!DOCTYPE svg>${SVG}</svg>`,
    );
    expect(svg).toBe(`${SVG}</svg>`);
    expect(removed).toEqual([]);
  });
});

describe('a drawing keeps', () => {
  it.each([
    '<rect fill="url(#a)" style="stroke:red"></rect>',
    '<rect id="a"></rect><use href="#a"></use>',
    '<i:view xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:zoom="1" own="x"></i:view>',
    '<filter id="f"><feDropShadow dx="1"></feDropShadow></filter>',
    '<x:rect xmlns:x="http://www.w3.org/2000/svg"></x:rect>',
    '<g i:label="Layer 1" xmlns:i="http://www.inkscape.org/namespaces/inkscape"></g>',
    '<image href="data:image/png;base64,AA"></image>',
    '<style>.a{fill:url(#b)}</style>',
    '<text font-family="Source Serif 4">Қазақ, and more</text>',
  ])('%s', (content) => {
    expect(cleaned(content)).toBe(content);
  });
});

describe('ids', () => {
  it.each<[string, string, string]>([
    [
      'that are no names become names, and references follow',
      '<g id="1 a:b"/><use href="#1 a:b"/><use href="#1%20a:b"/><rect fill="url(\'#1 a:b\')"/><style>g{fill:url(#1 a:b)}</style>',
      '<g id="id-1-a-b"></g><use href="#id-1-a-b"></use><use href="#id-1-a-b"></use><rect fill="url(#id-1-a-b)"></rect><style>g{fill:url(#id-1-a-b)}</style>',
    ],
    [
      'that stand twice stand once; references mean the first',
      '<g id="a"/><g id="a"/><g id="a-2"/><use href="#a"/>',
      '<g id="a"></g><g id="a-3"></g><g id="a-2"></g><use href="#a"></use>',
    ],
    [
      'that say nothing go',
      '<g id=""/><g id=" " aria-labelledby="b c"/><title id="b"/>',
      '<g></g><g aria-labelledby="b"></g><title id="b"></title>',
    ],
  ])('%s', (_, content, left) => {
    expect(cleaned(content)).toBe(left);
  });
});

it('names what was taken out', () => {
  expect(cleanSvg(`${SVG}<script/><rect onload="x"/></svg>`).removed).toEqual(['script', 'onload']);
});

it.each([
  ['an entity', '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>'],
  ['no XML', 'not a drawing'],
  ['an element that is not closed', '<svg><g></svg>'],
])('refuses %s', (_, source) => {
  expect(() => cleanSvg(source)).toThrow('Could not parse XML');
});
