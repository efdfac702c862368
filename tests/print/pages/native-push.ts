/**
 * The build of pdf.js for Node replaces `Array.prototype.push` for the whole process, because that of V8 has a
 * small fault before Chromium 122. Its own is so slow that parsing and reading take a third longer. This module
 * is imported before pdf.js, and puts back what was there.
 */
const { push } = Array.prototype;

/** To be called once pdf.js and its worker are loaded. */
export function restoreNativePush(): void {
  Reflect.set(Array.prototype, 'push', push);
}
