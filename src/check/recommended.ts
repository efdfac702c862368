/** The rules, in the order of their importance: what is lost, then what is doubtful, then what may be better. */
import type { AnyRule } from './rule.ts';
import { adjacentCalls } from './rules/adjacent-calls.ts';
import { badDoi } from './rules/bad-doi.ts';
import { badIsbn } from './rules/bad-isbn.ts';
import { badUrl } from './rules/bad-url.ts';
import { brokenLink } from './rules/broken-link.ts';
import { callAfterPunctuation } from './rules/call-after-punctuation.ts';
import { callBeforePunctuation } from './rules/call-before-punctuation.ts';
import { callInAlt } from './rules/call-in-alt.ts';
import { callInHeading } from './rules/call-in-heading.ts';
import { callInLink } from './rules/call-in-link.ts';
import { callOpensParagraph } from './rules/call-opens-paragraph.ts';
import { circularNote } from './rules/circular-note.ts';
import { citationResidue } from './rules/citation-residue.ts';
import { definitionFarAway } from './rules/definition-far-away.ts';
import { definitionInContainer } from './rules/definition-in-container.ts';
import { duplicateCitation } from './rules/duplicate-citation.ts';
import { duplicateId } from './rules/duplicate-id.ts';
import { duplicateNote } from './rules/duplicate-note.ts';
import { emptyHeading } from './rules/empty-heading.ts';
import { emptyNote } from './rules/empty-note.ts';
import { headingJump } from './rules/heading-jump.ts';
import { ibidTarget } from './rules/ibid-target.ts';
import { incompleteFigure } from './rules/incomplete-figure.ts';
import { insecureUrl } from './rules/insecure-url.ts';
import { invisibleCharacter } from './rules/invisible-character.ts';
import { labelAcrossFiles } from './rules/label-across-files.ts';
import { labelDiffersFromNumber } from './rules/label-differs-from-number.ts';
import { literalMarker } from './rules/literal-marker.ts';
import { lookAlikeLabels } from './rules/look-alike-labels.ts';
import { malformedCall } from './rules/malformed-call.ts';
import { malformedDirective } from './rules/malformed-directive.ts';
import { missingAlt } from './rules/missing-alt.ts';
import { missingIdentifier } from './rules/missing-identifier.ts';
import { missingImage } from './rules/missing-image.ts';
import { missingLanguage } from './rules/missing-language.ts';
import { missingTitle } from './rules/missing-title.ts';
import { mixedLabels } from './rules/mixed-labels.ts';
import { noSpaceAfterCall } from './rules/no-space-after-call.ts';
import { noteInCode } from './rules/note-in-code.ts';
import { noteInNote } from './rules/note-in-note.ts';
import { numberingGap } from './rules/numbering-gap.ts';
import { numberingOrder } from './rules/numbering-order.ts';
import { numberingStart } from './rules/numbering-start.ts';
import { outsideManuscript } from './rules/outside-manuscript.ts';
import { rawHtmlDropped } from './rules/raw-html-dropped.ts';
import { remoteResource } from './rules/remote-resource.ts';
import { repeatedCall } from './rules/repeated-call.ts';
import { spaceBeforeCall } from './rules/space-before-call.ts';
import { supraTarget } from './rules/supra-target.ts';
import { tofu } from './rules/tofu.ts';
import { unbalancedQuotes } from './rules/unbalanced-quotes.ts';
import { undefinedNote } from './rules/undefined-note.ts';
import { unknownAttribute } from './rules/unknown-attribute.ts';
import { unknownDirective } from './rules/unknown-directive.ts';
import { unsafeLink } from './rules/unsafe-link.ts';
import { unusedNote } from './rules/unused-note.ts';
import { unusedSuppression } from './rules/unused-suppression.ts';
import { urlInTextNotNote } from './rules/url-in-text-not-note.ts';

/** All rules that are on unless a configuration says otherwise. */
export const recommended: readonly AnyRule[] = [
  undefinedNote,
  labelAcrossFiles,
  noteInCode,
  malformedCall,
  callInAlt,
  unusedNote,
  duplicateNote,
  emptyNote,
  circularNote,
  noteInNote,
  lookAlikeLabels,
  definitionInContainer,
  missingImage,
  unknownDirective,
  malformedDirective,
  incompleteFigure,
  unknownAttribute,
  numberingOrder,
  numberingGap,
  numberingStart,
  literalMarker,
  callBeforePunctuation,
  callAfterPunctuation,
  spaceBeforeCall,
  noSpaceAfterCall,
  adjacentCalls,
  callOpensParagraph,
  callInHeading,
  callInLink,
  mixedLabels,
  repeatedCall,
  labelDiffersFromNumber,
  definitionFarAway,
  ibidTarget,
  supraTarget,
  citationResidue,
  unbalancedQuotes,
  duplicateCitation,
  badUrl,
  badDoi,
  badIsbn,
  insecureUrl,
  urlInTextNotNote,
  brokenLink,
  outsideManuscript,
  remoteResource,
  unsafeLink,
  rawHtmlDropped,
  missingAlt,
  missingTitle,
  emptyHeading,
  headingJump,
  duplicateId,
  missingLanguage,
  invisibleCharacter,
  tofu,
  missingIdentifier,
  unusedSuppression,
];
