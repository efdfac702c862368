/** Loaded before a program, moves its clock on by 400 days and some hours, so that nothing is made on the same day. */
const SHIFT = (400 * 24 + 7) * 3_600_000;
const now = Date.now.bind(Date);

globalThis.Date = class extends Date {
  constructor(...parts) {
    super(...(parts.length === 0 ? [now() + SHIFT] : parts));
  }
  static now() {
    return now() + SHIFT;
  }
};
