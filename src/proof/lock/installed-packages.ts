/** The packages that this one is built on, with the versions that are installed. */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** A package, and its version. */
export interface InstalledPackage {
  name: string;
  version: string;
}

const require = createRequire(import.meta.url);

interface PackageFile {
  version: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/** Imprimatur itself. */
export function ownVersion(): string {
  return about(OWN).version;
}

/** All dependencies, sorted by name; one that is not installed is left out. */
export function installedPackages(): InstalledPackage[] {
  const { dependencies, optionalDependencies } = about(OWN);
  const names = Object.keys({ ...dependencies, ...optionalDependencies }).toSorted();
  return names.flatMap((name) => {
    const version = versionOf(name);
    return version === undefined ? [] : [{ name, version }];
  });
}

// From dist/proof/lock/ and from src/proof/lock/ alike.
const OWN = '../../../package.json';

function about(file: string): PackageFile {
  return require(file) as PackageFile;
}

/** What a package exports says nothing of its `package.json`, so that is found beside what it exports. */
function versionOf(name: string): string | undefined {
  try {
    const main = fileURLToPath(import.meta.resolve(name));
    const folder = `node_modules/${name}/`;
    const at = main.replaceAll('\\', '/').lastIndexOf(folder);
    return at < 0 ? undefined : about(`${main.slice(0, at + folder.length)}package.json`).version;
  } catch {
    return undefined;
  }
}
