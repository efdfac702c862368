/** The reference page of the rules and their help texts, made from the comments of the rules. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { allRules } from '../../src/check/all-rules.ts';
import { linkRules } from '../../src/check/link-rules.ts';
import type { AnyRule } from '../../src/check/rule.ts';
import { configurationTable, type Schema } from '../end-to-end/readme/configuration-table.ts';
import { firstSentence, ruleComment, type Example, type RuleComment } from './rule-comment.ts';
import { problemsOfExample } from './rule-example.ts';

/** A rule with what is written of it. */
interface DescribedRule extends RuleComment {
  rule: AnyRule;
  /** Some of what it finds can be mended. */
  isFixable: boolean;
}

const FOLDER = new URL('../../src/check/rules/', import.meta.url);

/** Problems that are told of by other parts of the program, and where to look. */
const OTHERS: Readonly<Record<string, string>> = {
  configuration:
    'What `manuscript.yaml`, front matter or the settings of rules say cannot be understood, or a file cannot be read. It has no severity to set: nothing is checked or built as its author wishes until it is mended.',
  'make-up':
    'Something on a printed page had to be set otherwise than the rules of good make-up want it. It is found while a PDF is made, not by `check`.',
  template:
    'A shell, a style sheet or `template.yaml` of the template says something that cannot be understood, or asks for what there is not. It is found while editions are made, not by `check`. A fault in a shell stops the build; of a style sheet what is faulty is left out.',
  attachment:
    'The PDF was asked to take the files of the manuscript along (`pdf.attach`), and whoever called the library gave it none. The command line always gives them.',
  'pdf-accessibility':
    'The PDF was asked to claim PDF/UA-1 (`pdf.accessibility: ua-1`), and a condition of that standard is not kept; the message names it by its number in the Matterhorn Protocol, with the page. The PDF is written without the claim. It is found while a PDF is made, not by `check`.',
};

/** Reads what is written of all rules. */
export async function describeRules(): Promise<DescribedRule[]> {
  return Promise.all(
    allRules.map(async (rule) => {
      // The rules that ask the web stand together, without examples: these would be other people's pages.
      const file = linkRules.includes(rule) ? '../link-rules.ts' : `${rule.id}.ts`;
      const name = rule.id.replaceAll(/-(.)/gu, (_, letter: string) => letter.toUpperCase());
      const comment = ruleComment(await readFile(new URL(file, FOLDER), 'utf8'), name);
      const found = await Promise.all(comment.examples.map((example) => problemsOfExample(rule.id, example)));
      const isFixable = found.flat().some(({ fixable, ruleId }) => fixable && ruleId === rule.id);
      return { ...comment, rule, isFixable };
    }),
  );
}

/** `src/check/rules/README.md`. */
export function rulesPage(rules: readonly DescribedRule[]): string {
  return [
    '<!-- Made from the comments of the rules: UPDATE_RULES_PAGE=1 npx vitest run --config tests/vitest.config.ts tests/check/rules-page.test.ts -->',
    '# The rules of `imprimatur check`',
    'A rule is set in `manuscript.yaml` under `check.rules`, by its id: to a severity (`off`, `info`, `warning`, `error`), or to `severity` and the options of the rule. `check.preset` says which rules are on where nothing is said of them: `recommended` as in the table below, `strict` all of them, `off` none. In the text, `<!-- imprimatur-disable-next-line id -->` answers for the next line, and `<!-- imprimatur-disable id -->` for all that follows up to `<!-- imprimatur-enable id -->`.',
    ['| rule | severity | mends | about |', '| --- | --- | --- | --- |', ...rules.map(row)].join('\n'),
    ...rules.map(section),
    ...Object.entries(OTHERS).map(([id, about]) => `## ${id}\n\n_Not a rule._ ${about}`),
  ].join('\n\n');
}

/** What a rule is about, for reports that carry their documentation with them. */
export function helpText({ explanation, examples }: DescribedRule): string {
  return [explanation, ...examples.map(wordExample)].join('\n\n');
}

/** `src/check/rule-help.ts`. */
export function helpModule(rules: readonly DescribedRule[]): string {
  const texts = Object.fromEntries(rules.map((described) => [described.rule.id, helpText(described)]));
  return [
    '/**',
    ' * The comments of the rules, for reports that carry their documentation with them. Made, with the page of',
    ' * the rules, by `UPDATE_RULES_PAGE=1 npx vitest run --config tests/vitest.config.ts tests/check/rules-page.test.ts`.',
    ' */',
    '',
    '/** By the id of a rule: what it is about, with examples, as Markdown. */',
    `export const ruleHelp: Readonly<Record<string, string>> = ${JSON.stringify(texts)};`,
  ].join('\n');
}

function row({ rule, explanation, isFixable }: DescribedRule): string {
  const about = firstSentence(explanation).replaceAll('\n', ' ').replaceAll('|', '\\|');
  return `| [\`${rule.id}\`](#${rule.id}) | ${rule.severity} | ${isFixable ? 'yes' : ''} | ${about} |`;
}

function section(described: DescribedRule): string {
  const { rule, explanation, examples, isFixable } = described;
  const options = rule.options && configurationTable(z.toJSONSchema(rule.options, { io: 'input' }) as Schema);
  return [
    `## ${rule.id}`,
    `_${wordSeverity(rule)}._ ${explanation}`,
    ...(linkRules.includes(rule) ? ['Only `check --links` asks the web.'] : []),
    ...(isFixable ? ['`--fix` mends it where the answer is certain.'] : []),
    ...(options === undefined ? [] : [`Options:\n\n${options}`]),
    ...examples.map(wordExample),
  ].join('\n\n');
}

function wordSeverity({ severity, strict }: AnyRule): string {
  if (severity === 'off') return `off; ${strict ?? 'warning'} in the preset \`strict\``;
  return strict === undefined || strict === severity
    ? severity
    : `${severity}; ${strict} in the preset \`strict\``;
}

/** An example in a fence longer than any within it. As plain text: a formatter would mend what is bad in it. */
function wordExample({ kind, markdown, options }: Example): string {
  const longest = Math.max(2, ...[...markdown.matchAll(/`{3,}/gu)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const setting = options === undefined ? '' : ` with \`${JSON.stringify(options)}\``;
  return `${kind === 'bad' ? 'Bad' : 'Good'}${setting}:\n\n${fence}text\n${markdown}${fence}`;
}
