/** Why a text is no JSON. */
export interface Fault {
  /** Offset of the byte in question. */
  readonly at: number;
  /** Continues a sentence that begins with that byte. */
  readonly says: string;
}

/** What is said of an escape that is half of a character. */
export const loneSurrogate = "half of a surrogate pair is escaped without the other";

/** What is said where the text stops too early. */
export const endsEarly = "the row ends too early";
