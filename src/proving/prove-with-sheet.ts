/** A proof and its files: the record for programs, the sheet for people. */
import type { Book } from '../book/book.ts';
import { withPageWorkers, type PageWorkers } from '../proof/pages/page-workers.ts';
import { formatProof, type Proof } from '../proof/record.ts';
import { beginSheetPictures, NO_PICTURES, type SheetDrawing } from '../proof/sheet/sheet-pictures.ts';
import { proofSheet } from '../proof/sheet/sheet.ts';
import { prove, type ProveOptions } from './prove.ts';

/** A proof, and `<slug>.proof.json` and `<slug>.proof.html`. */
export interface ProofWithFiles {
  proof: Proof;
  files: { name: string; bytes: Uint8Array }[];
}

/**
 * Proves editions, and shows their pages. The same workers read the pages and draw them, while all else is done here.
 * @param onProved is called before what is left of the sheet is drawn
 * @throws the signal's reason when aborted
 */
export async function proveWithSheet(
  book: Book,
  options: Omit<ProveOptions, 'text' | 'onTrims'>,
  onProved?: () => void,
): Promise<ProofWithFiles> {
  const { editions, signal } = options;
  const pdf = editions.find(({ kind }) => kind === 'pdf')?.files[0]?.bytes;
  const work = async (workers?: PageWorkers): Promise<ProofWithFiles> => {
    let drawing: SheetDrawing | undefined;
    const text = workers?.readText();
    // Nobody looks at it where the PDF cannot even be opened.
    text?.catch(() => undefined);
    const proof = await prove(book, {
      ...options,
      text,
      onTrims: (trims) => {
        if (workers) drawing = beginSheetPictures(workers, trims, signal);
      },
    });
    onProved?.();
    const pictures = (await drawing?.finish(proof)) ?? NO_PICTURES;
    const encoder = new TextEncoder();
    const { name } = proof.manuscript;
    return {
      proof,
      files: [
        { name: `${name}.proof.json`, bytes: encoder.encode(formatProof(proof)) },
        { name: `${name}.proof.html`, bytes: encoder.encode(proofSheet(proof, pictures)) },
      ],
    };
  };
  return pdf ? withPageWorkers(pdf, { signal }, work) : work();
}
