/** The files of a proof: the record for programs, the sheet for people. */
import { formatProof, type Proof } from '../proof/record.ts';
import { drawSheetPictures } from '../proof/sheet/sheet-pictures.ts';
import { proofSheet } from '../proof/sheet/sheet.ts';

/**
 * @param pdf the bytes of the PDF, whose pages the sheet shows; absent where there is none
 * @returns `<slug>.proof.json` and `<slug>.proof.html`
 */
export async function proofFiles(
  proof: Proof,
  pdf: Uint8Array | undefined,
  signal?: AbortSignal,
): Promise<{ name: string; bytes: Uint8Array }[]> {
  const pictures = await drawSheetPictures(pdf, proof, { signal });
  const encoder = new TextEncoder();
  const { name } = proof.manuscript;
  return [
    { name: `${name}.proof.json`, bytes: encoder.encode(formatProof(proof)) },
    { name: `${name}.proof.html`, bytes: encoder.encode(proofSheet(proof, pictures)) },
  ];
}
