/**
 * The machine lacks something that printing needs: a browser, a shared library, a folder that can be trusted.
 * The command line turns it into exit code 3; the hints say what to do and stay data, so that each
 * front end can lay them out its own way.
 */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  /** The exit code of "the environment lacks something". */
  readonly exitCode = 3;
  /** What the reader can do about it: one way per entry, the easiest first. */
  readonly hints: readonly string[];

  constructor(message: string, hints: readonly string[] = [], options?: ErrorOptions) {
    super(message, options);
    this.hints = hints;
  }
}
