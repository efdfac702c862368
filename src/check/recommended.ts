/** The rules, in the order of their importance: what is lost, then what is doubtful, then what may be better. */
import type { AnyRule } from './rule.ts';
import { brokenLink } from './rules/broken-link.ts';
import { duplicateNote } from './rules/duplicate-note.ts';
import { emptyNote } from './rules/empty-note.ts';
import { literalMarker } from './rules/literal-marker.ts';
import { missingIdentifier } from './rules/missing-identifier.ts';
import { missingImage } from './rules/missing-image.ts';
import { numberingGap } from './rules/numbering-gap.ts';
import { numberingOrder } from './rules/numbering-order.ts';
import { outsideManuscript } from './rules/outside-manuscript.ts';
import { rawHtmlDropped } from './rules/raw-html-dropped.ts';
import { remoteResource } from './rules/remote-resource.ts';
import { undefinedNote } from './rules/undefined-note.ts';
import { unknownDirective } from './rules/unknown-directive.ts';
import { unsafeLink } from './rules/unsafe-link.ts';
import { unusedNote } from './rules/unused-note.ts';

/** All rules that are on unless a configuration says otherwise. */
export const recommended: readonly AnyRule[] = [
  undefinedNote,
  unusedNote,
  duplicateNote,
  emptyNote,
  missingImage,
  unknownDirective,
  numberingOrder,
  numberingGap,
  literalMarker,
  brokenLink,
  outsideManuscript,
  remoteResource,
  unsafeLink,
  rawHtmlDropped,
  missingIdentifier,
];
