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
    ['<a href="javascript:x"><text>t</text></a>', '<a><text>t</text></a>'],
    ['<a href=" java&#10;script:x"/>', '<a></a>'],
    [
      '<x:use xmlns:x="http://www.w3.org/2000/svg" x:href="https://e/x.svg#a"/>',
      '<x:use xmlns:x="http://www.w3.org/2000/svg"></x:use>',
    ],
    ['<image href="https://e/x.png"/><image href="data:text/html,x"/>', '<image></image><image></image>'],
    ['<image href="data:image/svg+xml;base64,AA"/>', '<image></image>'],
    ['<rect style="fill:url(https://e/x)" fill="url(\'//e/x\')"/>', '<rect></rect>'],
    ['<rect style="fill:u\\72l(https://e/x)"/>', '<rect></rect>'],
    ['<style>@import "x.css";</style>', ''],
    ['<style>a{fill:u\\72l(x)}</style>', ''],
    ['<style><![CDATA[a{fill:url(//e/x)}]]></style>', ''],
    ['<animate attributeName="href" to="javascript:x"/><set attributeName="href"/>', ''],
    ['<g xml:base="https://e/"><use href="#a"/></g>', '<g><use href="#a"></use></g>'],
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
    '<use href="#a"></use>',
    '<image href="data:image/png;base64,AA"></image>',
    '<style>.a{fill:url(#b)}</style>',
    '<text font-family="Source Serif 4">Қазақ, and more</text>',
  ])('%s', (content) => {
    expect(cleaned(content)).toBe(content);
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
