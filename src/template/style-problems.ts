/** What is told of a style sheet, each with its file, line and column. */
import type { CssLocation, SyntaxParseError } from 'css-tree';
import { nearestName } from '../manuscript/nearest-name.ts';
import { createProblem, type Problem } from '../manuscript/problem.ts';

type Place = CssLocation | null | undefined;

/** A fault of the syntax: what is wrong is skipped, by us as by a browser. */
export function syntaxFault({ message, line, column }: SyntaxParseError, file: string): Problem {
  const what = message.charAt(0).toLowerCase() + message.slice(1);
  return createProblem({
    rule: 'template',
    severity: 'warning',
    message: `expected CSS that can be read, found a fault: ${what}; what it is in is left out`,
    file,
    place: { line, column },
  });
}

/** What has no effect, since it is misspelt. */
export function misspelt(expected: string, found: string, hint: string, place: Place): Problem {
  return createProblem({
    rule: 'template',
    severity: 'warning',
    message: `expected ${expected}, found \`${found}\`${hint}`,
    ...placed(place),
  });
}

/** An import that the rule behind it has been taken for a part of. */
export function importWithBlock(place: Place): Problem {
  return createProblem({
    rule: 'template',
    severity: 'warning',
    message: 'expected `;` at the end of the `@import`, found the next rule; that rule is left out',
    ...placed(place),
  });
}

/** A question after a value that an option does not have, but one that is spelt nearly so. */
export function unknownChoice(property: string, wanted: string, nearest: string, place: Place): Problem {
  return createProblem({
    rule: 'template',
    severity: 'warning',
    message: `expected a value that \`${property}\` can have, found \`${wanted}\`; did you mean \`${nearest}\`?`,
    ...placed(place),
  });
}

/** A custom property that nothing declares, or an option that the template does not have. */
export function unknownProperty(property: string, place: Place, known: readonly string[]): Problem {
  const isOption = property.startsWith('--option-');
  const nearest = nearestName(property, known);
  const hint =
    nearest === undefined
      ? isOption
        ? 'declare it under `options` in `template.yaml`'
        : 'declare it in a rule for `:root`'
      : `did you mean \`${nearest}\`?`;
  return createProblem({
    rule: 'template',
    severity: 'warning',
    message: `expected ${isOption ? 'an option of the template' : 'a custom property that is declared'}, found \`${property}\`; ${hint}`,
    ...placed(place),
  });
}

/** An address that leads out of the template. */
export function lostAddress(address: string, place: Place): Problem {
  const remote = /^(?:https?:)?\/\//iu.test(address);
  return createProblem({
    rule: remote ? 'remote-resource' : 'outside-manuscript',
    severity: 'warning',
    message: remote
      ? `expected a file of the template, found the remote address \`${address}\`; it is left out, put the file into the template`
      : `expected a file of the template, found \`${address}\`; it is left out, put the file into the template`,
    ...placed(place),
  });
}

/** Style sheets are read with the name of their file, so each node knows it. */
function placed(place: Place): Pick<Parameters<typeof createProblem>[0], 'file' | 'place'> {
  if (!place) return { file: 'template' };
  return { file: place.source, place: { line: place.start.line, column: place.start.column } };
}

/** An address that is written to deceive is often no good CSS either: one problem for such a line is enough. */
export function withoutConsequences(problems: readonly Problem[]): Problem[] {
  const lost = new Set(problems.filter(({ ruleId }) => ruleId !== 'template').map(placeOf));
  return problems.filter((problem) => problem.ruleId !== 'template' || !lost.has(placeOf(problem)));
}

function placeOf({ file, line }: Problem): string {
  return `${file}:${line ?? ''}`;
}
