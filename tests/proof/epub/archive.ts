/** An EPUB that can be damaged: unpacked, changed, and packed again without any of our own code. */
import { unzipSync, zipSync, type Zippable } from 'fflate';

/** The files of an EPUB by path. */
export type Files = Readonly<Record<string, Uint8Array>>;

/** Unpacks an EPUB. */
export function filesOf(bytes: Uint8Array): Files {
  return unzipSync(bytes);
}

/** Packs it again, as the format wants it: `mimetype` first, and stored. */
export function packed(files: Files): Uint8Array {
  const { mimetype, ...others } = files;
  const all: Zippable = { ...(mimetype && { mimetype: [mimetype, { level: 0 }] }) };
  for (const [path, file] of Object.entries(others)) all[path] = [file, { level: 1 }];
  return zipSync(all, { mtime: '2026-11-24T00:00:00Z' });
}

/** The text of a file. */
export function textOf(files: Files, path: string): string {
  return new TextDecoder().decode(files[path]);
}

/** The files with another text in one of them. */
export function withText(files: Files, path: string, change: (text: string) => string): Files {
  return { ...files, [path]: new TextEncoder().encode(change(textOf(files, path))) };
}

/** The files without one. */
export function without(files: Files, path: string): Files {
  const { [path]: _, ...others } = files;
  return others;
}
