/** The claim that a book is accessible (EPUB Accessibility 1.1, §4): only who has examined it can make it. */
import type { Element } from 'xast';
import { x } from 'xastscript';
import type { Configuration } from '../../manuscript/configuration/schema.ts';

const CLAIM_ID = 'conformance';

/** @param claim what the manuscript asks for; nothing without it */
export function claimOf(claim: Configuration['epub']['accessibility']): Element[] {
  if (claim === undefined) return [];
  const { conformsTo, certifiedBy, credential, report } = claim;
  const certifier = { refines: `#${CLAIM_ID}`, property: 'a11y:certifiedBy', id: 'certifier' };
  return [
    x('meta', { property: 'dcterms:conformsTo', id: CLAIM_ID }, conformsTo),
    x('meta', certifier, certifiedBy),
    ...(credential === undefined
      ? []
      : [x('meta', { refines: '#certifier', property: 'a11y:certifierCredential' }, credential)]),
    ...(report === undefined
      ? []
      : [x('link', { refines: '#certifier', rel: 'a11y:certifierReport', href: report })]),
  ];
}
