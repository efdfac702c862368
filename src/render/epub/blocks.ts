/** The elements of a page that are blocks: white space between them means nothing. */
export const BLOCKS: ReadonlySet<string> = new Set([
  ...'html head body title meta link section header nav div aside figure figcaption blockquote'.split(' '),
  ...'p h1 h2 h3 h4 h5 h6 ul ol li pre hr table caption thead tbody tr th td'.split(' '),
]);
