/** What a command may do to the outside: write to two streams, and learn that it should stop. */

/** One stream of the terminal. */
export interface Output {
  write(text: string): void;
  /** True where colours are wanted and can be seen. */
  readonly colours: boolean;
  readonly isTTY: boolean;
  /** The width of the terminal, or a common one where there is none. */
  readonly columns: number;
}

/** Given to every command, so that tests can give it another one. */
export interface Terminal {
  /** Results, and nothing else. */
  readonly stdout: Output;
  /** Progress and messages. */
  readonly stderr: Output;
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal;
}

/** What is needed of a stream such as `process.stdout`. */
interface Stream {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

/** The environment variables that decide about colours: https://no-color.org, https://force-color.org. */
type Environment = Readonly<Record<string, string | undefined>>;

const USUAL_COLUMNS = 100;

/** Wraps a stream. NO_COLOR goes before FORCE_COLOR, and both before what the stream is. */
export function outputTo(stream: Stream, environment: Environment): Output {
  const isTTY = stream.isTTY === true;
  const { NO_COLOR, FORCE_COLOR, TERM } = environment;
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  const colours = !NO_COLOR && (forced || (isTTY && FORCE_COLOR === undefined && TERM !== 'dumb'));
  return {
    write: (text) => void stream.write(text),
    colours,
    isTTY,
    columns: isTTY ? (stream.columns ?? USUAL_COLUMNS) : USUAL_COLUMNS,
  };
}
