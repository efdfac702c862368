/** Fixes as SARIF tells them: what is taken out of which file, and what is put in. */
import type { Point } from 'unist';
import type { TextEdit } from '../manuscript/problem.ts';
import type { ReportFiles } from './report.ts';
import { sourcePoints } from './source-lines.ts';

/** The fixes of problems, one each; a fix may change several files. */
export function sarifFixes(
  artifactOf: (file: string) => object,
  { sourceOf }: Pick<ReportFiles, 'sourceOf'>,
): (edits: readonly TextEdit[]) => object[] {
  const points = sourcePoints(sourceOf);
  const replacement = ({ file, start, end, text }: TextEdit): object => {
    const from = points(file, start);
    const to = points(file, end);
    const lines = from && to && { ...named('start', from), ...named('end', to) };
    return {
      deletedRegion: { ...lines, charOffset: start, charLength: end - start },
      // Without it nothing is put in.
      ...(text !== '' && { insertedContent: { text } }),
    };
  };
  return (edits) => {
    const artifactChanges = [...new Set(edits.map(({ file }) => file))].map((file) => ({
      artifactLocation: artifactOf(file),
      replacements: edits.filter((edit) => edit.file === file).map(replacement),
    }));
    return [{ description: { text: 'What `imprimatur check --fix` would do.' }, artifactChanges }];
  };
}

function named(which: 'start' | 'end', { line, column }: Point): object {
  return { [`${which}Line`]: line, [`${which}Column`]: column };
}
