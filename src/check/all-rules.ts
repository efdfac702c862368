import { linkRules } from './link-rules.ts';
import { recommended } from './recommended.ts';
import type { AnyRule } from './rule.ts';

/** All rules that a configuration or a comment may name: those of every check, and those of `check --links`. */
export const allRules: readonly AnyRule[] = [...recommended, ...linkRules];
