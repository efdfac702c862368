/** A template is not trusted: it runs nothing, reads nothing outside its folder, and asks the network for nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { memoryFiles } from '../../src/manuscript/memory.ts';
import type { Problem } from '../../src/manuscript/problem.ts';
import { launchBrowser, type LaunchedBrowser } from '../../src/print/browser/launch.ts';
import { renderEpub } from '../../src/render/epub/render.ts';
import { renderHtml } from '../../src/render/html/render.ts';
import { renderSite } from '../../src/render/html/site/site.ts';
import { printDocument } from '../../src/render/pdf/print-document.ts';
import { Edition, prepare } from '../render/epub/edition.ts';
import { refusals, told } from './in-memory.ts';

let server: Server;
let address: string;
const asked: string[] = [];
let launched: LaunchedBrowser;
let folder: string;
beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    asked.push(url);
    response.end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  launched = await launchBrowser();
  folder = await mkdtemp(join(tmpdir(), 'imprimatur-hostile-'));
});
afterAll(async () => {
  await launched.close();
  server.close();
  await rm(folder, { recursive: true });
});

/** What a page asks for beside itself and the style sheet of its site. */
async function wayOut(name: string): Promise<string[]> {
  const page = await launched.browser.newPage();
  await page.setBypassCSP(true);
  const ways: string[] = [];
  page.on('request', (request) => ways.push(request.url()));
  await page.goto(pathToFileURL(join(folder, name)).href, { waitUntil: 'networkidle0' });
  await page.close();
  const own = /^(?:data:|file:.*\/(?:[\w-]+\.html|assets\/style\.[\da-f]+\.css)$)/u;
  return ways.filter((way) => !own.test(way));
}

const SECRET = 'CANARY-51d0';

/** The editions of a book with a hostile template, and what was told. */
async function make(
  template: Record<string, string>,
): Promise<{ texts: Map<string, string>; told: string[] }> {
  const own = Object.entries(template).map(([path, text]) => [
    `evil/${path}`,
    text.replaceAll('SERVER', address),
  ]);
  const files = memoryFiles({
    'manuscript.yaml': `title: Salt\nuuid: 7d444840-9dc0-41d1-b245-5ffdce74fad2\ndate: 2026\ntemplate: ./evil\n`,
    'a.md': '# Pans\n\nOne.[^1]\n\n[^1]: A note.\n',
    'secret.liquid': SECRET,
    'secret.css': `p { content: '${SECRET}' }`,
    'secret.png': SECRET,
    ...(Object.fromEntries(own) as Record<string, string>),
  });
  const { composition, pictures, template: loaded } = await prepare(files);
  const html = await renderHtml(composition, pictures, loaded);
  const site = await renderSite(composition, pictures, loaded);
  const print = await printDocument(composition, pictures, loaded);
  const epub = await renderEpub(composition, pictures, loaded);
  const problems: Problem[] = [...html.problems, ...site.problems, ...print.problems, ...epub.problems];
  const texts = new Map([
    ['page.html', new TextDecoder().decode(html.bytes)],
    ['print.html', print.sheets[0]!],
    ['style.css', new Edition(epub.bytes).text('style.css')],
    ...site.files.map(({ path, bytes }): [string, string] => [
      `site-${path.replace('/', '-')}`,
      new TextDecoder().decode(bytes),
    ]),
  ]);
  return { texts, told: [...new Set(problems.map(told))] };
}

