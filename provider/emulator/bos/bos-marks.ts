import type { Source } from "../marks/source";

/** The page that says which S3 operations BOS takes. */
export const compatible: Source = { kind: "document", reference: "Njwvyq8ho" };

/** What S3 says of an operation that BOS takes. */
export const s3: Source = { kind: "document", reference: "S3 API; that BOS answers alike: Njwvyq8ho" };

/** A choice of ours. */
export const ours = (reference: string): Source => ({ kind: "our choice", reference });
