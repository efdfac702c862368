/**
 * What a reader should find in every edition of the sample, read from its Markdown by a small parser of the
 * test's own. It knows only what the sample uses, and shares no code with the press, so that a fault of the
 * press is not repeated here.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainText } from './plain-text.ts';

/** One stretch of text that is printed in one piece. */
export interface Block {
  kind:
    'title' | 'heading' | 'box-title' | 'byline' | 'paragraph' | 'item' | 'quotation' | 'cell' | 'caption';
  text: string;
}

/** A note as its author wrote it. */
export interface WrittenNote {
  label: string;
  paragraphs: string[];
}

/** A chapter as its author wrote it. */
export interface WrittenChapter {
  title: string;
  blocks: Block[];
  /** The labels of the calls in the text, in order. */
  calls: string[];
  notes: WrittenNote[];
  /** The passages marked as Kazakh or Russian. */
  passages: string[];
  alternatives: string[];
}

/** Reads the chapters of a manuscript folder in the order of its `manuscript.yaml`. */
export function readManuscript(folder: string): WrittenChapter[] {
  const yaml = readFileSync(join(folder, 'manuscript.yaml'), 'utf8');
  const files = [...yaml.matchAll(/^ {2}- (\S+\.md)$/gmu)].map(([, file]) => file ?? '');
  const sources = files.map((file) => readFileSync(join(folder, file), 'utf8'));
  const names = namesOfCaptions(sources);
  return sources.map((source) => readChapter(source, names));
}

/** id → "Figure 1", in the order of the book. */
function namesOfCaptions(sources: readonly string[]): Map<string, string> {
  const names = new Map<string, string>();
  const counts = { figure: 0, table: 0 };
  for (const [, kind, id = ''] of sources.join('\n').matchAll(/^:::(figure|table)\{#([\w-]+)\}$/gmu)) {
    names.set(id, kind === 'figure' ? `Figure ${++counts.figure}` : `Table ${++counts.table}`);
  }
  return names;
}

function readChapter(source: string, names: ReadonlyMap<string, string>): WrittenChapter {
  const lines = source.split('\n');
  const body: string[] = [];
  const notes: WrittenNote[] = [];
  for (const line of lines) {
    const definition = /^\[\^([^\]]+)\]: (.*)$/u.exec(line);
    const last = notes.at(-1);
    if (definition) notes.push({ label: definition[1] ?? '', paragraphs: [definition[2] ?? ''] });
    else if (last && /^ {4}\S/u.test(line)) last.paragraphs.push(line.trim());
    else body.push(line);
  }
  const blocks = readBlocks(body.join('\n').split(/\n{2,}/u), names);
  return {
    title: blocks.find(({ kind }) => kind === 'title')?.text ?? '',
    blocks,
    calls: [...body.join('\n').matchAll(/\[\^([^\]]+)\]/gu)].map(([, label]) => label ?? ''),
    notes: notes.map(({ label, paragraphs }) => ({
      label,
      paragraphs: paragraphs.map((p) => strip(p, names)),
    })),
    passages: [...source.matchAll(/:lang\[([^\]]+)\]/gu)].map(([, passage]) => passage ?? ''),
    alternatives: [...source.matchAll(/!\[([^\]]+)\]/gu)].map(([, text]) => plainText(text ?? '')),
  };
}

function readBlocks(groups: readonly string[], names: ReadonlyMap<string, string>): Block[] {
  const blocks: Block[] = [];
  const add = (kind: Block['kind'], text: string): void =>
    void blocks.push({ kind, text: strip(text, names) });
  let captioned: string | undefined;
  let rows: Block[] = [];
  for (const line of groups.flatMap((group) => group.split('\n'))) {
    const [, name, attributes = ''] = /^:::(\w+)?(?:\{(.*)\})?$/u.exec(line) ?? [];
    if (line.trim() === '') continue;
    if (name === 'box') {
      add('box-title', /title="([^"]*)"/u.exec(attributes)?.[1] ?? '');
      add('byline', /byline="([^"]*)"/u.exec(attributes)?.[1] ?? '');
    } else if (name !== undefined) captioned = names.get(/#([\w-]+)/u.exec(attributes)?.[1] ?? '');
    else if (line === ':::') {
      // A table's caption stands above it.
      blocks.push(...rows);
      rows = [];
      captioned = undefined;
    } else if (line.startsWith('![')) continue;
    else if (line.startsWith('|')) {
      const cells = line.split('|').slice(1, -1);
      if (!/^[\s:|-]+$/u.test(line))
        rows.push(...cells.map((text) => ({ kind: 'cell' as const, text: strip(text, names) })));
    } else if (captioned !== undefined) add('caption', `${captioned} ${line}`);
    else if (line.startsWith('# ')) add('title', line.slice(2));
    else if (/^#{2,} /u.test(line)) add('heading', line.replace(/^#+ /u, ''));
    else if (line.startsWith('- ')) add('item', line.slice(2));
    else if (line.startsWith('> ')) add('quotation', line.slice(2));
    else add('paragraph', line);
  }
  return blocks;
}

/** The text that is printed of some Markdown. */
function strip(markdown: string, names: ReadonlyMap<string, string>): string {
  return plainText(
    markdown
      .replaceAll(/\[\^[^\]]+\]/gu, '')
      .replaceAll(/:lang\[([^\]]+)\]\{[^}]*\}/gu, '$1')
      .replaceAll(/\[\]\(#([^)]+)\)/gu, (_, id: string) => names.get(id) ?? '')
      .replaceAll(/\[([^\]]+)\]\([^)]*\)/gu, '$1')
      .replaceAll(/\*+([^*]+)\*+/gu, '$1')
      .replaceAll(/\\([!-/:-@[-`{-~])/gu, '$1'),
  );
}
