/** The sources of the project and what each imports, read with the parser of the language. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));

/** One import. */
export interface Import {
  /** As written: `../notes/graph.ts`, `node:fs`. */
  specifier: string;
  /** The path below `src/` that a relative specifier means. */
  path?: string;
  typeOnly: boolean;
}

/** One file. */
export interface Source {
  /** Below `src/`, with forward slashes. */
  path: string;
  /** The folder it belongs to: `render/epub`, `import/text`, or the file itself at the top. */
  folder: string;
  lines: number;
  code: string;
  imports: Import[];
}

/** `import … from`, `export … from`, bare imports; dynamic imports and `import()` types are found apart. */
const STATIC = /^\s*(import|export)\s+(type\s)?(?:(\{[^}]*\}|[^'";]*?)\s*from\s*)?['"]([^'"]+)['"]/gmu;
const DYNAMIC = /(typeof\s+)?\bimport\(\s*['"]([^'"]+)['"]\s*\)/gu;

/** All files of `src/`, in order. */
export function readSources(): Source[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .toSorted()
    .map((name) => {
      const path = name.replaceAll('\\', '/');
      const text = readFileSync(join(SRC, path), 'utf8');
      const code = withoutComments(text);
      return {
        path,
        folder: folderOf(path),
        lines: text.trimEnd().split('\n').length,
        code,
        imports: importsOf(code, path),
      };
    });
}

/** The folder by which the table of the test speaks of a file. */
export function folderOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  if (second === '') return path;
  const isDivided = ['render', 'print', 'import', 'proof'].includes(top) && !second.endsWith('.ts');
  return isDivided ? `${top}/${second}` : top;
}

function importsOf(code: string, path: string): Import[] {
  const found: Import[] = [];
  for (const [, , type, names = '', specifier = ''] of code.matchAll(STATIC)) {
    const inBraces = /^\{([^}]*)\}$/u
      .exec(names.trim())?.[1]
      ?.split(',')
      .map((name) => name.trim())
      .filter(Boolean);
    const allTypes =
      inBraces !== undefined && inBraces.length > 0 && inBraces.every((name) => name.startsWith('type '));
    found.push(importOf(specifier, path, type !== undefined || allTypes));
  }
  for (const [, type, specifier = ''] of code.matchAll(DYNAMIC))
    found.push(importOf(specifier, path, type !== undefined));
  return found;
}

function importOf(specifier: string, from: string, typeOnly: boolean): Import {
  if (!specifier.startsWith('.')) return { specifier, typeOnly };
  const path = relative(SRC, join(SRC, dirname(from), specifier)).replaceAll('\\', '/');
  return { specifier, path, typeOnly };
}

/** Comments hold examples of code. */
function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//gu, '').replaceAll(/^\s*\/\/.*$/gmu, '');
}
