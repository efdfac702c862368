import { UsageError } from './usage-error.ts';

/**
 * The moment that what is made should carry, in seconds since 1970, where the environment names one:
 * https://reproducible-builds.org/specs/source-date-epoch/
 */
export function sourceDateEpoch(value: string | undefined): number | undefined {
  if (value === undefined || value === '') return undefined;
  if (/^\d{1,12}$/u.test(value)) return Number(value);
  throw new UsageError(`SOURCE_DATE_EPOCH: expected seconds since 1970, found \`${value}\``);
}
