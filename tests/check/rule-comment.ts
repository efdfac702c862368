/** The comment of a rule: its explanation and its examples, which are its documentation and its test. */

/** What stands above a rule in its file. */
export interface RuleComment {
  /** Paragraphs of Markdown, each one line, with an empty line between. */
  explanation: string;
  examples: Example[];
}

/** A chapter that the rule tells something of, or does not. */
export interface Example {
  kind: 'bad' | 'good';
  markdown: string;
  /** Where the example is about a rule that is set: `@example bad {"style": "french"}`. */
  options?: object;
}

/**
 * Reads the comment of a rule.
 * @param name the name of the constant, where the file exports several rules
 */
export function ruleComment(source: string, name = '\\w+'): RuleComment {
  const rule = source.search(new RegExp(`^export const ${name}: Rule\\b`, 'mu'));
  const start = source.lastIndexOf('/**', rule);
  const lines = source
    .slice(start, rule)
    .split('\n')
    .slice(1)
    .flatMap((line) => /^ \*(?!\/) ?(.*)$/u.exec(line)?.[1] ?? []);
  const from = lines.findIndex((line) => line.startsWith('@'));
  return {
    explanation: paragraphsOf(lines.slice(0, from < 0 ? undefined : from)),
    examples: from < 0 ? [] : examplesOf(lines.slice(from)),
  };
}

/** The first sentence of an explanation. */
export function firstSentence(explanation: string): string {
  return /^.*?[.!?](?=\s|$)/su.exec(explanation)?.[0] ?? explanation;
}

function paragraphsOf(lines: readonly string[]): string {
  return lines
    .join('\n')
    .trim()
    .split(/\n{2,}/u)
    .map((paragraph) => paragraph.replaceAll(/\n(?!\s*[-*] )\s*/gu, ' '))
    .join('\n\n');
}

function examplesOf(lines: readonly string[]): Example[] {
  const examples: Example[] = [];
  for (const [at, line] of lines.entries()) {
    const [, kind, options] = /^@example (bad|good)(?: (\{.*\}))?$/u.exec(line) ?? [];
    if (kind !== 'bad' && kind !== 'good') continue;
    const after = lines.slice(at + 1);
    const end = after.findIndex((text) => text.startsWith('@'));
    const markdown = after.slice(0, end < 0 ? undefined : end).map((text) => text.replace(/^ {2}/u, ''));
    examples.push({
      kind,
      markdown: `${markdown.join('\n').trimEnd()}\n`,
      ...(options !== undefined && { options: JSON.parse(options) as object }),
    });
  }
  return examples;
}