/** What a shell has to print. */
const NEEDED = {
  page: '{% for chapter in chapters %}<section id="{{ chapter.id }}">{{ chapter.body }}</section>{% endfor %}{{ notes }}',
  index: '',
  chapter: '<section id="{{ chapter.id }}">{{ chapter.body }}</section>{{ notes }}',
  print:
    '{% for chapter in chapters %}<section id="{{ chapter.id }}">{{ chapter.body }}</section>{% endfor %}<div class="page-notes">{{ page_notes }}</div>',
};
const SHELL = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>{{ title }}</title>${head}</head><body>${body}{{ contents | raw }}</body></html>`;
const EVERYWHERE = (body: string, head = ''): Record<string, string> =>
  Object.fromEntries(
    Object.entries(NEEDED).map(([name, needed]) => [
      `${name}.liquid`,
      SHELL(
        body + needed,
        head + (name === 'page' || name === 'print' ? '<style>{{ css | raw }}</style>' : ''),
      ),
    ]),
  );
const STYLES = (css: string): Record<string, string> => ({
  'screen.css': css,
  'print.css': css,
  'epub.css': css,
});

const ATTACKS: Record<string, Record<string, string>> = {
  'a script': EVERYWHERE('<script>fetch("SERVER/a")</script>', '<script src="SERVER/b"></script>'),
  'an event handler': EVERYWHERE('<img src="x" onerror="fetch(`SERVER/c`)" alt=""><p onclick="1">t</p>'),
  'a javascript: link': EVERYWHERE(
    '<a href="javascript:fetch(`SERVER/d`)">t</a><a href=" JaVa&#10;Script:1">u</a>',
  ),
  'a frame': EVERYWHERE('<iframe src="SERVER/e"></iframe><object data="SERVER/f"></object>'),
  'a refresh': EVERYWHERE('', '<meta http-equiv="refresh" content="0;url=SERVER/g"><base href="SERVER/">'),
  'a style sheet elsewhere': EVERYWHERE(
    '',
    '<link rel="stylesheet" href="SERVER/h"><style>@import "SERVER/i";</style>',
  ),
  'a form': EVERYWHERE('<form action="SERVER/j"><button>t</button></form>'),
  'an address in CSS': STYLES(
    'body { background: url("SERVER/k") } p { background: image-set("SERVER/l" 1x) }',
  ),
  'an import in CSS': STYLES('@import "SERVER/m"; @import url(../secret.css); @import "../../secret.css";'),
  'a font elsewhere': STYLES('@font-face { font-family: F; src: url(SERVER/n) } body { font-family: F }'),
  'an address in a custom property': STYLES(':root { --u: url(SERVER/o) } body { background: var(--u) }'),
  'an address in two halves': STYLES(
    ':root { --u: url; --r: rl } body { background: var(--u)(SERVER/p) } p { background: u var(--r)(SERVER/q) }',
  ),
  'an address in a condition': STYLES(
    '@container style(--option-links: screen) { body { background: url(SERVER/r) } }',
  ),
  'an address in a token': {
    'tokens.css': "@import 'tokens.css'; :root { --ink: red; background: url(SERVER/s) }",
  },
  'the end of its element': STYLES('p { content: "</style><script>fetch(`SERVER/t`)</script>" }'),
};

describe('a template with', () => {
  it.each(Object.entries(ATTACKS))('%s makes an edition that does nothing', async (_, template) => {
    asked.length = 0;
    const { texts, told: problems } = await make(template);
    for (const [name, text] of texts) {
      expect(text).not.toContain(SECRET);
      if (name.endsWith('.html')) await writeFile(join(folder, name), text);
    }
    expect(texts.get('style.css')).not.toMatch(/url\(|@import/u);
    // The EPUB has no shells; its style sheet is looked at in a page that forbids nothing.
    await writeFile(
      join(folder, 'epub.html'),
      `<!doctype html><style>${texts.get('style.css') ?? ''}</style><p>t`,
    );
    const pages = [...texts.keys(), 'epub.html'].filter((name) => name.endsWith('.html'));
    expect((await Promise.all(pages.map((name) => wayOut(name)))).flat()).toEqual([]);
    expect(asked).toEqual([]);
    // A string that would end the element is no fault: it is made harmless.
    const isHarmless = (template['screen.css'] ?? '').includes('</style>');
    expect(problems.length > 0).toBe(!isHarmless);
    for (const problem of problems) expect(problem).toMatch(/^evil\/[\w-]+\.(?:css|liquid):/u);
  });

  it.each([
    ['{% include "../secret.liquid" %}', 'found `../secret.liquid`'],
    ['{% render "../secret.liquid" %}', 'found `../secret.liquid`'],
    ['{% layout "../secret.liquid" %}', 'found `../secret.liquid`'],
    ['{% layout "/etc/passwd" %}', 'found `/etc/passwd`'],
    ['{% assign n = "../secret" | append: ".liquid" %}{% include n %}', 'found `../secret.liquid`'],
    ['{% include "evil/../../secret.liquid" %}', 'secret.liquid'],
  ])('the shell %s is refused', async (shell, message) => {
    await expect(make({ 'page.liquid': shell })).rejects.toThrow(message);
  });

  it.each([
    'fonts: { F: { files: ../secret.png } }',
    'fonts: { F: { files: "../*.png" } }',
    'fonts: { F: { files: /etc/passwd } }',
    'extends: ../../evil',
    'extends: /etc',
  ])('the template.yaml `%s` is refused', async (yaml) => {
    const found = await refusals('template: ./evil', { 'evil/template.yaml': yaml, 'secret.png': SECRET });
    expect(found).toEqual([expect.stringMatching(/^evil\/template\.yaml:1:\d+ .*found/u)]);
  });

  it('YAML that fills the memory is refused', async () => {
    const doubling = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`).join(
      '\n',
    );
    const found = await refusals('template: ./evil', { 'evil/template.yaml': `a0: &a0 [x]\n${doubling}\n` });
    expect(found.join('\n')).toContain('evil/template.yaml:');
  });
});
