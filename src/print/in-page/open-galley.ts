/** Lays out, in the page, what measuring and placing need there: functions cannot be handed over with each call. */
import { cutNote } from './cut-note.ts';
import { findLines } from './find-lines.ts';
import { packGalley } from './pack.ts';
import { beginningAt } from './page-beginning.ts';
import { textFinder } from './text-finder.ts';

const TOOLS = { findLines, packGalley, textFinder, beginningAt, cutNote };

/** A script that gives an `OpenGalley`. Each of its functions knows nothing outside itself. */
export const openGalley = `({ leaves: [], ${Object.entries(TOOLS)
  .map(([name, tool]) => `${name}: ${tool}`)
  .join(', ')} })`;
