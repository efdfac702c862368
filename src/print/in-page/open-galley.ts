/** Lays out, in the page, what measuring and placing need there: functions cannot be handed over with each call. */
import { cutNote } from './cut-note.ts';
import { findLines } from './find-lines.ts';
import { measure } from './measure.ts';
import { packGalley } from './pack.ts';
import { beginningAt } from './page-beginning.ts';
import { place } from './place.ts';
import { scaleFigures } from './scale-figures.ts';
import { textFinder } from './text-finder.ts';
import { unhyphenate } from './unhyphenate.ts';

const TOOLS = {
  scaleFigures,
  unhyphenate,
  measure,
  findLines,
  packGalley,
  textFinder,
  beginningAt,
  cutNote,
  place,
};

/** A script that gives an `OpenGalley`. Each of its functions knows nothing outside itself. */
export const openGalley = `({ leaves: [], divided: [], ${Object.entries(TOOLS)
  .map(([name, tool]) => `${name}: ${tool}`)
  .join(', ')} })`;
