/** What was made before. Whoever has it kept finds it again by all that it was made of; it is none the worse for being lost. */
export interface Store {
  /** @returns nothing where nothing is kept, or what was kept is damaged */
  find(kind: StoredKind, key: string): Promise<Uint8Array | undefined>;
  /** Keeps something if that can be done. Never fails. */
  keep(kind: StoredKind, key: string, value: Uint8Array): Promise<void>;
}

/** Text that was set and measured; a sheet that was printed. */
export type StoredKind = 'galley' | 'sheet';
