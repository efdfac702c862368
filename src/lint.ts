/**
 * The rules for anyone's remark chain, as the package export `imprimatur/lint`: each as a plugin, and all
 * that make sense for a single file as a preset. The others are about a whole book: its metadata, its links
 * across files, labels of several chapters.
 *
 *     unified().use(remarkParse).use(imprimaturLint).use(remarkStringify)
 *     remark . --use imprimatur/lint
 */
import type { Preset } from 'unified';
import { asPlugin, strictly, type RulePlugin } from './check/plugin.ts';
import { adjacentCalls as adjacentCallsRule } from './check/rules/adjacent-calls.ts';
import { badDoi as badDoiRule } from './check/rules/bad-doi.ts';
import { badIsbn as badIsbnRule } from './check/rules/bad-isbn.ts';
import { badUrl as badUrlRule } from './check/rules/bad-url.ts';
import { callAfterPunctuation as callAfterPunctuationRule } from './check/rules/call-after-punctuation.ts';
import { callBeforePunctuation as callBeforePunctuationRule } from './check/rules/call-before-punctuation.ts';
import { callInAlt as callInAltRule } from './check/rules/call-in-alt.ts';
import { callInHeading as callInHeadingRule } from './check/rules/call-in-heading.ts';
import { callInLink as callInLinkRule } from './check/rules/call-in-link.ts';
import { callOpensParagraph as callOpensParagraphRule } from './check/rules/call-opens-paragraph.ts';
import { circularNote as circularNoteRule } from './check/rules/circular-note.ts';
import { citationResidue as citationResidueRule } from './check/rules/citation-residue.ts';
import { definitionFarAway as definitionFarAwayRule } from './check/rules/definition-far-away.ts';
import { definitionInContainer as definitionInContainerRule } from './check/rules/definition-in-container.ts';
import { duplicateCitation as duplicateCitationRule } from './check/rules/duplicate-citation.ts';
import { duplicateId as duplicateIdRule } from './check/rules/duplicate-id.ts';
import { duplicateNote as duplicateNoteRule } from './check/rules/duplicate-note.ts';
import { emptyHeading as emptyHeadingRule } from './check/rules/empty-heading.ts';
import { emptyNote as emptyNoteRule } from './check/rules/empty-note.ts';
import { headingJump as headingJumpRule } from './check/rules/heading-jump.ts';
import { ibidTarget as ibidTargetRule } from './check/rules/ibid-target.ts';
import { incompleteFigure as incompleteFigureRule } from './check/rules/incomplete-figure.ts';
import { insecureUrl as insecureUrlRule } from './check/rules/insecure-url.ts';
import { invisibleCharacter as invisibleCharacterRule } from './check/rules/invisible-character.ts';
import { labelDiffersFromNumber as labelDiffersFromNumberRule } from './check/rules/label-differs-from-number.ts';
import { literalMarker as literalMarkerRule } from './check/rules/literal-marker.ts';
import { lookAlikeLabels as lookAlikeLabelsRule } from './check/rules/look-alike-labels.ts';
import { malformedCall as malformedCallRule } from './check/rules/malformed-call.ts';
import { malformedDirective as malformedDirectiveRule } from './check/rules/malformed-directive.ts';
import { missingAlt as missingAltRule } from './check/rules/missing-alt.ts';
import { missingImage as missingImageRule } from './check/rules/missing-image.ts';
import { missingTitle as missingTitleRule } from './check/rules/missing-title.ts';
import { mixedLabels as mixedLabelsRule } from './check/rules/mixed-labels.ts';
import { noSpaceAfterCall as noSpaceAfterCallRule } from './check/rules/no-space-after-call.ts';
import { noteInCode as noteInCodeRule } from './check/rules/note-in-code.ts';
import { noteInNote as noteInNoteRule } from './check/rules/note-in-note.ts';
import { numberingGap as numberingGapRule } from './check/rules/numbering-gap.ts';
import { numberingOrder as numberingOrderRule } from './check/rules/numbering-order.ts';
import { outsideManuscript as outsideManuscriptRule } from './check/rules/outside-manuscript.ts';
import { rawHtmlDropped as rawHtmlDroppedRule } from './check/rules/raw-html-dropped.ts';
import { remoteResource as remoteResourceRule } from './check/rules/remote-resource.ts';
import { repeatedCall as repeatedCallRule } from './check/rules/repeated-call.ts';
import { spaceBeforeCall as spaceBeforeCallRule } from './check/rules/space-before-call.ts';
import { supraTarget as supraTargetRule } from './check/rules/supra-target.ts';
import { tofu as tofuRule } from './check/rules/tofu.ts';
import { unbalancedQuotes as unbalancedQuotesRule } from './check/rules/unbalanced-quotes.ts';
import { undefinedNote as undefinedNoteRule } from './check/rules/undefined-note.ts';
import { unknownAttribute as unknownAttributeRule } from './check/rules/unknown-attribute.ts';
import { unknownDirective as unknownDirectiveRule } from './check/rules/unknown-directive.ts';
import { unsafeLink as unsafeLinkRule } from './check/rules/unsafe-link.ts';
import { unusedNote as unusedNoteRule } from './check/rules/unused-note.ts';
import { urlInTextNotNote as urlInTextNotNoteRule } from './check/rules/url-in-text-not-note.ts';

