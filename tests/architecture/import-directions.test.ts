/** Imports run one way, and each dangerous thing has one place. */
import { describe, expect, it } from 'vitest';
import { folderOf, readSources } from './sources.ts';

const sources = readSources();

/** What each folder may import, itself apart. Types count as imports where nothing else is said. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  manuscript: [],
  parse: ['manuscript'],
  notes: ['manuscript', 'parse'],
  book: ['manuscript', 'parse', 'notes'],
  check: ['manuscript', 'parse', 'notes', 'book'],
  // The only folder that talks to the web, and only for `check --links`.
  links: ['manuscript', 'parse', 'book', 'check', 'write'],
  report: ['manuscript'],
  fix: ['manuscript', 'parse', 'notes', 'book', 'check'],
  template: ['manuscript'],
  // The print engine knows pages and boxes; it has never heard of books, notes or templates.
  'print/browser': [],
  'print/make-up': [],
  'print/in-page': ['print/make-up'],
  // What a PDF is made of: its structure, the content of its pages. Neither knows who printed it, or why.
  'print/structure': [],
  'print/content': [],
  // A checker on finished files, whoever made them.
  'print/accessibility': ['print/structure', 'print/content'],
  'print/binding': ['print', 'print/structure', 'print/content', 'print/accessibility'],
  print: ['print/browser', 'print/make-up', 'print/in-page', 'print/binding'],
  render: [
    'manuscript',
    'notes',
    'book',
    'template',
    'render/html',
    'render/epub',
    'render/pdf',
    'print/browser',
  ],
  'render/html': ['manuscript', 'notes', 'book', 'template', 'render'],
  'render/epub': ['manuscript', 'notes', 'book', 'template', 'render'],
  'render/pdf': [
    'render/html',
    'manuscript',
    'notes',
    'book',
    'template',
    'render',
    'print',
    'print/browser',
    'print/binding',
    'print/accessibility',
    'print/make-up',
    'print/in-page',
  ],
  // Sources of others become manuscripts; what each reader hands on is a type of the folder above it.
  import: ['manuscript', 'parse', 'import/text', 'import/markdown', 'import/page', 'import/word'],
  'import/text': ['import'],
  'import/markdown': ['import', 'manuscript', 'parse'],
  'import/page': ['import', 'import/text', 'manuscript', 'parse'],
  'import/word': ['import', 'import/page'],
  // What an edition says is read from its bytes alone: no reader knows how editions are made.
  proof: [],
  'proof/markup': ['proof'],
  'proof/html': ['proof', 'proof/markup'],
  'proof/epub': ['proof', 'proof/markup'],
  'proof/compare': ['proof'],
  'proof/manuscript': ['proof', 'manuscript', 'parse', 'notes', 'book'],
  'proof/pages': [],
  'proof/pdf': ['proof', 'proof/pages'],
  'proof/sheet': ['proof', 'proof/pages'],
  'proof/lock': ['proof'],
  proving: [
    'manuscript',
    'book',
    'proof',
    'proof/html',
    'proof/epub',
    'proof/pages',
    'proof/pdf',
    'proof/compare',
    'proof/manuscript',
    'proof/sheet',
    'proof/lock',
    'render',
    'template',
    'write',
  ],
  write: ['manuscript', 'proof'],
  // Many books: which, where to, several at a time. It knows how one is published, and nothing of how that is done.
  catalogue: ['manuscript', 'report', 'proof', 'render', 'print/browser', 'publish.ts'],
  'publish.ts': ['manuscript', 'book', 'check', 'template', 'render', 'proof', 'proving', 'write'],
  'lint.ts': ['check'],
  'index.ts': [
    'manuscript',
    'parse',
    'notes',
    'book',
    'check',
    'import',
    'links',
    'proof',
    'proving',
    'report',
    'template',
    'print/browser',
    // The store that programs may give to `publish`.
    'write',
    'render',
    'render/html',
    'render/epub',
    'render/pdf',
    'publish.ts',
  ],
  commands: [
    'manuscript',
    'book',
    'catalogue',
    'check',
    'fix',
    'import',
    'links',
    'print/browser',
    'proof',
    'proving',
    'report',
    'render',
    'write',
    'publish.ts',
  ],
  'cli.ts': ['commands'],
};

describe('a folder imports only what it may', () => {
  it.each([...new Set(sources.map(({ folder }) => folder))])('%s', (folder) => {
    const allowed = MAY_IMPORT[folder];
    expect(allowed, `add \`${folder}\` to the table, with what it may import`).toBeDefined();
    const strangers = sources
      .filter((source) => source.folder === folder)
      .flatMap(({ path, imports }) =>
        imports
          .filter(
            (item) =>
              item.path !== undefined &&
              folderOf(item.path) !== folder &&
              !allowed?.includes(folderOf(item.path)),
          )
          .map((item) => `${path} → ${item.path ?? ''}`),
      );
    expect(strangers).toEqual([]);
  });

  it('the table has no row for a folder that is not there', () => {
    const folders = new Set(sources.map(({ folder }) => folder));
    expect(Object.keys(MAY_IMPORT).filter((folder) => !folders.has(folder))).toEqual([]);
  });
});

describe('files', () => {
  it('import nothing in a circle', () => {
    const graph = new Map(
      sources.map(({ path, imports }) => [
        path,
        imports.flatMap((item) => (item.typeOnly || item.path === undefined ? [] : [item.path])),
      ]),
    );
    expect(circles(graph)).toEqual([]);
  });

  it('of folders import nothing in a circle, types included', () => {
    const graph = new Map<string, string[]>();
    for (const { folder, imports } of sources) {
      const others = imports.flatMap((item) => (item.path === undefined ? [] : [folderOf(item.path)]));
      graph.set(folder, [...(graph.get(folder) ?? []), ...others.filter((other) => other !== folder)]);
    }
    // A folder in parts: `render` loads its three renderers, which use the files beside it; so does `print`.
    for (const folder of graph.keys()) {
      const whole = folder.split('/')[0];
      const others = (graph.get(folder) ?? []).filter((other) => other !== whole);
      graph.set(folder, others);
    }
    expect(circles(graph)).toEqual([]);
  });

  it('lead to files that are there', () => {
    const paths = new Set(sources.map(({ path }) => path));
    const lost = sources.flatMap(({ path, imports }) =>
      imports
        .filter((item) => item.path !== undefined && !paths.has(item.path))
        .map((item) => `${path} → ${item.specifier}`),
    );
    expect(lost).toEqual([]);
  });
});

describe('only here', () => {
  it('the disk is touched', () => {
    const allowed = /^(?:manuscript\/disk\.ts|write\/|links\/cache-file\.ts|print\/browser\/)/u;
    expect(
      importers((name) => /^(?:node:)?fs(?:\/|$)/u.test(name)).filter((path) => !allowed.test(path)),
    ).toEqual([]);
  });

  it('Puppeteer is known', () => {
    expect(importers((name) => name.startsWith('puppeteer'))).toEqual(['print/browser/puppeteer.ts']);
  });

  it('processes are started', () => {
    const others = importers((name) => /^(?:node:)?child_process$/u.test(name));
    expect(others.filter((path) => !path.startsWith('print/browser/'))).toEqual(['catalogue/git.ts']);
  });

  it('the network is reached', () => {
    expect(
      importers((name) => /^(?:node:)?(?:https?|net|tls|dgram|http2|dns)(?:\/|$)|^undici/u.test(name)),
      // The first knows addresses and connects to none.
      // The last asks the browsers that the user named whether they are there.
    ).toEqual(['links/private-addresses.ts', 'links/request.ts', 'print/browser/ask-endpoint.ts']);
    expect(
      sources.filter(({ code }) => /\bfetch\(|\bWebSocket\(/u.test(code)).map(({ path }) => path),
    ).toEqual([]);
  });

  it('something is printed or the process ended', () => {
    const pattern = /\bconsole\.|\bprocess\.(?:exit\b|exitCode|argv|stdout|stderr)/u;
    const talkers = sources.filter(({ code }) => pattern.test(code)).map(({ path }) => path);
    expect(talkers.filter((path) => path !== 'cli.ts' && !path.startsWith('commands/'))).toEqual([]);
  });

  it('the arguments and the exit code are touched: cli.ts', () => {
    const touching = sources
      .filter(({ code }) => /\bprocess\.(?:argv|exitCode)/u.test(code))
      .map(({ path }) => path);
    expect(touching).toEqual(['cli.ts']);
  });
});

function importers(accepts: (specifier: string) => boolean): string[] {
  return sources
    .filter(({ imports }) => imports.some(({ specifier }) => accepts(specifier)))
    .map(({ path }) => path);
}

function circles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (name: string, way: readonly string[]): void => {
    const at = way.indexOf(name);
    if (at >= 0) found.push([...way.slice(at), name].join(' → '));
    if (at >= 0 || done.has(name)) return;
    for (const next of graph.get(name) ?? []) walk(next, [...way, name]);
    done.add(name);
  };
  for (const name of graph.keys()) walk(name, []);
  return found;
}
