/** The lock: what editions depend on besides their manuscript, so that years later one can tell why bytes differ. */
import { hashOf, hashOfFiles, type FileBytes } from '../proof-of.ts';
import type { Lock } from '../record.ts';
import { installedPackages, ownVersion } from './installed-packages.ts';

/** What is known of the making. */
export interface Making {
  /** The name of the template, and all files of it that were read. */
  template: { name: string; files: readonly FileBytes[] };
  /** The browser that printed, such as `Chrome/147.0.7727.0`. */
  browser?: string | undefined;
  /** Seconds since 1970, where SOURCE_DATE_EPOCH was set. */
  epoch?: number | undefined;
}

const FONT = /\.(?:woff2?|ttf|otf)$/iu;

/** Writes the lock of editions that were just made. */
export function lockOf({ template, browser, epoch }: Making): Lock {
  const [, name, version] = /^([^/]+)\/(.+)$/u.exec(browser ?? '') ?? [];
  return {
    imprimatur: ownVersion(),
    packages: installedPackages(),
    runtime: ['icu', 'cldr', 'unicode', 'zlib'].flatMap((part) => {
      const found = process.versions[part];
      return found === undefined ? [] : [{ name: part, version: found }];
    }),
    ...(name !== undefined && version !== undefined && { browser: { name, version } }),
    template: { name: template.name, sha256: hashOfFiles(template.files) },
    fonts: template.files
      .filter(({ path }) => FONT.test(path))
      .map((file) => ({ file: file.path, sha256: hashOf(file.bytes) })),
    settings: epoch === undefined ? {} : { SOURCE_DATE_EPOCH: epoch },
  };
}
