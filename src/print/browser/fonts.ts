import { access, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { isAbsolute, join } from 'node:path';

const FONT_FILE = /\.(?:ttf|otf|ttc|otc|pfb|pcf(?:\.gz)?|woff2?)$/iu;
/** Deep enough for every distribution's layout, and an end for a loop of links. */
const MAX_DEPTH = 6;

/**
 * Where fontconfig looks for fonts on an ordinary Linux system.
 *
 * @param root - the root of the system; another folder in tests
 */
export function systemFontFolders(env: NodeJS.ProcessEnv, home: string, root = '/'): string[] {
  const data = env['XDG_DATA_HOME'];
  const userData = data !== undefined && isAbsolute(data) ? data : join(home, '.local', 'share');
  return [
    join(root, 'usr/share/fonts'),
    join(root, 'usr/local/share/fonts'),
    join(userData, 'fonts'),
    join(home, '.fonts'),
  ];
}

/**
 * Whether the system can set text by itself: fontconfig has a configuration, and there is at least one
 * font. Without both, Chromium prints even the characters of embedded fonts as empty boxes, Cyrillic ones for instance.
 */
export async function hasUsableFonts(env: NodeJS.ProcessEnv, home: string, root = '/'): Promise<boolean> {
  return (await hasConfiguration(env, root)) && (await someFolderHasFont(systemFontFolders(env, home, root)));
}

async function hasConfiguration(env: NodeJS.ProcessEnv, root: string): Promise<boolean> {
  const file = env['FONTCONFIG_FILE'];
  const path = env['FONTCONFIG_PATH'];
  const candidates = [
    ...(file === undefined || file === '' ? [] : [file]),
    ...(path === undefined || path === '' ? [] : [join(path, 'fonts.conf')]),
    join(root, 'etc/fonts/fonts.conf'),
  ];
  const found = await Promise.all(candidates.map(exists));
  return found.some(Boolean);
}

async function someFolderHasFont(folders: readonly string[], depth = MAX_DEPTH): Promise<boolean> {
  for (const folder of folders) {
    // One folder after another: the first font ends the search.
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    if (entries.some((entry) => !entry.isDirectory() && FONT_FILE.test(entry.name))) return true;
    const below = entries.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name));
    if (depth > 0 && (await someFolderHasFont(below, depth - 1))) return true;
  }
  return false;
}

/**
 * Writes a fontconfig configuration of our own, and returns its path: the system's font folders, should
 * there be anything in them, then the unpacked fonts. Written anew only when it differs, and
 * renamed into place, since another process may be reading it.
 */
export async function writeFontsConfiguration(
  folder: string,
  fonts: string,
  env: NodeJS.ProcessEnv,
  home: string,
): Promise<string> {
  const file = join(folder, 'imprimatur-fonts.conf');
  const text = fontsConfiguration([...systemFontFolders(env, home), fonts], join(folder, 'fontconfig-cache'));
  const present = await readFile(file, 'utf8').catch(() => undefined);
  if (present === text) return file;
  const temporary = `${file}.${randomUUID()}`;
  await writeFile(temporary, text, { flag: 'wx', mode: 0o600 });
  await rename(temporary, file);
  return file;
}

/** The text of a fontconfig configuration with these folders of fonts, in this order. */
export function fontsConfiguration(folders: readonly string[], cache: string): string {
  const lines = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...folders.map((folder) => `  <dir>${escapeXml(folder)}</dir>`),
    `  <cachedir>${escapeXml(cache)}</cachedir>`,
    '</fontconfig>',
  ];
  return `${lines.join('\n')}\n`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
