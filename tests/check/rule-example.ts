/** Runs the examples in the comments of rules. */
import { check } from '../../src/check/check.ts';
import { recommended } from '../../src/check/recommended.ts';
import type { Problem } from '../../src/manuscript/problem.ts';
import { bookOf, fileOf } from './in-memory.ts';
import type { Example } from './rule-comment.ts';

/** What all rules together find in an example of one of them. */
export async function problemsOfExample(id: string, { markdown, options }: Example): Promise<Problem[]> {
  const book = await (markdown.startsWith('---') ? fileOf(markdown) : bookOf(filesOf(markdown)));
  // A rule that a manuscript has to ask for is asked for here.
  const isOff = recommended.find((rule) => rule.id === id)?.severity === 'off';
  const rules = { ...((isOff || options) && { [id]: { ...options, severity: 'warning' as const } }) };
  return check(book, { rules });
}

/** An example that needs several files has the name of each but the first above it: `<!-- two.md -->`. */
function filesOf(markdown: string): Record<string, string> {
  const [first = '', ...others] = markdown.split(/^<!-- (\w+\.md) -->\n/mu);
  const names = ['one.md', ...others.filter((_, at) => at % 2 === 0)];
  const texts = [first, ...others.filter((_, at) => at % 2 === 1)];
  return {
    'manuscript.yaml': `title: T\nuuid: 123e4567-e89b-42d3-a456-426614174000\nchapters: [${names.join(', ')}]\n`,
    ...Object.fromEntries(names.map((name, at) => [name, texts[at] ?? ''])),
  };
}
