/**
 * The rules for anyone's remark chain, as the package export `imprimatur/lint`: each as a plugin, and all
 * that make sense for a single file as a preset.
 *
 *     unified().use(remarkParse).use(imprimaturLint).use(remarkStringify)
 */
import type { Preset } from 'unified';
import { asPlugin, type RulePlugin } from './check/plugin.ts';
import { duplicateNote as duplicateNoteRule } from './check/rules/duplicate-note.ts';
import { emptyNote as emptyNoteRule } from './check/rules/empty-note.ts';
import { literalMarker as literalMarkerRule } from './check/rules/literal-marker.ts';
import { missingImage as missingImageRule } from './check/rules/missing-image.ts';
import { numberingGap as numberingGapRule } from './check/rules/numbering-gap.ts';
import { numberingOrder as numberingOrderRule } from './check/rules/numbering-order.ts';
import { outsideManuscript as outsideManuscriptRule } from './check/rules/outside-manuscript.ts';
import { rawHtmlDropped as rawHtmlDroppedRule } from './check/rules/raw-html-dropped.ts';
import { remoteResource as remoteResourceRule } from './check/rules/remote-resource.ts';
import { undefinedNote as undefinedNoteRule } from './check/rules/undefined-note.ts';
import { unknownDirective as unknownDirectiveRule } from './check/rules/unknown-directive.ts';
import { unsafeLink as unsafeLinkRule } from './check/rules/unsafe-link.ts';
import { unusedNote as unusedNoteRule } from './check/rules/unused-note.ts';

/** A call without a definition. */
export const undefinedNote: RulePlugin = asPlugin(undefinedNoteRule);
/** A note that no reader gets to. */
export const unusedNote: RulePlugin = asPlugin(unusedNoteRule);
/** A second definition of a label. */
export const duplicateNote: RulePlugin = asPlugin(duplicateNoteRule);
/** A definition without content. */
export const emptyNote: RulePlugin = asPlugin(emptyNoteRule);
/** An image whose file is not there. */
export const missingImage: RulePlugin = asPlugin(missingImageRule);
/** A block directive that the language does not have. */
export const unknownDirective: RulePlugin = asPlugin(unknownDirectiveRule);
/** A numbered call after a higher one. */
export const numberingOrder: RulePlugin = asPlugin(numberingOrderRule);
/** A number missing from a row of labels. */
export const numberingGap: RulePlugin = asPlugin(numberingGapRule);
/** A mark of a note that is only text. */
export const literalMarker: RulePlugin = asPlugin(literalMarkerRule);
/** An image outside the folder. */
export const outsideManuscript: RulePlugin = asPlugin(outsideManuscriptRule);
/** An image on the web. */
export const remoteResource: RulePlugin = asPlugin(remoteResourceRule);
/** A link that runs or opens something. */
export const unsafeLink: RulePlugin = asPlugin(unsafeLinkRule);
/** Raw HTML that no edition has. */
export const rawHtmlDropped: RulePlugin = asPlugin(rawHtmlDroppedRule);

const preset: Preset = {
  plugins: [
    undefinedNote,
    unusedNote,
    duplicateNote,
    emptyNote,
    missingImage,
    unknownDirective,
    numberingOrder,
    numberingGap,
    literalMarker,
    outsideManuscript,
    remoteResource,
    unsafeLink,
    rawHtmlDropped,
  ],
};

export default preset;
