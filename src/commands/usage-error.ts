/** The command line cannot be understood. The message says what was expected. */
export class UsageError extends Error {
  override name = 'UsageError';
  readonly exitCode = 2;
}
