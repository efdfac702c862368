/** The `--rule` and `--preset` options of commands. */
import { allRules } from '../check/all-rules.ts';
import type { RuleSettings } from '../check/presets.ts';
import { rulePreset, ruleSeverity, type RulePreset } from '../manuscript/configuration/schema.ts';
import { nearestName } from '../manuscript/nearest-name.ts';
import { UsageError } from './usage-error.ts';

/** `['numbering-gap=off']` → `{ 'numbering-gap': 'off' }`. */
export function parseRuleSettings(typed: readonly string[]): RuleSettings {
  const ids = allRules.map(({ id }) => id);
  return Object.fromEntries(
    typed.map((text) => {
      const [id = '', value] = text.split('=');
      if (!ids.includes(id)) {
        const nearest = nearestName(id, ids);
        const hint =
          nearest === undefined ? `the rules are ${ids.join(', ')}` : `did you mean \`${nearest}\`?`;
        throw new UsageError(`--rule: expected the id of a rule, found \`${id}\`; ${hint}`);
      }
      const setting = ruleSeverity.safeParse(value);
      if (!setting.success) {
        const settings = ruleSeverity.options.map((option) => `\`${id}=${option}\``).join(', ');
        throw new UsageError(`--rule: expected one of ${settings}, found \`${text}\``);
      }
      return [id, setting.data];
    }),
  );
}

/** `strict` → `strict`. */
export function parsePreset(typed: string | undefined): RulePreset | undefined {
  if (typed === undefined) return undefined;
  const preset = rulePreset.safeParse(typed);
  if (preset.success) return preset.data;
  const nearest = nearestName(typed, rulePreset.options);
  const hint = nearest === undefined ? '' : `; did you mean \`${nearest}\`?`;
  throw new UsageError(
    `--preset: expected one of ${rulePreset.options.join(', ')}, found \`${typed}\`${hint}`,
  );
}
