import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits.
 * @throws the signal's own reason if it is aborted, where Node would throw an error that hides it
 */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (milliseconds <= 0) return;
  await sleep(milliseconds, undefined, { signal }).catch(() => signal.throwIfAborted());
}
