/** A person as an edition names one; the configuration allows a bare name too, which has nothing else. */
export interface Person {
  name: string;
  role?: string | undefined;
  sortName?: string | undefined;
  affiliation?: string | undefined;
  orcid?: string | undefined;
}
