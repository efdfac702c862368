/** What is told of a fault in a shell: its file, line and column, and what was probably meant. */
import { describe, expect, it } from 'vitest';
import { ManuscriptError } from '../../src/manuscript/manuscript.ts';
import { fillShell, type ShellValue } from '../../src/template/shell.ts';
import { load, told } from './in-memory.ts';

const VALUES: Record<string, ShellValue> = {
  title: 'T',
  isbn: { pdf: '1' },
  chapters: [{ heading: 'H', body: 'x'.repeat(1000) }],
  options: { accent: '#123456' },
};

async function faultOf(shells: Record<string, string>, values = VALUES): Promise<string> {
  const files = Object.fromEntries(Object.entries(shells).map(([name, text]) => [`own/${name}`, text]));
  const error = await fillShell(await load('template: ./own', files), 'page.liquid', values).catch(
    (reason: unknown) => reason,
  );
  if (!(error instanceof ManuscriptError)) throw new Error('expected a refusal', { cause: error });
  expect(error.exitCode).toBe(2);
  expect(error.problems).toHaveLength(1);
  expect(error.problems[0]).toMatchObject({ ruleId: 'template', severity: 'error' });
  return told(error.problems[0]!);
}

describe('a shell is told of', () => {
  it.each([
    ['<p>\n  {{ titel }}', '2:6 expected a value that this shell gets, found `titel`; did you mean `title`?'],
    [
      '{{ isbn.pfd }}',
      '1:4 expected a value that this shell gets, found `isbn.pfd`; did you mean `isbn.pdf`?',
    ],
    [
      '{% for chapter in chapters %}\n{{ chapter.headng }}{% endfor %}',
      '2:4 expected a value that this shell gets, found `chapter.headng`; did you mean `chapter.heading`?',
    ],
    [
      '{{ options.acent }}',
      '1:4 expected a value that this shell gets, found `options.acent`; did you mean `options.accent`?',
    ],
    ['{{ zebra }}', '1:4 expected a value that this shell gets, found `zebra`'],
    ['\n{{ title | upcas }}', '2:1 expected a filter of Liquid, found `upcas`; did you mean `upcase`?'],
    ['{% inclde x %}', '1:1 expected a tag of Liquid, found `inclde`; did you mean `include`?'],
    [
      'x\n\n {% include "title-pge.liquid" %}',
      '3:2 expected a shell of the template, found `title-pge.liquid`; did you mean `title-page.liquid`?',
    ],
    ['{% render "../a.liquid" %}', '1:1 expected a shell of the template, found `../a.liquid`'],
    ['a {% if title %}\n', '1:3 expected a shell in Liquid, found a fault: tag {% if title %} not closed'],
    ['a\n{{ title ', '2:1 expected a shell in Liquid, found a fault: output "{{ title " not closed'],
  ])('%s', async (shell, message) => {
    expect(await faultOf({ 'page.liquid': shell })).toBe(`own/page.liquid:${message}`);
  });

  it('the one that it is in, where another includes it', async () => {
    const found = await faultOf({
      'page.liquid': '{% include "part.liquid" %}',
      'part.liquid': '\n {{ titel }}',
    });
    expect(found).toMatch(/^own\/part\.liquid:2:5 /u);
  });

  it('that of the extended template, where the fault shows there', async () => {
    const { title: _, ...values } = VALUES;
    const found = await faultOf(
      { 'page.liquid': '{% include "title-page.liquid" %}' },
      {
        ...values,
        publisher: '',
      },
    );
    expect(found).toMatch(/^report\/title-page\.liquid:3:\d+ .*found `title`/u);
  });
});

describe('what goes too far', () => {
  const tooLong =
    'expected a shell that is filled at once, found one that takes more than 5 s; look for a loop';
  const tooLarge =
    'expected a shell of the usual size, found one that takes more memory than it may; look for a loop';
  it.each([
    ['{% for a in (1..999999999) %}{{ a }}{% endfor %}', tooLarge],
    ['{% for a in (1..9999) %}{% for b in (1..9999) %}{{ b }}{% endfor %}{% endfor %}', tooLong],
    ['{% include "page.liquid" %}', tooLong],
    ['{% render "page.liquid" %}', tooLong],
    ['{% assign s = "abcdefgh" %}{% for i in (1..64) %}{% assign s = s | append: s %}{% endfor %}', tooLarge],
  ])('is stopped: %s', async (shell, message) => {
    const start = performance.now();
    expect(await faultOf({ 'page.liquid': shell })).toContain(message);
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it('is stopped: text without end', async () => {
    const loops = '{% for a in (1..9999) %}{% for b in (1..9999) %}{% for c in chapters %}{{ c.body }}';
    const ends = '{% endfor %}{% endfor %}{% endfor %}';
    expect(await faultOf({ 'page.liquid': loops + ends })).toMatch(/expected a shell (?:of|that)/u);
  });
});
