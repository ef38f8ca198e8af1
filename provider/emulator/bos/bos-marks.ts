import { doc, type Source } from "../provenance/provenance";

/** The page that says which S3 operations BOS takes. */
export const compatible: Source = doc("Njwvyq8ho");

/** What S3 says of an operation that BOS takes. */
export const s3: Source = doc("S3 API; that BOS answers alike: Njwvyq8ho");
