/** Publishes many books, several at a time. */
import { EnvironmentError } from '../print/browser/environment-error.ts';
import type { PressRoom } from '../print/browser/press-room.ts';
import { publish, type Publication, type PublishOptions } from '../publish.ts';
import type { NamedBook } from './named-books.ts';
import { failureOf, notBegun, outcomeOf, type BookOutcome } from './outcome.ts';

/** A book that has ended, one way or the other. */
export interface EndedBook {
  book: NamedBook;
  outcome: BookOutcome;
  /** Absent where something was thrown. */
  publication?: Publication;
  error?: unknown;
  /** How long it took, in ms. */
  ms: number;
}

export interface PublishAllOptions extends Omit<PublishOptions, 'room' | 'onProgress'> {
  /** The browsers for all books; as many books are under way at a time as it does jobs. */
  room: PressRoom;
  /** What a book is doing now. */
  onProgress(book: NamedBook, doing: string): void;
  /** Called in the order in which books end, once for each that was begun. */
  onEnd(ended: EndedBook): void | Promise<void>;
}

/**
 * Publishes all books. What fails one of them does not stop the others, unless it is something that this machine lacks:
 * then the rest is not begun.
 * @returns an outcome for each, in the order of the books
 * @throws the signal's reason when aborted, once nothing is under way any more
 */
export async function publishAll(
  books: readonly NamedBook[],
  options: PublishAllOptions,
): Promise<BookOutcome[]> {
  const { room, signal, onProgress, onEnd, ...rest } = options;
  const outcomes: BookOutcome[] = [];
  const queue = books.entries();
  const isAborted = (): boolean => signal?.aborted === true;
  let lacking: BookOutcome | undefined;

  const work = async (): Promise<void> => {
    for (const [index, book] of queue) {
      if (lacking) outcomes[index] = notBegun(book.path, lacking);
      else if (!isAborted()) {
        const ended = await publishOne(book, { ...rest, room, signal }, onProgress);
        if (isAborted()) continue;
        outcomes[index] = ended.outcome;
        if (ended.error instanceof EnvironmentError) lacking = ended.outcome;
        await onEnd(ended);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(room.jobs, books.length) }, work));
  signal?.throwIfAborted();
  return outcomes;
}

async function publishOne(
  book: NamedBook,
  options: Omit<PublishOptions, 'onProgress'>,
  onProgress: PublishAllOptions['onProgress'],
): Promise<EndedBook> {
  const start = performance.now();
  const passed = (): number => performance.now() - start;
  try {
    const publication = await publish(book.path, {
      ...options,
      onProgress: (doing) => onProgress(book, doing),
    });
    return { book, publication, outcome: outcomeOf(book.path, publication), ms: passed() };
  } catch (error) {
    return { book, error, outcome: failureOf(book.path, error), ms: passed() };
  }
}
