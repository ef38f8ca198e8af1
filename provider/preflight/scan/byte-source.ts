/** Reads bytes of a file into a buffer, from a position of the file on. @returns how many; 0 at the end */
export type ByteSource = (into: Buffer, offset: number, length: number, position: number) => number;
