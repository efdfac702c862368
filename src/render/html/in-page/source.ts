/** The script of a page as text. */
import { readOn } from './read-on.ts';

/** What a page runs: `readOn`, whole. It can stand in a `script` element as it is. */
export const PAGE_SCRIPT = `(${readOn.toString()})();`;
