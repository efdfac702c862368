/** What many books are doing: a line for each that is under way, written over; and what came of each, for good. */
import { columnsOf, printable } from '../report/printable.ts';
import type { Output } from './terminal.ts';

/** Where somebody watches, the lines at the foot of the terminal. */
export interface CatalogueProgress {
  show(name: string, doing: string): void;
  /** The book is done. Writes what there is to say of it, above the lines of the others. */
  end(name: string, text: string): void;
  /** Writes something that is about no book. */
  tell(text: string): void;
  clear(): void;
}

/** More lines than this would not fit a small window, and lines that left it cannot be written over. */
const MOST_LINES = 12;

/** @param quiet shows no progress */
export function catalogueProgress(output: Output, quiet: boolean): CatalogueProgress {
  const isShown = output.isTTY && !quiet;
  const underWay = new Map<string, string>();
  let drawn = 0;
  const erase = (): string => {
    const back = drawn > 0 ? `\r\u001B[${drawn}A\u001B[0J` : '';
    drawn = 0;
    return back;
  };
  const draw = (): string => {
    const all = [...underWay].map(([name, doing]) =>
      cut(`  ${printable(name)}: ${doing} …`, output.columns - 1),
    );
    const more = all.length - MOST_LINES;
    const lines = more > 0 ? [...all.slice(0, MOST_LINES), `  and ${more} more`] : all;
    drawn = lines.length;
    return lines.map((line) => `${line}\n`).join('');
  };
  const tell = (text: string): void => {
    if (!isShown) output.write(text);
    else output.write(`${erase()}${text}${draw()}`);
  };
  return {
    show(name, doing) {
      if (!isShown) return;
      underWay.set(name, doing);
      output.write(`${erase()}${draw()}`);
    },
    end(name, text) {
      underWay.delete(name);
      tell(text);
    },
    tell,
    clear() {
      underWay.clear();
      if (isShown) output.write(erase());
    },
  };
}

function cut(line: string, columns: number): string {
  if (columnsOf(line) <= columns) return line;
  let kept = '';
  for (const character of line) {
    if (columnsOf(kept + character) >= columns) break;
    kept += character;
  }
  return `${kept}…`;
}
