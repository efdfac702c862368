import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Programs that a bare Node can run. */
export interface CompiledPrograms {
  path(name: string): string;
  remove(): Promise<void>;
}

/**
 * Compiles the programs of this folder, and what they import, for tests that need a process of their own: Node 20 runs no
 * TypeScript. The output lies within node_modules, where its imports are found and nobody looks for sources.
 */
export async function compilePrograms(): Promise<CompiledPrograms> {
  const folder = await mkdtemp(join(ROOT, 'node_modules', '.imprimatur-programs-'));
  const config = {
    extends: join(ROOT, 'tests', 'tsconfig.json'),
    compilerOptions: {
      noEmit: false,
      declaration: false,
      allowImportingTsExtensions: false,
      rootDir: ROOT,
      outDir: folder,
      typeRoots: [join(ROOT, 'node_modules', '@types')],
    },
    include: [join(ROOT, 'tests', 'print', 'browser', 'programs')],
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  await promisify(execFile)(process.execPath, [tsc, '-p', folder]).catch((error: { stdout: string }) => {
    throw new Error(`the test programs do not compile:\n${error.stdout}`, { cause: error });
  });
  return {
    path: (name) => join(folder, 'tests', 'print', 'browser', 'programs', `${name}.js`),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
