/** The `--fix` options: what is to be mended. */
import { FIXERS, type Fixer } from '../fix/fixers.ts';
import { nearestName } from '../manuscript/nearest-name.ts';
import { UsageError } from './usage-error.ts';

/** `['', 'renumber,sort']` → all three; `--fix` alone means the fixes of the rules. */
export function parseFixers(typed: readonly string[]): Fixer[] {
  const names = typed.flatMap((text) => text.split(',')).map((name) => name.trim() || 'rules');
  return names.map((name) => {
    const fixer = FIXERS.find((known) => known === name);
    if (fixer) return fixer;
    const nearest = nearestName(name, FIXERS);
    const hint = nearest === undefined ? '' : `; did you mean \`${nearest}\`?`;
    throw new UsageError(`--fix: expected one of ${FIXERS.join(', ')} after \`=\`, found \`${name}\`${hint}`);
  });
}
