/** What there is to say of the rules, for reports that carry their documentation with them. */
import { ruleUrl, type Severity } from '../manuscript/problem.ts';
import { allRules } from './all-rules.ts';
import { ruleHelp } from './rule-help.ts';

/** A rule in words. */
export interface DescribedRule {
  id: string;
  /** How bad it is unless a configuration says otherwise. */
  severity: Severity | 'off';
  /** One sentence. */
  summary: string;
  /** What it is about, with examples, as Markdown. */
  help: string;
  url: string;
}

/** All rules, in their order. */
export function describedRules(): DescribedRule[] {
  return allRules.map(({ id, severity }) => {
    const help = Object.hasOwn(ruleHelp, id) ? (ruleHelp[id] ?? id) : id;
    const summary = /^.*?[.!?](?=\s|$)/su.exec(help)?.[0] ?? help;
    return { id, severity, summary, help, url: ruleUrl(id) };
  });
}
