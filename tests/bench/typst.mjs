/**
 * One run of Typst for `bench:books`, in a process of its own: `node typst.mjs FOLDER OUT` compiles `FOLDER/book.typ`,
 * as `typst/prepare.mjs` made it, into the PDF `OUT`. With `--check` it says as JSON what it set, and fails on warnings.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const PACKAGE = '@myriaddreamin/typst-ts-node-compiler';
const [folder, out, mode] = process.argv.slice(2);
const { NodeCompiler } = await typst();
const workspace = resolve(folder);
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [join(workspace, 'fonts')] }] });
const compiled = compiler.compile({ mainFilePath: join(workspace, 'book.typ') });
const document = compiled.result;
if (document === null || (mode === '--check' && compiled.takeWarnings() !== null)) {
  compiled.printDiagnostics();
  process.exitCode = 1;
} else {
  writeFileSync(out, compiler.pdf(document));
  if (mode === '--check') {
    const notes = compiler.query(document, { selector: 'footnote' });
    // A second call of a note is a footnote whose body is the label of the first.
    const own = notes.filter(({ body }) => typeof body === 'object');
    process.stdout.write(
      JSON.stringify({ pages: document.numOfPages, calls: notes.length, notes: own.length }),
    );
  }
}

/**
 * Typst itself is fifty megabytes, so it is no dependency: `npm install --no-save @myriaddreamin/typst-ts-node-compiler@0.7.0`
 * puts it beside the others, or `IMPRIMATUR_TYPST_FROM` names a folder that has it.
 */
async function typst() {
  try {
    return await import(PACKAGE);
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    const from = process.env.IMPRIMATUR_TYPST_FROM;
    if (from !== undefined) return createRequire(join(resolve(from), 'package.json'))(PACKAGE);
    throw new Error(
      `expected ${PACKAGE}, found none; \`npm install --no-save ${PACKAGE}@0.7.0\`, or leave it out with \`--only ours,plain\``,
      { cause: error },
    );
  }
}
