/** What a manuscript can choose of a template, and that nothing it chooses can get out of its place. */
import { parse, walk } from 'css-tree';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cssOf, faultOf, type Option } from '../../src/template/option.ts';
import { readStylesheet, type StandaloneStylesheet } from '../../src/template/stylesheet.ts';
import { load, refusals } from './in-memory.ts';

const TEMPLATE = {
  'own/template.yaml': `
options:
  colour: { type: colour, default: "#102030" }
  width: { type: length, default: 30rem, min: 20rem, max: 40rem }
  gap: { type: length, default: 4mm, max: 1cm }
  ratio: { type: number, default: 1.5, min: 1, max: 2, unit: em }
  lined: { type: boolean, default: true }
  side: { type: choice, choices: [left, right], default: left }
  motto: { type: text, default: "" }
  face: { type: font, choices: [Source Sans 3, Source Serif 4], default: Source Sans 3 }
`,
};
const choose = (options: string): Parameters<typeof load> => [
  `template: ./own\ntemplateOptions:\n  ${options}\n`,
  TEMPLATE,
];

/** What comes of a style sheet with some choice. */
async function styled(source: string, chosen: string, resolved = false): Promise<StandaloneStylesheet> {
  const template = await load(...choose(chosen));
  const read = async (): Promise<Uint8Array> => new TextEncoder().encode(source);
  const own = { name: 'own', files: { ...template.files, read } };
  const { properties, choices } = template.options;
  return readStylesheet(own, 's.css', { embed: () => '', properties, choices, resolved });
}

