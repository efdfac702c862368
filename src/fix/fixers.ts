/** What may be mended: by the fixes of the rules, by new labels in the order of call, by moving definitions to it. */
export const FIXERS = ['rules', 'renumber', 'sort'] as const;
/** One of them. */
export type Fixer = (typeof FIXERS)[number];
