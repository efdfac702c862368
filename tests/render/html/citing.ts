/** Metadata as a manuscript would give it, and readers of citations that others have written. */
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import type { z } from 'zod';
import { configurationSchema, type Configuration } from '../../../src/manuscript/configuration/schema.ts';
import { citableOf, type Citable } from '../../../src/render/html/citing/citable.ts';
import { plainPhrase, type Piece } from '../../../src/render/html/citing/phrase.ts';

/** What may be written in `manuscript.yaml`. */
export type Metadata = Partial<z.input<typeof configurationSchema>>;

/** A checked configuration. */
export function configured(metadata: Metadata): Configuration {
  return configurationSchema.parse({ title: 'Wide Roads', ...metadata });
}

/** What citations see of it. */
export function cited(metadata: Metadata): Citable {
  return citableOf(configured(metadata), 'wide-roads');
}

/** A phrase with its italics between asterisks. */
export function written(pieces: readonly Piece[]): string {
  return plainPhrase(
    pieces.map((piece) => (typeof piece !== 'string' && 'italic' in piece ? `*${piece.italic}*` : piece)),
  );
}

/** A name as citation managers hold one (CSL-JSON). */
export interface ReadName {
  family?: string;
  given?: string;
  suffix?: string;
  literal?: string;
  'non-dropping-particle'?: string;
}

/** An entry as citation managers hold one (CSL-JSON). */
export interface ReadEntry {
  type: string;
  title: string;
  author?: ReadName[];
  editor?: ReadName[];
  translator?: ReadName[];
  issued?: { 'date-parts': number[][] };
  publisher?: string;
  ISBN?: string;
  DOI?: string;
  URL?: string;
  language?: string;
  keyword?: string;
  abstract?: string;
  note?: string;
  'collection-title'?: string;
}

/** Reads a file as one of its format. */
export function read(text: string, format: 'bibtex' | 'ris'): ReadEntry[] {
  const forceType = format === 'ris' ? '@ris/file' : '@biblatex/text';
  return new Cite(text, { generateGraph: false, forceType }).data as ReadEntry[];
}