describe('an option', () => {
  it('has its default where the manuscript says nothing', async () => {
    const { options } = await load('template: ./own', TEMPLATE);
    expect(options.values).toMatchObject({
      colour: '#102030',
      ratio: 1.5,
      lined: true,
      face: 'Source Sans 3',
    });
    expect(options.properties.get('--option-ratio')).toBe('1.5em');
    expect(options.properties.get('--option-lined')).toBe('true');
  });

  it.each([
    ['colour: "#ABC"', 'colour', '#ABC', '#aabbcc'],
    ['width: 24.5rem', 'width', '24.5rem', '24.5rem'],
    ['gap: 2pt', 'gap', '2pt', '2pt'],
    ['ratio: 2', 'ratio', 2, '2em'],
    ['lined: false', 'lined', false, 'false'],
    ['side: right', 'side', 'right', 'right'],
    [`motto: 'a "b" \\c </style>'`, 'motto', 'a "b" \\c </style>', '"a \\22 b\\22  \\5c c \\3c /style\\3e "'],
    [
      'face: Source Serif 4',
      'face',
      'Source Serif 4',
      '"Source Serif 4", "Report Symbols", "Georgia", "Times New Roman", serif',
    ],
  ])('%s', async (chosen, name, value, css) => {
    const { options } = await load(...choose(chosen));
    expect(options.values[name]).toBe(value);
    expect(options.properties.get(`--option-${name}`)).toBe(css);
  });

  it.each([
    ['colour: red', 'expected a colour such as `"#1f4e5f"`, found `red`'],
    ['colour: #123456', 'expected a colour such as `"#1f4e5f"`, found nothing; put it in quotes'],
    ['width: 41rem', 'expected a length such as `30rem` from 20rem to 40rem, found `41rem`'],
    ['width: 300px', 'expected a length such as `30rem` from 20rem to 40rem, found `300px`'],
    ['width: 30', 'expected a length such as `30rem` from 20rem to 40rem, found `30`; add the unit'],
    ['width: calc(1rem + 20rem)', 'found `calc(1rem + 20rem)`'],
    ['gap: 11mm', 'expected a length such as `4mm` of 1cm or less, found `11mm`'],
    ['ratio: 2.01', 'expected a number from 1 to 2, found `2.01`'],
    ['ratio: .inf', 'templateOptions.ratio'],
    ['lined: "true"', 'expected `true` or `false`, found `true`'],
    ['side: lefft', 'expected one of `left`, `right`, found `lefft`; did you mean `left`?'],
    ['motto: 7', 'expected text in one line, found `7`; put it in quotes'],
    ['face: Source Code Pro', 'expected one of `Source Sans 3`, `Source Serif 4`, found `Source Code Pro`'],
    [
      'colours: "#123"',
      'expected an option of the template `./own`, found `colours`; did you mean `colour`?',
    ],
    ['constructor: 1', 'found `constructor`'],
  ])('cannot be %s', async (chosen, message) => {
    const [only, ...rest] = await refusals(...choose(chosen));
    expect(rest).toEqual([]);
    expect(only).toMatch(/^manuscript\.yaml:4:3 `templateOptions\./u);
    expect(only).toContain(message);
  });

  it('is told of with all others that are wrong, each at its place', async () => {
    const found = await refusals(...choose('colour: red\n  side: up'));
    expect(found.map((text) => text.slice(0, 20))).toEqual(['manuscript.yaml:4:3 ', 'manuscript.yaml:5:3 ']);
  });

  it('is told of where the manuscript is one file, too', async () => {
    const { loadFrom } = await import('../../src/manuscript/load.ts');
    const { memoryFiles } = await import('../../src/manuscript/memory.ts');
    const { loadTemplate } = await import('../../src/template/template.ts');
    const files = memoryFiles({ 'a.md': '---\ntitle: T\ntemplateOptions:\n  acent: "#123"\n---\n' });
    const error = await loadTemplate(await loadFrom(files, 'a.md', 'a.md')).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ exitCode: 2, problems: [{ file: 'a.md', line: 4, column: 3 }] });
  });
});

describe('no value', () => {
  const text: Option = { type: 'text', default: '' };
  const others: Option[] = [
    { type: 'colour', default: '#000' },
    { type: 'length', default: '1px' },
    { type: 'choice', choices: ['a'], default: 'a' },
    { type: 'font', default: 'A' },
  ];

  it('of text ends its string, its rule or its element', () => {
    const anything = fc.string({ unit: 'binary' });
    const nasty = fc.stringMatching(/^(?:["'\\<>{};:()@/*a]|url\(|<\/style>|\\22 ){0,20}$/u);
    fc.assert(
      fc.property(fc.oneof(anything, nasty), (value) => {
        if (faultOf(value, text, {}) !== undefined) return;
        const css = `:root{--option-x:${cssOf(value, text, {})};--y:1}`;
        expect(css).not.toMatch(/<|>/u);
        const kinds: string[] = [];
        walk(parse(css, { parseCustomProperty: true }), (node) => void kinds.push(node.type));
        expect(kinds.filter((kind) => kind === 'Declaration')).toHaveLength(2);
        expect(kinds.filter((kind) => kind === 'String')).toHaveLength(1);
        expect(kinds).not.toContain('Url');
      }),
    );
  });

  it('of another type says more than its type', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...others), (value, option) => {
        if (faultOf(value, option, { A: { files: [], fallback: [] } }) !== undefined) return;
        expect(value).toMatch(/^(?:#[\da-f]+|[\d.]+[a-z%]+|a|A)$/iu);
      }),
    );
  });
});

describe('a style sheet', () => {
  it('begins with the values', async () => {
    const { css: made } = await styled('a{color:var(--option-colour)}', 'colour: "#012"');
    expect(made).toMatch(/^:root\{[^{}]*--option-colour:#001122;[^{}]*\}a\{color:var\(--option-colour\)\}$/u);
  });

  it.each([
    ['@container style(--option-side: right){a{b:c}}', 'a{b:c}'],
    ['@container style(--option-side: left){a{b:c}}', ''],
    ['@container not style(--option-side: left){a{b:c}}', 'a{b:c}'],
    ['@container style(--option-lined:true){@container style(--option-side:right){a{b:c}}}', 'a{b:c}'],
    ['a{@container style(--option-side: right){b:c}d:e}', 'a{b:c;d:e}'],
    ['@media print{@container style(--option-side: right){a{b:c}}}', '@media print{a{b:c}}'],
    ['@container (width > 30em){a{b:c}}', '@container (width>30em){a{b:c}}'],
  ])('asks for a choice: %s', async (source, expected) => {
    const { css: made, problems } = await styled(source, 'side: right', true);
    expect(made).toBe(expected);
    expect(problems).toEqual([]);
  });

  it.each([
    ['@container style(--option-side: rigth){a{b:c}}', 'found `rigth`; did you mean `right`?'],
    ['@container not style(--option-lined: flase){a{b:c}}', 'found `flase`; did you mean `false`?'],
  ])('is told of a choice that there is not: %s', async (source, message) => {
    const { problems } = await styled(source, 'side: right');
    expect(problems).toMatchObject([{ ruleId: 'template', severity: 'warning', line: 1, column: 1 }]);
    expect(problems[0]?.reason).toContain(message);
  });

  it.each([
    ['a{\n color:var(--option-color)}', 2, 12, '--option-color`; did you mean `--option-colour`?'],
    ['a{--x: var(--option-gone)}', 1, 3, 'declare it under `options` in `template.yaml`'],
    ['\n@container style(--option-sid: left){}', 2, 1, '--option-sid`; did you mean `--option-side`?'],
  ])('is told of an option that there is not: %s', async (source, line, column, message) => {
    for (const resolved of [true, false]) {
      const { problems } = await styled(source, 'side: right', resolved);
      expect(problems).toMatchObject([{ ruleId: 'template', severity: 'warning', line, column }]);
      expect(problems[0]?.reason).toContain(message);
    }
  });
});
