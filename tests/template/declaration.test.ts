/** What `template.yaml` may say, and what is told of one that cannot be used. */
import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { settled } from '../../src/template/settings.ts';
import { configurationSchema } from '../../src/manuscript/configuration/schema.ts';
import { PACKAGED_TEMPLATES } from '../../src/template/template.ts';
import { load, refusals, textOf } from './in-memory.ts';

const own = (yaml: string, more: Record<string, string> = {}) =>
  ['template: ./own', { 'own/template.yaml': yaml, ...more }] as const;

describe('template.yaml cannot say', () => {
  it.each([
    ['nmae: X', '1:1 expected a known key, found `nmae`; did you mean `name`?'],
    [
      'name: X\nprint: { trimm: A4 }',
      '2:10 expected a known key in `print`, found `trimm`; did you mean `trim`?',
    ],
    ['print: { trim: A9 }', '1:10 `print.trim`: expected `A4`, `A5`,'],
    ['html: { form: site }', '1:9 expected a known key in `html`, found `form`'],
    ['name: "', '1:8 expected valid YAML, found: '],
    ['options:\n  Big: { type: text, default: "" }', '2:3 `options.Big`: expected a name of small letters'],
    ['options:\n  x: { default: 1 }', '2:3 `options.x`: expected a `type`, found none; add it'],
    ['options:\n  x: { type: text }', '2:3 `options.x`: expected a `default`, found none; add it'],
    ['options:\n  x: { type: txt }', '2:8 `options.x.type`: expected one of `boolean`, `number`,'],
    [
      'options:\n  x:\n    type: boolean\n    default: 1',
      '4:5 `options.x.default`: expected `true` or `false`, found `1`',
    ],
    [
      'options:\n  x: { type: text, default: a, max: 3 }',
      '2:32 `options.x.max`: expected no `max` with a `text`',
    ],
    [
      'options:\n  x: { type: choice, default: a }',
      '2:3 `options.x`: expected `choices`, found none; add them',
    ],
    ['options:\n  x: { type: choice, choices: [A b], default: A b }', 'found `A b`'],
    [
      'options:\n  x: { type: length, default: 1em, min: 3 }',
      'expected a length such as `24rem` as `min`, found `3`',
    ],
    ['options:\n  x: { type: number, default: 1, min: 1em }', 'expected a number as `min`, found `1em`'],
    [
      'options:\n  accent: { default: "#fff" }',
      'stands out from white by 4.5 to 1 or more, found `#fff` with 1 to 1',
    ],
    ['options:\n  gone: false', '2:3 `options.gone`: expected an option of the extended template'],
    [
      'options:\n  x: { type: font, choices: [Arial], default: Arial }',
      'expected families that `fonts` lists, found `Arial`',
    ],
    [
      'fonts:\n  Mine:\n    files: [a.woff2, b-*.woff2]',
      '3:5 `fonts.Mine.files`: expected files of the template, found none at `a.woff2`',
    ],
    ['fonts:\n  "a\'b": { files: x }', 'expected the name of a family such as `Source Serif 4`'],
    [
      'extends: ./gone',
      '1:1 `extends`: expected `report`, `brief`, `none` or a folder of the manuscript, found `./gone`',
    ],
    [
      'extends: ./own',
      '1:1 `extends`: expected `report`, `brief`, `none` or a folder of the manuscript, found `./own`, which extends this one',
    ],
    ['extends: ../../etc', 'found `../../etc`'],
    ['extends: reprot', 'found `reprot`; did you mean `report`?'],
    ['extends: base', 'found `base`; did you mean `./base`?'],
    [
      'options:\n  x: { type: length, default: 3parsec }',
      'expected a length such as `18mm`, found `3parsec`',
    ],
    [
      'extends: none',
      '1:1 expected `page.liquid`, `index.liquid`, `chapter.liquid`, `print.liquid`, `screen.css`, `print.css`, `epub.css` in a template that extends nothing, found none; add them,',
    ],
  ])('%s', async (yaml, message) => {
    const found = await refusals(...own(yaml, { 'base/a.css': '' }));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^own\/template\.yaml:\d+:\d+ /u);
    expect(found[0]).toContain(message);
  });

  it('tells its own faults where a template extends it', async () => {
    const files = { 'own/template.yaml': 'extends: ./base', 'base/template.yaml': 'x: 1' };
    expect(await refusals('template: ./own', files)).toEqual([
      'base/template.yaml:1:1 expected a known key, found `x`',
    ]);
  });

  it('says that a template is not there at the place that names it', async () => {
    expect(await refusals('template: reprot')).toEqual([
      'manuscript.yaml:2:1 expected `report`, `brief` or a folder of the manuscript as `template`, found `reprot`; did you mean `report`?',
    ]);
  });
});

