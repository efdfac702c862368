/** Which books are meant, or where they go, cannot be made out. The message says what was expected. */
export class CatalogueError extends Error {
  override readonly name = 'CatalogueError';
  /** That of a command line that cannot be understood. */
  readonly exitCode = 2;
}
