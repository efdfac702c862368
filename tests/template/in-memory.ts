/** Manuscripts in memory with a template of their own, and what is told of them. */
import { loadFrom } from '../../src/manuscript/load.ts';
import { ManuscriptError } from '../../src/manuscript/manuscript.ts';
import { memoryFiles } from '../../src/manuscript/memory.ts';
import type { Problem } from '../../src/manuscript/problem.ts';
import { loadTemplate, type Template } from '../../src/template/template.ts';

/** Loads the template of a manuscript. */
export async function load(yaml: string, more: Readonly<Record<string, string>> = {}): Promise<Template> {
  const files = memoryFiles({ 'manuscript.yaml': `title: T\n${yaml}`, 'a.md': '', ...more });
  return loadTemplate(await loadFrom(files, 'book'));
}

/** The problems that keep a template from being used, as `file:line:column message`. */
export async function refusals(yaml: string, more: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const error = await load(yaml, more).catch((reason: unknown) => reason);
  if (!(error instanceof ManuscriptError)) throw new Error('expected a refusal', { cause: error });
  return error.problems.map(told);
}

/** A problem with its place. */
export function told({ file, line, column, reason }: Problem): string {
  return `${file}:${line ?? '?'}:${column ?? '?'} ${reason}`;
}

/** The text of a file of a template. */
export async function textOf({ files }: Template, path: string): Promise<string> {
  return new TextDecoder().decode(await files.read(path));
}
