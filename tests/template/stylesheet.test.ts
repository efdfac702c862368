/** What a style sheet of a template is made into, and what cannot get out of it. */
import { describe, expect, it } from 'vitest';
import { memoryFiles } from '../../src/manuscript/memory.ts';
import { readStylesheet, type StylesheetOptions } from '../../src/template/stylesheet.ts';

const embed = (path: string): string => `data:${path}`;
const FILES = { 'a.png': 'x', 'f.woff2': 'x', 'more/b.css': 'b{background:url(../a.png)}', '100%.png': 'x' };

async function read(
  css: string,
  more: Record<string, string> = {},
  options: Partial<StylesheetOptions> = {},
) {
  const template = { name: 'own', files: memoryFiles({ 's.css': css, ...FILES, ...more }) };
  return readStylesheet(template, 's.css', { embed, ...options });
}

describe('stays, or is put in', () => {
  it.each([
    ['a{color:red}', 'a{color:red}'],
    ['a{background:url(a.png)}', 'a{background:url("data:a.png")}'],
    ['a{background:url( "./more/../a.png?x#y" )}', 'a{background:url("data:a.png")}'],
    ['a{background:url(100%25.png)}', 'a{background:url("data:100%.png")}'],
    ['a{filter:url(#f)}', 'a{filter:url(#f)}'],
    ['a{background:url(data:image/png;base64,AA)}', 'a{background:url(data:image/png;base64,AA)}'],
    [
      'a{background:image-set("a.png" type("image/png"))}',
      'a{background:image-set(url("data:a.png")type("image/png"))}',
    ],
    ['a{--x:url(a.png);--y:1px}', 'a{--x:url("data:a.png");--y:1px}'],
    ['@import "more/b.css";a{b:c}', 'b{background:url("data:a.png")}a{b:c}'],
    ['@import url(more/b.css) print;', '@media print{b{background:url("data:a.png")}}'],
    ['.image{color:red}', '.image{color:red}'],
    ['a{content:"</style><script>"}', 'a{content:"<\\/style><script>"}'],
  ])('%s', async (css, expected) => {
    expect(await read(css)).toEqual({ css: expected, problems: [] });
  });
});

describe('is left out, with a problem', () => {
  it.each([
    ['https', 'a{background:url("https://e.example/a.png");color:red}', 'a{color:red}'],
    ['http, in capitals', 'a{background:URL(HTTP://e.example/a)}', 'a{}'],
    ['no scheme', 'a{background:url(//e.example/a)}', 'a{}'],
    ['a file of the disk', 'a{background:url(file:///etc/passwd)}', 'a{}'],
    ['an absolute path', 'a{background:url(/etc/passwd)}', 'a{}'],
    ['a path outside', 'a{background:url(../a.png)}', 'a{}'],
    ['a file that is not there', 'a{background:url(none.png)}', 'a{}'],
    ['HTML', 'a{background:url(data:text/html,x)}', 'a{}'],
    ['an escape, quoted', 'a{background:u\\72l("https://e.example/a")}', 'a{}'],
    ['an escape, bare', 'a{background:\\75rl(https://e.example/a)}', 'a{}'],
    ['a custom property', 'a{--x:url(https://e.example/a)}', 'a{}'],
    ['a string of image-set', 'a{background:image-set("https://e.example/a" 1x)}', 'a{}'],
    ['src()', 'a{background:src("https://e.example/a")}', 'a{}'],
    ['a nested rule', 'a{&:hover{background:url(https://e.example/a)}}', 'a{&:hover{}}'],
    ['a margin box', '@page{@top-left{content:url(https://e.example/a)}}', '@page{@top-left{}}'],
    ['a rule nobody knows', '@foo{a{background:url(https://e.example/a)}}', '@foo{a{}}'],
    ['a sheet that ends too soon', 'a{background:url(https://e.example/a', 'a{}'],
    ['an import', '@import "https://e.example/a.css";', ''],
    ['an import with an escape', '@\\69mport url(https://e.example/a.css);', ''],
    ['an import at the wrong place', '@media print{@import "https://e.example/a.css";}', '@media print{}'],
    ['an import into a layer', '@import "more/b.css" layer(x);', ''],
  ])('%s', async (_, source, expected) => {
    const { css, problems } = await read(source);
    expect(css).toBe(expected);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: 'own/s.css', line: 1, severity: 'warning' });
  });

  it('names where it stands, and what it leads to', async () => {
    const { problems } = await read('a {\n  color: red;\n  background: url(https://e.example/a);\n}');
    expect(problems[0]).toMatchObject({ ruleId: 'remote-resource', line: 3, column: 3 });
    expect(problems[0]?.reason).toContain('`https://e.example/a`');
  });
});

