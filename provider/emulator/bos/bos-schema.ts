/** Name of the bucket that is there from the start (our choice), so that a first try has one. */
export const sampleBucket = "sample-bucket";

/** The sample bucket, put in by the schema and anew by a reset. */
export const sampleBucketSql = `INSERT OR IGNORE INTO qianfan_bos_bucket (name, region, created_at)
  VALUES ('${sampleBucket}', 'bj', ${Date.UTC(2024, 0, 1)})`;

/**
 * Tables of the object storage. What an object holds lies outside, in the blob store: `blobs` lists its pieces in order,
 * as JSON, so that completing a multipart upload copies nothing.
 */
export const bosTables = `
  CREATE TABLE qianfan_bos_bucket (
    name TEXT PRIMARY KEY,
    region TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE qianfan_bos_object (
    bucket TEXT NOT NULL,
    key TEXT NOT NULL,
    blobs TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    etag TEXT NOT NULL,
    headers TEXT NOT NULL,
    modified_at INTEGER NOT NULL,
    PRIMARY KEY (bucket, key)
  ) STRICT;
  CREATE TABLE qianfan_bos_upload (
    id TEXT PRIMARY KEY,
    bucket TEXT NOT NULL,
    key TEXT NOT NULL,
    headers TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX qianfan_bos_upload_by_bucket ON qianfan_bos_upload (bucket);
  CREATE TABLE qianfan_bos_part (
    upload_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    blob TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    etag TEXT NOT NULL,
    modified_at INTEGER NOT NULL,
    PRIMARY KEY (upload_id, number)
  ) STRICT;
  ${sampleBucketSql};`;
