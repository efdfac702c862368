/** What a PDF lacks of PDF/UA-1 (ISO 14289-1). */

/** One failure condition that holds. */
export interface AccessibilityFault {
  /** Its number in the Matterhorn Protocol 1.1, such as `28-012`. */
  checkpoint: string;
  /** What was expected, and what found. */
  message: string;
  /** The page, from 1, where there is one. */
  page?: number | undefined;
}
