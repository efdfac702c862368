/** The names of what a build writes besides its editions, and of editions that the proof failed. */

/** The record and the sheet of a proof. */
export function proofNames(slug: string): string[] {
  return [`${slug}.proof.json`, `${slug}.proof.html`];
}

/** `book.pdf` → `book.unproved.pdf`; a site's `book/index.html` → `book.unproved/index.html`. */
export function unprovedName(name: string, slug: string): string {
  return `${slug}.unproved${name.slice(slug.length)}`;
}

/** Everything that an unproved build may have left. */
export function unprovedNames(slug: string): string[] {
  const names = [`${slug}.html`, `${slug}.pdf`, `${slug}.epub`, ...proofNames(slug), slug];
  return names.map((name) => unprovedName(name, slug));
}
