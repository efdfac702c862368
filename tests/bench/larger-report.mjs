/**
 * Makes a report N times as long out of a manuscript: its chapters over and over, each copy with its own titles
 * and labels, so that nothing in the copies is a repetition to the press.
 */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * @param {string} folder a manuscript folder
 * @param {number} times how often its chapters are repeated
 * @returns {Promise<Record<string, string | Uint8Array>>} the files of the longer manuscript
 */
export async function largerReport(folder, times) {
  const files = {};
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).toSorted();
  for (const name of await readdir(join(folder, 'images'))) {
    files[`images/${name}`] = await readFile(join(folder, 'images', name));
  }
  const chapters = [];
  for (let copy = 1; copy <= times; copy++) {
    for (const name of names) {
      const text = await readFile(join(folder, name), 'utf8');
      const path = `${String(copy).padStart(3, '0')}-${name}`;
      files[path] =
        copy === 1
          ? text
          : text
              .replace(/^# (.+)$/mu, `# $1, ${copy}`)
              .replaceAll(/\{#([\w-]+)\}|#([\w-]+)\}/gu, (found) => found.replace('}', `-${copy}}`))
              .replaceAll(/\]\(#([\w-]+)\)/gu, `](#$1-${copy})`);
      chapters.push(path);
    }
  }
  const yaml = await readFile(join(folder, 'manuscript.yaml'), 'utf8');
  files['manuscript.yaml'] = yaml.replace(
    /^chapters:\n(?:\s+- .+\n)+/mu,
    `chapters:\n${chapters.map((name) => `  - ${name}\n`).join('')}`,
  );
  return files;
}
