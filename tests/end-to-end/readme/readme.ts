/** The README as data: its code blocks, its headings and its links. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { slug } from 'github-slugger';
import { ROOT } from '../command-line.ts';

export const README = join(ROOT, 'README.md');

/** A block of code. */
export interface CodeBlock {
  language: string;
  /** `key=value` and single words after the language. */
  settings: ReadonlyMap<string, string>;
  code: string;
  line: number;
}

/** The text as it is. */
export function readmeText(): string {
  return readFileSync(README, 'utf8');
}

/** All blocks of code, in order. */
export function codeBlocks(text: string): CodeBlock[] {
  return [...text.matchAll(/^```(\w+)([^\n]*)\n([\s\S]*?)^```$/gmu)].map((found) => ({
    language: found[1] ?? '',
    settings: new Map(
      (found[2] ?? '')
        .trim()
        .split(/\s+/u)
        .filter(Boolean)
        .map((item): [string, string] => {
          const [key = '', value = ''] = item.split('=');
          return [key, value];
        }),
    ),
    code: found[3] ?? '',
    line: text.slice(0, found.index).split('\n').length,
  }));
}

/** The headings, with the anchors that GitHub gives them, and the text below each. */
export function sections(text: string): Map<string, { depth: number; text: string }> {
  const prose = text.replaceAll(/^```[\s\S]*?^```$/gmu, '');
  const parts = prose.split(/^(?=#{1,6} )/mu);
  return new Map(
    parts.flatMap((part): [string, { depth: number; text: string }][] => {
      const [, hashes = '', title = ''] = /^(#{1,6}) (.*)$/mu.exec(part) ?? [];
      if (title === '') return [];
      return [[slug(title), { depth: hashes.length, text: part.slice(part.indexOf('\n')).trim() }]];
    }),
  );
}
