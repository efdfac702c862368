import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The folder in which packages keep by custom what they can make again; nothing where no package is around a folder. */
export function packageCache(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const modules = join(at, 'node_modules');
    if (existsSync(join(at, 'package.json')) && existsSync(modules))
      return join(modules, '.cache', 'imprimatur');
    if (dirname(at) === at) return undefined;
  }
}
