/** What is told of a fault in a shell: its file, line and column, and what was probably meant. */
import { LiquidError, type Liquid } from 'liquidjs';
import { ManuscriptError } from '../manuscript/manuscript.ts';
import { nearestName } from '../manuscript/nearest-name.ts';
import { createProblem } from '../manuscript/problem.ts';
import { fileName, type TemplateFiles } from './layers.ts';
import type { ShellValue } from './shell.ts';

/** What was being filled. */
export interface Filling {
  template: TemplateFiles;
  /** The shell that was filled; the fault may be in one that it includes. */
  path: string;
  /** The text of every shell, by its name. */
  shells: Readonly<Record<string, string>>;
  values: Readonly<Record<string, ShellValue>>;
  engine: Liquid;
}

/** An error as `fillShell` throws it; what is not the shell's fault stays as it is. */
export async function shellError(error: unknown, filling: Filling): Promise<unknown> {
  const fault = LiquidError.is(error) ? error : undefined;
  // What Node says of a text that is too long, and of shells that go too deep.
  if (!fault && !(error instanceof RangeError)) return error;
  const { template, path, shells } = filling;
  const token = fault?.token;
  // An undefined variable knows the text that it stands in, and not the name of its file.
  const named = token?.file ?? Object.keys(shells).find((name) => shells[name] === token?.input);
  const file = await fileName(template, named ?? path);
  const [line, column] = (token?.getPosition() as [number, number] | undefined) ?? [1, 1];
  const { message, length } = fault ? wording(fault, filling) : { message: TOO_LARGE, length: 0 };
  const problem = createProblem({
    rule: 'template',
    severity: 'error',
    message,
    file,
    place: { start: { line, column }, end: { line, column: column + length } },
  });
  return new ManuscriptError(`the template \`${template.name}\` cannot be used: \`${file}\`: ${message}`, [
    problem,
  ]);
}

const TOO_LARGE =
  'expected a shell of the usual size, found one that takes more memory than it may; look for a loop that goes too far, or for a shell that includes itself';
const TOO_LONG =
  'expected a shell that is filled at once, found one that takes more than 5 s; look for a loop that goes too far, or for a shell that includes itself';

/** The message, and how long what it is about is, in characters. */
function wording(error: LiquidError, filling: Filling): { message: string; length: number } {
  const said = (error.originalError?.message ?? error.message).replace(
    /(?:, file:[^,]*)?(?:, line:\d+)?(?:, col:\d+)?$/u,
    '',
  );
  const { engine, shells, values } = filling;
  const about = (pattern: RegExp): string | undefined => pattern.exec(said)?.[1];
  const variable = about(/^undefined variable: (.+)$/u);
  if (variable !== undefined) {
    const hint = near(variable, namesOf(values));
    return {
      message: `expected a value that this shell gets, found \`${variable}\`${hint}`,
      length: variable.length,
    };
  }
  const filter = about(/^undefined filter: (.+)$/u);
  if (filter !== undefined)
    return {
      message: `expected a filter of Liquid, found \`${filter}\`${near(filter, Object.keys(engine.filters))}`,
      length: 0,
    };
  const tag = about(/^tag "(.+)" not found$/u);
  if (tag !== undefined)
    return {
      message: `expected a tag of Liquid, found \`${tag}\`${near(tag, Object.keys(engine.tags))}`,
      length: 0,
    };
  const shell = about(/^ENOENT: Failed to lookup "(.+)" in/u);
  if (shell !== undefined)
    return {
      message: `expected a shell of the template, found \`${shell}\`${near(shell, Object.keys(shells))}`,
      length: 0,
    };
  if (said.startsWith('template render limit')) return { message: TOO_LONG, length: 0 };
  if (/^(?:memory alloc|parse length) limit/u.test(said)) return { message: TOO_LARGE, length: 0 };
  return { message: `expected a shell in Liquid, found a fault: ${said}`, length: 0 };
}

/** "; did you mean …?", where one of some names is near. */
function near(name: string, names: readonly string[]): string {
  const nearest = nearestName(name, names);
  return nearest === undefined ? '' : `; did you mean \`${nearest}\`?`;
}

/** The names that a shell can print, with those of the things in a list as its loop calls them. */
function namesOf(values: Readonly<Record<string, ShellValue>>): string[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const item: unknown = Array.isArray(value) ? value[0] : value;
    const own = Array.isArray(value) ? name.replace(/s$/u, '') : name;
    const below = typeof item === 'object' && item !== null ? Object.keys(item) : [];
    return [name, ...below.map((key) => `${own}.${key}`)];
  });
}
