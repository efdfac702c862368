/** Parts that a Word document names and does not have: a sign that it was cut or mended. */
import type { Decision } from '../imported.ts';
import { elementsIn, readPart } from './word-xml.ts';

const RELATIONS = /^word\/_rels\/[^/]+\.rels$|^_rels\/\.rels$/u;

/** Tells of each. */
export function toldMissingParts(parts: ReadonlyMap<string, Uint8Array>): Decision[] {
  const decisions: Decision[] = [];
  if (!parts.has('word/_rels/document.xml.rels'))
    decisions.push(missing('word/_rels/document.xml.rels', 'its links and pictures may be lost'));
  for (const path of [...parts.keys()].filter((name) => RELATIONS.test(name))) {
    const relations = readPart(parts, path);
    for (const { name, attributes } of relations ? elementsIn(relations) : []) {
      const target = attributes.Target;
      if (name !== 'Relationship' || attributes.TargetMode === 'External' || typeof target !== 'string')
        continue;
      const whole = target.startsWith('/')
        ? target.slice(1)
        : path.startsWith('word/')
          ? `word/${target}`
          : target;
      if (!/^(?:word|docProps)\//u.test(whole) || whole.includes('..') || parts.has(whole)) continue;
      decisions.push(missing(whole, 'what it held is lost'));
    }
  }
  return decisions;
}

function missing(path: string, consequence: string): Decision {
  const message = `expected \`${path}\` in the document, found none; ${consequence}`;
  return { kind: 'fault', confidence: 'certain', message };
}
