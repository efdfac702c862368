import type { Readable, Writable } from 'node:stream';

/** What Puppeteer sends its messages through. */
export interface PipeTransport {
  send(message: string): void;
  close(): void;
  onmessage?: (message: string) => void;
  onclose?: () => void;
}

/**
 * Speaks to a browser through a pair of pipes, messages being ended by a zero byte. Puppeteer has such a
 * transport inside its own launcher only, and that launcher hides what a browser said that did not start, and
 * takes the whole process down when the program cannot be run.
 */
export function pipeTransport(toBrowser: Writable, fromBrowser: Readable): PipeTransport {
  /** The pieces of a message that has not ended; joined once, or a PDF of 50 MB would be copied over and over. */
  let pending: Buffer[] = [];
  let closed = false;
  const transport: PipeTransport = {
    send(message) {
      if (!closed) toBrowser.write(`${message}\0`);
    },
    close() {
      closed = true;
      toBrowser.end();
    },
  };
  fromBrowser.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      const message = Buffer.concat([...pending, chunk.subarray(start, end)]).toString('utf8');
      pending = [];
      start = end + 1;
      // Each in a turn of its own, so that promises settled by one message run before the next.
      setImmediate(() => {
        if (!closed) transport.onmessage?.(message);
      });
    }
    if (start < chunk.length) pending.push(chunk.subarray(start));
  });
  // The browser died: Puppeteer then rejects whatever was asked of it. In a turn of its own too, after the last messages.
  fromBrowser.once('close', () => setImmediate(() => transport.onclose?.()));
  // Writing to a dead browser fails here; that it is dead shows in "close".
  toBrowser.on('error', () => undefined);
  fromBrowser.on('error', () => undefined);
  return transport;
}
