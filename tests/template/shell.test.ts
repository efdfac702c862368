/** What a shell may do. */
import { describe, expect, it } from 'vitest';
import { loadFrom } from '../../src/manuscript/load.ts';
import { ManuscriptError } from '../../src/manuscript/manuscript.ts';
import { memoryFiles } from '../../src/manuscript/memory.ts';
import { fillShell, type ShellValue } from '../../src/template/shell.ts';
import { loadTemplate } from '../../src/template/template.ts';

function fill(shell: string, values: Record<string, ShellValue> = {}): Promise<string> {
  const files = memoryFiles({ 'page.liquid': shell, 'part.liquid': '[{{ x }}]', 'secret.txt': 'secret' });
  return fillShell({ name: 'own', files }, 'page.liquid', values);
}

describe('a shell', () => {
  it.each<[string, Record<string, ShellValue>, string]>([
    ['{{ x }}', { x: '<b a="c">&' }, '&lt;b a=&#34;c&#34;&gt;&amp;'],
    ['{{ x | raw }}', { x: '<b>' }, '<b>'],
    ['{% if x %}a{% else %}b{% endif %}', { x: '' }, 'b'],
    ['{% if y %}a{% else %}b{% endif %}', {}, 'b'],
    ['{% for n in x %}{{ n }},{% endfor %}', { x: [1, 2] }, '1,2,'],
    ['{% include "part.liquid" %}', { x: 1 }, '[1]'],
    ['{% render "part.liquid", x: 2 %}', {}, '[2]'],
  ])('%s', async (shell, values, expected) => {
    expect(await fill(shell, values)).toBe(expected);
  });

  it.each([
    ['a variable that is not there', '\n{{ nothing }}', 'nothing'],
    ['a filter that is not there', '{{ "x" | nothing }}', 'nothing'],
    ['a tag that is not closed', '{% if x %}', 'not closed'],
    ['a file that is no shell', '{% include "secret.txt" %}', 'secret.txt'],
    ['a file outside', '{% include "../../etc/passwd" %}', 'passwd'],
    ['a name that every object has', '{% include "constructor" %}', 'constructor'],
    ['what a value inherits', '{{ x.constructor }}', 'constructor'],
  ])('with %s cannot be used', async (_, shell, named) => {
    const error = await fill(shell, { x: { own: 1 } }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ManuscriptError);
    expect(String(error)).toContain('`own`');
    expect(String(error)).toContain(named);
  });
});

const load = async (yaml: string, more: Record<string, string> = {}) =>
  loadTemplate(
    await loadFrom(memoryFiles({ 'manuscript.yaml': `title: T\n${yaml}`, 'a.md': '', ...more }), 'book'),
  );

describe('the template', () => {
  it('is the one that comes with the package', async () => {
    const { name, files } = await load('');
    expect(name).toBe('report');
    expect(await files.look('page.liquid')).toBe('file');
  });
  it('of a manuscript lies over it, file by file', async () => {
    const { files } = await load('template: ./own', { 'own/page.liquid': 'Own', 'own/100%.css': 'x' });
    expect(new TextDecoder().decode(await files.read('page.liquid'))).toBe('Own');
    expect(await files.look('screen.css')).toBe('file');
    expect(await files.look('100%.css')).toBe('file');
    expect(await files.look('../manuscript.yaml')).toBe('outside');
    expect(await files.list('')).toEqual(expect.arrayContaining(['100%.css', 'page.liquid', 'screen.css']));
  });
  it.each(['none', './none', '../other', '/etc', './a.md'])('cannot be `%s`', async (name) => {
    await expect(load(`template: ${name}`)).rejects.toThrow(`found \`${name}\``);
  });
});
