/**
 * Whose turn it is to ask. A host is asked by few at a time and with a pause between two questions, and all hosts
 * together by not too many; nobody is blocked by the queue for a host that is slow.
 */
import { pause } from './pause.ts';

/** How many may ask at once. */
export interface TurnLimits {
  overall: number;
  perHost: number;
  /** Milliseconds between the beginnings of two questions to a host. */
  delay: number;
}

/** Gives turns. */
export interface Turns {
  /** Waits for a turn with a host, and does what is to be done in it. */
  take<Result>(host: string, task: () => Promise<Result>): Promise<Result>;
  /** Nobody begins to ask the host within the next milliseconds. */
  rest(host: string, milliseconds: number): void;
  /** From now on at least these milliseconds lie between two questions to the host. */
  slowDown(host: string, milliseconds: number): void;
}

interface Queue {
  places: Places;
  delay: number;
  /** When the next question may begin. */
  free: number;
}

/** @param signal ends all waiting; its reason is thrown */
export function createTurns({ overall, perHost, delay }: TurnLimits, signal: AbortSignal): Turns {
  const everywhere = new Places(overall);
  const queues = new Map<string, Queue>();
  const queueOf = (host: string): Queue => {
    const queue = queues.get(host) ?? { places: new Places(perHost), delay, free: 0 };
    queues.set(host, queue);
    return queue;
  };

  /** Returns with a place among all, at a moment when the host is free. */
  async function begin(queue: Queue): Promise<void> {
    for (;;) {
      await pause(queue.free - performance.now(), signal);
      await everywhere.enter();
      if (signal.aborted || queue.free > performance.now()) everywhere.leave();
      else break;
      signal.throwIfAborted();
    }
    queue.free = performance.now() + queue.delay;
  }

  return {
    async take(host, task) {
      const queue = queueOf(host);
      await queue.places.enter();
      try {
        signal.throwIfAborted();
        await begin(queue);
        try {
          return await task();
        } finally {
          everywhere.leave();
        }
      } finally {
        queue.places.leave();
      }
    },
    rest(host, milliseconds) {
      const queue = queueOf(host);
      queue.free = Math.max(queue.free, performance.now() + milliseconds);
    },
    slowDown(host, milliseconds) {
      const queue = queueOf(host);
      queue.free += Math.max(0, milliseconds - queue.delay);
      queue.delay = Math.max(queue.delay, milliseconds);
    },
  };
}

/** A number of places; who finds none waits in line. */
class Places {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(size: number) {
    this.#free = size;
  }

  async enter(): Promise<void> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free++;
  }
}
