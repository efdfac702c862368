/** A template of a manuscript's own may be a single file; all else comes from the one that it extends. */
import { describe, expect, it } from 'vitest';
import { renderEpub } from '../../src/render/epub/render.ts';
import { renderHtml } from '../../src/render/html/render.ts';
import { renderSite } from '../../src/render/html/site/site.ts';
import { printDocument } from '../../src/render/pdf/print-document.ts';
import { settleComposition } from '../../src/render/settle.ts';
import type { Problem } from '../../src/manuscript/problem.ts';
import { memoryFiles } from '../../src/manuscript/memory.ts';
import { Edition, prepare } from '../render/epub/edition.ts';
import { told } from './in-memory.ts';

interface Made {
  page: string;
  print: string;
  epub: Edition;
  problems: string[];
}

/** All editions of a small book with some template. */
async function make(template: Record<string, string>, yaml = ''): Promise<Made> {
  const own = Object.entries(template).map(([path, text]) => [`mine/${path}`, text]);
  const files = memoryFiles({
    'manuscript.yaml': `title: Salt\nuuid: 7d444840-9dc0-41d1-b245-5ffdce74fad2\ndate: 2026\ntemplate: ./mine\n${yaml}`,
    'a.md': '# Pans\n\nOne.[^1]\n\nTwo.\n\n[^1]: A note.\n',
    ...(Object.fromEntries(own) as Record<string, string>),
  });
  const prepared = await prepare(files);
  const { composition, pictures, template: loaded } = prepared;
  const html = await renderHtml(composition, pictures, loaded);
  const site = await renderSite(composition, pictures, loaded);
  const print = await printDocument(settleComposition(composition, loaded), pictures, loaded);
  const epub = await renderEpub(composition, pictures, loaded);
  const problems: Problem[] = [...html.problems, ...site.problems, ...print.problems, ...epub.problems];
  return {
    page: new TextDecoder().decode(html.bytes),
    print: print.sheets[0]!,
    epub: new Edition(epub.bytes),
    problems: [...new Set(problems.map(told))],
  };
}

describe('a template that is', () => {
  it('only tokens.css, with what it wants otherwise', async () => {
    const { page, print, epub, problems } = await make({
      'tokens.css': "@import 'tokens.css';\n:root { --accent-warm: #123456; --indent: 3em; }",
    });
    expect(problems).toEqual([]);
    for (const text of [page, print]) expect(text).toMatch(/--accent-warm:#8a5f13[^]*--accent-warm:#123456/u);
    expect(epub.text('style.css')).toContain('p+p{text-indent:3em}');
    expect(page).toContain('<h1>Salt</h1>');
  });

  it('only one shell', async () => {
    const { page, print, problems } = await make({
      'title-page.liquid': '<h1 class="mine">{{ title }}!</h1>',
    });
    expect(problems).toEqual([]);
    expect(page).toContain('<h1 class="mine">Salt!</h1>');
    expect(page).toContain('--ink:');
    expect(print).toContain('<p class="book-title">Salt</p>');
  });

  it('only template.yaml', async () => {
    const { page, print, epub, problems } = await make({
      'template.yaml':
        'options: { accent: { default: "#7a1f2b" } }\nprint: { notes: chapter }\nepub: { notes: chapter }',
    });
    expect(problems).toEqual([]);
    for (const text of [page, print]) expect(text).toContain('--option-accent:#7a1f2b');
    expect(print).toContain('<p class="notes-title">Notes</p>');
    expect(epub.text('chapter-01.xhtml')).toContain('class="notes endnotes"');
  });

  it('only template.yaml, whose settings a manuscript puts aside', async () => {
    const { print } = await make({ 'template.yaml': 'print: { notes: chapter }' }, 'print: { notes: page }');
    expect(print).not.toContain('notes-title">');
  });

  it('an empty folder with a font', async () => {
    expect((await make({ 'fonts/own.woff2': 'x' })).problems).toEqual([]);
  });
});

describe('a style sheet that imports its own name', () => {
  it('means that of the template below, however many there are', async () => {
    const { page, problems } = await make({
      'template.yaml': 'extends: ./mine/base',
      'screen.css': "@import 'screen.css';\n.top { color: red }",
      'base/screen.css': "@import 'screen.css';\n.middle { color: red }",
    });
    expect(problems).toEqual([]);
    expect(page).toMatch(/\.skip\{[^]*\.middle\{color:red\}\.top\{color:red\}/u);
  });

  it('and finds none there, is told of', async () => {
    const { problems } = await make({
      'screen.css': "@import 'more.css';",
      'more.css': "\n@import 'more.css';",
    });
    expect(problems).toEqual([expect.stringMatching(/^mine\/more\.css:2:1 .*found `more\.css`/u)]);
  });
});

it('tells of faults in CSS with file, line and column, and goes on', async () => {
  const { page, problems } = await make({
    'citing.css': 'p { color: red }\na {\n  colour red;\n  margin: 0;\n}\n',
  });
  expect(problems).toEqual([
    'mine/citing.css:3:10 expected CSS that can be read, found a fault: colon is expected; what it is in is left out',
  ]);
  expect(page).toContain('margin:0}');
});

it('tells in which layer a fault stands', async () => {
  const { problems } = await make({
    'template.yaml': 'extends: ./mine/base',
    'base/citing.css': 'p { background: url(gone.png) }',
  });
  expect(problems).toEqual([expect.stringMatching(/^mine\/base\/citing\.css:1:5 .*found `gone\.png`/u)]);
});
