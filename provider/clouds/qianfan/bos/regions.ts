/**
 * S3-compatible endpoints of the object storage by region ([xjwvyq9l4], as of 2025-06). Two of them are documented
 * with HTTP only.
 */
export const bosEndpoints: Readonly<Record<string, string>> = {
  bj: "https://s3.bj.bcebos.com",
  gz: "https://s3.gz.bcebos.com",
  su: "https://s3.su.bcebos.com",
  bd: "https://s3.bd.bcebos.com",
  fwh: "http://s3.fwh.bcebos.com",
  hkg: "http://s3.hkg.bcebos.com",
};
