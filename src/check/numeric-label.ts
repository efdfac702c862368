/**
 * The number that a label is, for the rules about the order of numbered labels.
 * @returns undefined for a label with anything but digits, such as `ibid` or that of an inline note
 */
export function numericLabel(label: string): number | undefined {
  return /^\d{1,9}$/u.test(label) ? Number(label) : undefined;
}