/** A call without a definition. */
export const undefinedNote: RulePlugin = asPlugin(undefinedNoteRule);
/** A definition that its indentation turned into code: four spaces are enough. */
export const noteInCode: RulePlugin = asPlugin(noteInCodeRule);
/** A call or a definition that was mistyped and so is only text: a label with spaces, a bracket that was lost, the caret at the wrong end, brackets of full width, an inline note that is not closed. */
export const malformedCall: RulePlugin = asPlugin(malformedCallRule);
/** A call in the alternative text or the title of an image. */
export const callInAlt: RulePlugin = asPlugin(callInAltRule);
/** A note that no reader gets to: nothing calls it, or only notes do that are not read themselves, or only notes that call each other. */
export const unusedNote: RulePlugin = asPlugin(unusedNoteRule);
/** A second definition of a label in the same file. */
export const duplicateNote: RulePlugin = asPlugin(duplicateNoteRule);
/** A definition without content. */
export const emptyNote: RulePlugin = asPlugin(emptyNoteRule);
/** Notes that call each other in a loop, or a note that calls itself. */
export const circularNote: RulePlugin = asPlugin(circularNoteRule);
/** A call within a note. */
export const noteInNote: RulePlugin = asPlugin(noteInNoteRule);
/** Labels that look the same and are not: written in capitals here and not there, with an `é` of one character or of two, with a Cyrillic о for a Latin o, with zeros before the number. */
export const lookAlikeLabels: RulePlugin = asPlugin(lookAlikeLabelsRule);
/** A definition within an item of a list, a block quotation, a box, or another note, mostly for a few spaces before it that nobody meant. */
export const definitionInContainer: RulePlugin = asPlugin(definitionInContainerRule);
/** An image whose file is not there, in a chapter or as the cover. */
export const missingImage: RulePlugin = asPlugin(missingImageRule);
/** A block directive that the manuscript language does not have, most often a misspelt one. */
export const unknownDirective: RulePlugin = asPlugin(unknownDirectiveRule);
/** malformed directive. */
export const malformedDirective: RulePlugin = asPlugin(malformedDirectiveRule);
/** incomplete figure. */
export const incompleteFigure: RulePlugin = asPlugin(incompleteFigureRule);
/** unknown attribute. */
export const unknownAttribute: RulePlugin = asPlugin(unknownAttributeRule);
/** A numbered call that comes after a higher one. */
export const numberingOrder: RulePlugin = asPlugin(numberingOrderRule);
/** A number that is missing from a row of numbered labels: a note was perhaps lost on the way, call and definition. */
export const numberingGap: RulePlugin = asPlugin(numberingGapRule);
/** A mark of a note that is only text: `[12]`, `¹²` or `<sup>12</sup>` left over from a word processor or a web page. */
export const literalMarker: RulePlugin = asPlugin(literalMarkerRule);
/** A call before a mark of punctuation, in a language that sets it behind: in English the call follows the point and the comma, and stands before nothing but a dash. */
export const callBeforePunctuation: RulePlugin = asPlugin(callBeforePunctuationRule);
/** A call behind a mark of punctuation, in a language that sets it before: French before every mark, Polish and Russian before all but `!` and `?`. */
export const callAfterPunctuation: RulePlugin = asPlugin(callAfterPunctuationRule);
/** A space or a line end before a call. */
export const spaceBeforeCall: RulePlugin = asPlugin(spaceBeforeCallRule);
/** Letters or digits glued to a call: “1995.[^7]However” prints as “1995.⁷However”. */
export const noSpaceAfterCall: RulePlugin = asPlugin(noSpaceAfterCallRule);
/** Calls with nothing between them. */
export const adjacentCalls: RulePlugin = asPlugin(adjacentCallsRule);
/** A call at the very beginning of a paragraph, an item of a list or a caption. */
export const callOpensParagraph: RulePlugin = asPlugin(callOpensParagraphRule);
/** A call in a heading. */
export const callInHeading: RulePlugin = asPlugin(callInHeadingRule);
/** A call in the text of a link. */
export const callInLink: RulePlugin = asPlugin(callInLinkRule);
/** A chapter that labels some notes with numbers and others with words. */
export const mixedLabels: RulePlugin = asPlugin(mixedLabelsRule);
/** A second call of the same note. */
export const repeatedCall: RulePlugin = asPlugin(repeatedCallRule);
/** A numbered label that prints as another number. */
export const labelDiffersFromNumber: RulePlugin = asPlugin(labelDiffersFromNumberRule);
/** A definition that stands neither in the section of its first call nor among the definitions at the end of the chapter. */
export const definitionFarAway: RulePlugin = asPlugin(definitionFarAwayRule);
/** ibid target. */
export const ibidTarget: RulePlugin = asPlugin(ibidTargetRule);
/** supra target. */
export const supraTarget: RulePlugin = asPlugin(supraTargetRule);
/** citation residue. */
export const citationResidue: RulePlugin = asPlugin(citationResidueRule);
/** unbalanced quotes. */
export const unbalancedQuotes: RulePlugin = asPlugin(unbalancedQuotesRule);
/** duplicate citation. */
export const duplicateCitation: RulePlugin = asPlugin(duplicateCitationRule);
/** bad url. */
export const badUrl: RulePlugin = asPlugin(badUrlRule);
/** bad doi. */
export const badDoi: RulePlugin = asPlugin(badDoiRule);
/** bad isbn. */
export const badIsbn: RulePlugin = asPlugin(badIsbnRule);
/** insecure url. */
export const insecureUrl: RulePlugin = asPlugin(insecureUrlRule);
/** url in text not note. */
export const urlInTextNotNote: RulePlugin = asPlugin(urlInTextNotNoteRule);
/** An image, or the cover, whose address leads out of the manuscript's folder. */
export const outsideManuscript: RulePlugin = asPlugin(outsideManuscriptRule);
/** An image that is somewhere on the web. */
export const remoteResource: RulePlugin = asPlugin(remoteResourceRule);
/** A link whose address runs or opens something instead of leading to a page. */
export const unsafeLink: RulePlugin = asPlugin(unsafeLinkRule);
/** Raw HTML that is left out of every edition. */
export const rawHtmlDropped: RulePlugin = asPlugin(rawHtmlDroppedRule);
/** missing alt. */
export const missingAlt: RulePlugin = asPlugin(missingAltRule);
/** missing title. */
export const missingTitle: RulePlugin = asPlugin(missingTitleRule);
/** empty heading. */
export const emptyHeading: RulePlugin = asPlugin(emptyHeadingRule);
/** heading jump. */
export const headingJump: RulePlugin = asPlugin(headingJumpRule);
/** duplicate id. */
export const duplicateId: RulePlugin = asPlugin(duplicateIdRule);
/** invisible character. */
export const invisibleCharacter: RulePlugin = asPlugin(invisibleCharacterRule);
/** tofu. */
export const tofu: RulePlugin = asPlugin(tofuRule);

const plugins = [
  undefinedNote,
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
  outsideManuscript,
  remoteResource,
  unsafeLink,
  rawHtmlDropped,
  missingAlt,
  missingTitle,
  emptyHeading,
  headingJump,
  duplicateId,
  invisibleCharacter,
  tofu,
];

const preset: Preset = { plugins };

/** All rules for a single file, also those that are off unless asked for. */
export const strict: Preset = { plugins: strictly(plugins) };

export default preset;
