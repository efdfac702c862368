/** A number of places: who finds none free waits, and the first who came is the first to get one. */
export class Places {
  #free: number;
  readonly #waiting: { go: () => void; giveUp: (reason: unknown) => void }[] = [];
  readonly #signal: AbortSignal | undefined;

  /** @param signal ends all waiting */
  constructor(count: number, signal?: AbortSignal) {
    this.#free = count;
    this.#signal = signal;
    // One listener for all, however many wait.
    signal?.addEventListener('abort', () => this.#giveUp(signal.reason), { once: true });
  }

  /** Does some work once there is a place for it. @throws the signal's reason when aborted while it waits */
  async within<T>(work: () => Promise<T>): Promise<T> {
    await this.#take();
    try {
      return await work();
    } finally {
      // Handed on, not put back: nobody who comes just now gets it first.
      const next = this.#waiting.shift();
      if (next) next.go();
      else this.#free += 1;
    }
  }

  async #take(): Promise<void> {
    this.#signal?.throwIfAborted();
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((go, giveUp) => void this.#waiting.push({ go, giveUp }));
  }

  #giveUp(reason: unknown): void {
    for (const { giveUp } of this.#waiting.splice(0)) giveUp(reason);
  }
}
