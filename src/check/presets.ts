/** Which rules are on, how bad each is, and with which options: the preset first, then what is said of each rule. */
import type { RulePreset, RuleSetting, RuleSeverity } from '../manuscript/configuration/schema.ts';
import type { Severity } from '../manuscript/problem.ts';
import type { AnyRule } from './rule.ts';

/** What is said of single rules, by their id. */
export type RuleSettings = Readonly<Record<string, RuleSetting>>;

/** A rule that is on. */
export interface ActiveRule {
  rule: AnyRule;
  severity: Severity;
  /** As the rule's own schema gives them; undefined where it has none. */
  options: unknown;
}

/** What is said of a rule, in one form. */
export interface SpelledSetting {
  severity?: RuleSeverity | undefined;
  options: Readonly<Record<string, unknown>>;
}

/** The rules of a list that are on. Options that their rule does not understand are those that it has by itself. */
export function activeRules(
  rules: readonly AnyRule[],
  preset: RulePreset,
  settings: RuleSettings = {},
): ActiveRule[] {
  return rules.flatMap((rule) => {
    const setting = Object.hasOwn(settings, rule.id) ? settings[rule.id] : undefined;
    const severity = severityOf(rule, preset, setting);
    return severity === 'off' ? [] : [{ rule, severity, options: optionsOf(rule, setting) }];
  });
}

/** How bad a rule is in a preset. */
export function presetSeverity(rule: AnyRule, preset: RulePreset): RuleSeverity {
  if (preset === 'off') return 'off';
  return preset === 'strict' ? strictSeverity(rule) : rule.severity;
}

/**
 * Lays settings over others: the severity that is said last counts, and options are kept unless they are said
 * again. So `--rule id=error` leaves a rule the options that the manuscript gives it.
 */
export function overlaid(below: RuleSettings, above: RuleSettings): RuleSettings {
  const merged = new Map(Object.entries(below));
  for (const [id, setting] of Object.entries(above)) {
    const over = spelled(setting);
    const under = spelled(merged.get(id));
    const severity = over.severity ?? under.severity;
    merged.set(id, { ...under.options, ...over.options, ...(severity !== undefined && { severity }) });
  }
  return Object.fromEntries(merged);
}

/** A setting in its long form. */
export function spelled(setting: RuleSetting | undefined): SpelledSetting {
  if (typeof setting !== 'object') return { severity: setting, options: {} };
  const { severity, ...options } = setting;
  return { severity, options };
}

function severityOf(rule: AnyRule, preset: RulePreset, setting: RuleSetting | undefined): RuleSeverity {
  const said = spelled(setting).severity ?? presetSeverity(rule, preset);
  // Who gives a rule options, and does not say that it is off, wants it.
  const isAsked = typeof setting === 'object' && setting.severity === undefined;
  if (said !== 'off' || !isAsked) return said;
  return rule.severity === 'off' ? strictSeverity(rule) : rule.severity;
}

function strictSeverity({ severity, strict }: AnyRule): Severity {
  return strict ?? (severity === 'off' ? 'warning' : severity);
}

function optionsOf({ options }: AnyRule, setting: RuleSetting | undefined): unknown {
  if (!options) return undefined;
  const chosen = options.safeParse(spelled(setting).options);
  return chosen.success ? chosen.data : options.parse({});
}
