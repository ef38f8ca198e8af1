/** What objects hold, too large for the database: beside it in the data directory, or in memory. */
export interface BlobStore {
  /**
   * Takes bytes in as they come, in constant memory. What breaks off leaves nothing behind.
   *
   * @returns the blob's ID, a name that is never seen outside
   * @throws FineTuneError `emulator-storage` when the disk fails; whatever `chunks` throws
   */
  write(chunks: AsyncIterable<Uint8Array>): Promise<string>;
  /** The bytes from `start` (inclusive) to `end` (exclusive); default all. */
  read(id: string, range?: { readonly start: number; readonly end: number }): AsyncIterable<Uint8Array>;
  /** Forgets a blob; one that is being read stays until that has ended. */
  remove(ids: readonly string[]): void;
  /** Forgets all. */
  clear(): void;
}