describe('is told of, and does not do what was meant', () => {
  it.each([
    ['a{colr:red}', 3, 'a property of CSS, found `colr`; did you mean `color`?'],
    ['@page{@top-left{contnt:"x"}}', 17, 'a property of CSS, found `contnt`; did you mean `content`?'],
    ['@media print{a{margin:0;Colr:red}}', 25, 'found `Colr`; did you mean `color`?'],
    ['a{color:#b0391}', 9, 'a colour such as `#1f4e5f`, found `#b0391`'],
    ['a{border:1px solid #12g}', 20, 'found `#12g`'],
  ])('%s', async (css, column, message) => {
    const { problems } = await read(css);
    expect(problems).toMatchObject([{ ruleId: 'template', severity: 'warning', line: 1, column }]);
    expect(problems[0]?.reason).toContain(message);
  });

  it.each([
    'a{color:#fff;background:#ABCDEF80;fill:url(#b0391)}',
    'a{-webkit-hypens:auto;--colr:#b0391;a-property-of-tomorrow:1}',
    '@font-face{font-family:F;src:url(f.woff2);size-adjust:90%;ascent-override:1%}',
    '@counter-style x{system:fixed;symbols:a;sufix:""}',
    '@page{size:A4;margin:1cm;@top-left{content:"x";vertical-align:top}}',
    '#b0391{color:red}',
  ])('but not of %s', async (css) => {
    expect((await read(css)).problems).toEqual([]);
  });
});

describe('imports', () => {
  it('without a semicolon are told of where they stand, and made', async () => {
    const { css, problems } = await read('@import "t.css"\nh1{color:red}\nh2{color:red}', {
      't.css': ':root{--x:1px}',
    });
    expect(css).toBe(':root{--x:1px}h2{color:red}');
    expect(problems).toMatchObject([{ ruleId: 'template', line: 1, column: 1 }]);
    expect(problems[0]?.reason).toBe(
      'expected `;` at the end of the `@import`, found the next rule; that rule is left out',
    );
  });

  it('do not go round in circles', async () => {
    const { css, problems } = await read('@import "t.css";a{b:c}', { 't.css': '@import "s.css";d{e:f}' });
    expect(css).toBe('d{e:f}a{b:c}');
    expect(problems).toHaveLength(1);
  });
  it('may repeat a sheet side by side, and go eight deep', async () => {
    expect((await read('@import "more/b.css";@import "more/b.css";')).problems).toEqual([]);
    const chain = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`${i}.css`, `@import "${i + 1}.css";r${i}{a:b}`]),
    );
    const { css, problems } = await read('@import "0.css";', chain);
    expect(css).toContain('r7{a:b}');
    expect(css).not.toContain('r8');
    expect(problems).toHaveLength(1);
  });
});

const face = (family: string, range: string): string =>
  `@font-face{font-family:${family};src:url(f.woff2)${range === '' ? '' : `;unicode-range:${range}`}}`;

const families = async (css: string, options: Partial<StylesheetOptions>): Promise<string[]> =>
  [...(await read(css, {}, options)).css.matchAll(/font-family:("?\w+"?)/gu)].map((match) => match[1]!);

describe('fonts', () => {
  const characters = new Set([0x41, 0x4e9]);
  it('stay where they have a character of the edition', async () => {
    const css =
      face('Latin', 'U+0-7F') +
      face('Greek', 'U+370-3FF') +
      face('Any', 'U+4??') +
      face('One', 'U+26,U+4E9') +
      face('All', '');
    expect(await families(css, { characters })).toEqual(['Latin', 'Any', 'One', 'All']);
    expect(await families(css, {})).toHaveLength(5);
  });
  it('stay where their family is wanted', async () => {
    const css = face('Serif', '') + face('"Sans"', '');
    expect(await families(css, { families: new Set(['sans']) })).toEqual(['"Sans"']);
  });
});
