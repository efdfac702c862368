/** Lays out, in the page, what measuring needs there: functions cannot be handed over with each call. */
import { findLines } from './find-lines.ts';
import { packGalley } from './pack.ts';

/** A script that gives an `OpenGalley`. Each of its functions knows nothing outside itself. */
export const openGalley = `({ leaves: [], findLines: ${findLines}, packGalley: ${packGalley} })`;