describe('a template that extends another', () => {
  const files = {
    'own/template.yaml': `name: Own
extends: ./base
options:
  accent: { default: "#112233" }
  measure: false
fonts:
  Own Face: { files: f-*.woff2 }
html: { notes: end }
`,
    'own/f-400.woff2': 'x',
    'base/template.yaml': `name: Base
description: Below.
options:
  size: { type: choice, choices: [small, large], default: small }
print: { trim: A4, notes: chapter }
html: { notes: popover }
`,
    'base/imprint.liquid': 'Base imprint',
    'base/index.liquid': 'Base index',
    'own/index.liquid': 'Own index',
  };

  it('has its files, and says what it does not say itself', async () => {
    const template = await load('template: ./own', files);
    expect(template).toMatchObject({ name: './own', title: 'Own', description: 'Below.' });
    expect(await textOf(template, 'index.liquid')).toBe('Own index');
    expect(await textOf(template, 'imprint.liquid')).toBe('Base imprint');
    expect(await textOf(template, 'tokens.css')).toContain('--ink');
    expect(template.options.values).toMatchObject({ accent: '#112233', size: 'small', links: 'screen' });
  });

  it('settles what the manuscript leaves open, and nothing else', async () => {
    const open = await load('template: ./own', files);
    expect(open.settings).toEqual({
      print: { trim: 'A4', notes: 'chapter' },
      html: { notes: 'end' },
      epub: {},
    });
    const { settings } = await load('template: ./own\nprint: { trim: A5 }\nhtml: { notes: margin }', files);
    expect(settings).toEqual({ print: { notes: 'chapter' }, html: {}, epub: {} });
    const configuration = configurationSchema.parse({ title: 'T', print: { trim: 'A5', bleed: '3mm' } });
    expect(settled(configuration, settings).print).toMatchObject({
      trim: 'A5',
      bleed: '3mm',
      notes: 'chapter',
    });
    expect(settled(configuration, settings).html).toEqual(configuration.html);
  });

  it('takes a choice away, which keeps its default', async () => {
    const template = await load('template: ./own', files);
    expect(template.options.properties.get('--option-measure')).toBe('32rem');
    expect(await refusals('template: ./own\ntemplateOptions: { measure: 30rem }', files)).toEqual([
      expect.stringContaining('found `measure`; it has `accent`, `links`,'),
    ]);
  });

  it('may stand alone', async () => {
    const shells = ['page.liquid', 'index.liquid', 'chapter.liquid', 'print.liquid'];
    const all = [...shells, 'screen.css', 'print.css', 'epub.css'].map((name) => [`own/${name}`, '']);
    const template = await load('template: ./own', {
      'own/template.yaml': 'extends: none',
      ...(Object.fromEntries(all) as Record<string, string>),
    });
    expect(await template.files.look('title-page.liquid')).toBe('missing');
    expect(template.options.values).toEqual({});
  });
});

it('the templates that messages name are those that come with the package', async () => {
  const folders = await readdir(new URL('../../templates/', import.meta.url), { withFileTypes: true });
  const names = folders
    .filter((entry) => entry.isDirectory() && entry.name !== 'specimen')
    .map(({ name }) => name);
  expect(names.toSorted()).toEqual([...PACKAGED_TEMPLATES].toSorted());
  for (const name of names) expect((await load(`template: ${name}`)).title).toMatch(/\S/u);
});
