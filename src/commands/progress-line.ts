import type { Output } from './terminal.ts';

/** Progress on one line that is written over: only where somebody watches. */
export interface ProgressLine {
  show(message: string): void;
  clear(): void;
}

const CLEAR = '\r\u001B[2K';

/** @param quiet shows nothing */
export function progressLine(output: Output, quiet: boolean): ProgressLine {
  const shown = output.isTTY && !quiet;
  return {
    show: (message) => shown && output.write(`${CLEAR}${message} …`),
    clear: () => shown && output.write(CLEAR),
  };
}
