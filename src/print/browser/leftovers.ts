/** Undoes something at once, without waiting: the process is about to end. */
type CleanUp = () => void;

const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** What would be left behind by this process, were it to end now. */
const pending = new Set<CleanUp>();

/**
 * Has something cleaned up should this process end before it was: by its end, or by a signal that
 * nobody else handles. Who listens for a signal decides what it means (finish first, or abort), so
 * then nothing is done here until the process exits. `SIGKILL` cannot be caught; the browser ends by itself then,
 * as its pipes close.
 *
 * @returns takes it back, once it is cleaned up
 */
export function cleanUpAtExit(cleanUp: CleanUp): () => void {
  if (pending.size === 0) {
    process.on('exit', cleanUpAll);
    for (const signal of SIGNALS) process.on(signal, onSignal);
  }
  pending.add(cleanUp);
  return () => {
    pending.delete(cleanUp);
    if (pending.size > 0) return;
    process.off('exit', cleanUpAll);
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
}

function onSignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  cleanUpAll();
  // Dies of the signal, as it would have without us: the shell sees the right status.
  process.off(signal, onSignal);
  process.kill(process.pid, signal);
}

function cleanUpAll(): void {
  for (const cleanUp of pending) cleanUp();
}
