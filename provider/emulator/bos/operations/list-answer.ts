import { fieldsFrom } from "../../provenance/provenance";
import type { Xml } from "../answer/xml";
import { s3 } from "../bos-marks";
import type { KeyPage } from "./list-keys";
import type { ListQuery } from "./read-list-query";

/** What both lists of objects are asked by. */
export const listRequestFields = fieldsFrom(s3, "prefix", "delimiter", "max-keys", "encoding-type");

/** Members of both lists of objects. */
export const listAnswerFields = fieldsFrom(
  s3,
  "Name",
  "Prefix",
  "Delimiter",
  "MaxKeys",
  "EncodingType",
  "IsTruncated",
  "Contents[].Key",
  "Contents[].LastModified",
  "Contents[].ETag",
  "Contents[].Size",
  "Contents[].StorageClass",
  "CommonPrefixes[].Prefix",
);

/** The part of a list that both versions have. */
export function listAnswer(bucket: string, query: ListQuery, page: KeyPage): Record<string, Xml | readonly Xml[]> {
  const { encode } = query;
  return {
    Name: bucket,
    Prefix: encode(query.prefix),
    ...(query.delimiter !== "" && { Delimiter: encode(query.delimiter) }),
    MaxKeys: query.maxKeys,
    ...(query.encoding !== undefined && { EncodingType: query.encoding }),
    IsTruncated: page.isTruncated,
    Contents: page.objects.map(({ key, modifiedAt, etag, bytes }) => ({
      Key: encode(key),
      LastModified: new Date(modifiedAt).toISOString(),
      ETag: `"${etag}"`,
      Size: bytes,
      StorageClass: "STANDARD",
    })),
    CommonPrefixes: page.prefixes.map((prefix) => ({ Prefix: encode(prefix) })),
  };
}
