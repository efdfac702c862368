/**
 * The notes of a manuscript folder, read from its Markdown by a small reader of the tests' own. It shares no
 * code with the press, so that a fault of the press is not repeated here. It knows calls, definitions of
 * several paragraphs, emphasis, links, code and passages in other languages; numbers go by first call.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainText } from '../end-to-end/sample/plain-text.ts';

/** A note as its author wrote it. */
export interface NoteAsWritten {
  /** As readers see it. */
  number: number;
  /** The words, markup taken off, typography made plain. */
  words: string[];
}

/** The notes in the order of their numbers, which run through the whole book. Calls of notes that nobody wrote count for nothing. */
export function notesAsWritten(folder: string): NoteAsWritten[] {
  const notes: NoteAsWritten[] = [];
  for (const source of chaptersOf(folder)) {
    const { body, definitions } = takeApart(source);
    const seen = new Set<string>();
    const number = (text: string): void => {
      for (const [, label = ''] of text.matchAll(/\[\^([^\]\s]+)\]/gu)) {
        const key = label.toLowerCase();
        const definition = definitions.get(key);
        if (definition === undefined || seen.has(key)) continue;
        seen.add(key);
        notes.push({ number: notes.length + 1, words: printedWords(definition) });
        // A note that a note calls stands right behind it.
        number(definition);
      }
    };
    number(body);
  }
  return notes;
}

/** The chapters in the order that `manuscript.yaml` gives, or in that of their names. */
function chaptersOf(folder: string): string[] {
  const yaml = readFileSync(join(folder, 'manuscript.yaml'), 'utf8');
  const listed = [...yaml.matchAll(/^\s*- (\S+\.md)$/gmu)].map(([, file]) => file!);
  const files = listed.length > 0 ? listed : readdirSync(folder).filter((name) => name.endsWith('.md'));
  if (listed.length === 0) files.sort();
  return files.map((file) => readFileSync(join(folder, file), 'utf8'));
}

/** What is read before notes, without what is shown as code; and the notes by their labels, the first of each. */
function takeApart(source: string): { body: string; definitions: Map<string, string> } {
  const body: string[] = [];
  const definitions = new Map<string, string>();
  const lines = source
    .replace(/^---\n[\s\S]*?\n---\n/u, '')
    .replaceAll(/^(`{3,}|~{3,})[\s\S]*?^\1/gmu, '')
    .split('\n');
  let open: string | undefined;
  for (const [index, line] of lines.entries()) {
    const [, label, text = ''] = /^ {0,3}\[\^([^\]\s]+)\]:\s*(.*)$/u.exec(line) ?? [];
    const isBelow = /^(?: {4}|\t)/u.test(line) || (line !== '' && lines[index - 1] !== '');
    if (label !== undefined) {
      open = label.toLowerCase();
      if (!definitions.has(open)) definitions.set(open, text);
    } else if (open !== undefined && (isBelow || line === '')) {
      definitions.set(open, `${definitions.get(open)}\n${line.trim()}`);
    } else {
      open = undefined;
      body.push(line.replaceAll(/`[^`]*`/gu, ''));
    }
  }
  return { body: body.join('\n'), definitions };
}

/** The words that are printed of some Markdown. */
export function printedWords(markdown: string): string[] {
  const text = markdown
    .replaceAll(/\[\^[^\]\s]+\]/gu, '')
    .replaceAll(/:(?:lang|smallcaps)\[([^\]]+)\](?:\{[^}]*\})?/gu, '$1')
    .replaceAll(/\[([^\]]+)\]\([^)]*\)/gu, '$1')
    .replaceAll(/<((?:https?|mailto):[^>\s]+)>/gu, '$1')
    .replaceAll(/(?<!\\)[*`]+/gu, '')
    .replaceAll(/(?<![\p{L}\p{N}\\])_+([^_]+)_+(?![\p{L}\p{N}])/gu, '$1')
    .replaceAll(/\\([!-/:-@[-`{-~])/gu, '$1');
  return plainText(text).split(' ');
}
