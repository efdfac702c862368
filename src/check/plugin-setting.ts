/** What a remark configuration may say of a rule, in the forms that remark-lint's own rules take. */
import type { RuleSetting, RuleSeverity } from '../manuscript/configuration/schema.ts';

/** A severity, in our words or in those of remark-lint. */
export type PluginSeverity = RuleSeverity | 'on' | 'warn' | boolean | 0 | 1 | 2;

/** A severity, options of the rule, or both as `[severity, options]`. */
export type PluginSetting =
  | PluginSeverity
  | Readonly<Record<string, unknown>>
  | readonly [severity: PluginSeverity, options?: Readonly<Record<string, unknown>>];

/** Settings by what is written; `on` is whatever the rule is by itself. */
const SEVERITIES: ReadonlyMap<unknown, RuleSeverity | undefined> = new Map<unknown, RuleSeverity | undefined>(
  [
    ['off', 'off'],
    ['info', 'info'],
    ['warning', 'warning'],
    ['error', 'error'],
    ['warn', 'warning'],
    ['on', undefined],
    [false, 'off'],
    [true, undefined],
    [0, 'off'],
    [1, 'warning'],
    [2, 'error'],
  ],
);

/**
 * The setting in the form of `check.rules`; undefined where nothing is said.
 * @throws {TypeError} where it has none of the forms
 */
export function ruleSettingOf(setting: PluginSetting | undefined, rule: string): RuleSetting | undefined {
  if (setting === undefined) return undefined;
  const [severity, options] = Array.isArray(setting)
    ? (setting as readonly [unknown, unknown])
    : typeof setting === 'object'
      ? [true, setting]
      : [setting, undefined];
  if (!SEVERITIES.has(severity)) {
    throw new TypeError(
      `expected \`off\`, \`info\`, \`warning\`, \`error\`, 0, 1, 2, or a list of one of these and options for ${rule}, found ${JSON.stringify(setting)}`,
    );
  }
  const found = SEVERITIES.get(severity);
  return { ...(found && { severity: found }), ...(options as Readonly<Record<string, unknown>> | undefined) };
}
