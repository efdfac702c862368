/** The kinds of pictures that all editions can show, told by their first bytes, as their names may lie. */
export function pictureKind(bytes: Uint8Array): 'png' | 'jpg' | 'gif' | 'webp' | 'svg' | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  if (start.startsWith('\u0089PNG\r\n')) return 'png';
  if (start.startsWith('\u00FF\u00D8\u00FF')) return 'jpg';
  if (/^GIF8[79]a/u.test(start)) return 'gif';
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'webp';
  const text = new TextDecoder().decode(bytes.subarray(0, 2048));
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/iu.test(text)
    ? 'svg'
    : undefined;
}
