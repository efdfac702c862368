/** Packages that come without types of their own: as much of them as the tests use. */
declare module '@citation-js/core' {
  export class Cite {
    constructor(text: string, options: { generateGraph: boolean; forceType: string });
    data: unknown[];
  }
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
declare module 'jsonld' {
  type Node = Record<string, unknown>;
  interface Options {
    documentLoader(address: string): Promise<{ document: object; documentUrl: string }>;
    base?: string;
  }
  const jsonld: {
    expand(document: object, options: Options): Promise<Node[]>;
    toRDF(document: object, options: Options & { format: 'application/n-quads' }): Promise<string>;
  };
  export default jsonld;
}
