/** The faults of a source, counted once for the report, the summary and the exit code. */
import type { Decision } from './imported.ts';

/** How many there are. */
export interface Faults {
  all: number;
  /** So many of them may be none. */
  unsure: number;
}

/** Counts them. */
export function countFaults(decisions: readonly Decision[]): Faults {
  const faults = decisions.filter(({ kind }) => kind === 'fault');
  const unsure = faults.filter(({ confidence }) => confidence === 'unsure').length;
  return { all: faults.length, unsure };
}

/** True where at least one of them is one for sure or in all likelihood. */
export function isFaulty(decisions: readonly Decision[]): boolean {
  const { all, unsure } = countFaults(decisions);
  return all > unsure;
}

/** `3, 2 of them unsure`. */
export function toldFaults({ all, unsure }: Faults): string {
  return unsure === 0 ? `${all}` : `${all}, ${unsure} of them unsure`;
}

/** `3 faults in the source (2 of them unsure)`. */
export function faultsInSource({ all, unsure }: Faults): string {
  const faults = `${all} ${all === 1 ? 'fault' : 'faults'} in the source`;
  return unsure === 0 ? faults : `${faults} (${unsure} of them unsure)`;
}
