/** The `--rule` options of commands. */
import { recommended } from '../check/recommended.ts';
import type { RuleSettings } from '../check/run-rules.ts';
import { ruleSetting } from '../manuscript/configuration/schema.ts';
import { nearestName } from '../manuscript/nearest-name.ts';
import { UsageError } from './usage-error.ts';

/** `['numbering-gap=off']` → `{ 'numbering-gap': 'off' }`. */
export function parseRuleSettings(typed: readonly string[]): RuleSettings {
  const ids = recommended.map(({ id }) => id);
  return Object.fromEntries(
    typed.map((text) => {
      const [id = '', value] = text.split('=');
      if (!ids.includes(id)) {
        const nearest = nearestName(id, ids);
        const hint =
          nearest === undefined ? `the rules are ${ids.join(', ')}` : `did you mean \`${nearest}\`?`;
        throw new UsageError(`--rule: expected the id of a rule, found \`${id}\`; ${hint}`);
      }
      const setting = ruleSetting.safeParse(value);
      if (!setting.success) {
        const settings = ruleSetting.options.map((option) => `\`${id}=${option}\``).join(', ');
        throw new UsageError(`--rule: expected one of ${settings}, found \`${text}\``);
      }
      return [id, setting.data];
    }),
  );
}
