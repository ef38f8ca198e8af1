import type { Source } from "./source";

const page = <Key extends string>(key: Key, title: string, decides: string): Source<Key> => ({
  key,
  title,
  publisher: "Baidu AI Cloud",
  url: `https://cloud.baidu.com/doc/BOS/s/${key}`,
  decides,
});
const amazon = <Key extends string>(key: Key, title: string, path: string, decides: string): Source<Key> => ({
  key,
  title,
  publisher: "Amazon Web Services",
  url: `https://docs.aws.amazon.com/AmazonS3/latest/${path}`,
  decides,
});

/** Pages about the S3-compatible interface of Baidu's object storage (BOS), and those of S3 behind them. */
export const objectStoragePages = [
  page("xjwvyq9l4", "BOS, service domains of the S3-compatible interface", "endpoints by region, path-style addresses"),
  page("Hjwvyq84s", "BOS, compatible signatures", "how requests are signed"),
  page("ejwvyq8vh", "BOS, compatible headers", "headers of requests and answers"),
  page("Njwvyq8ho", "BOS, compatible operations", "which operations of S3 exist, and that its errors are S3's"),
  page("ojwvyq973", "BOS, compatible tools, boto3 among them", "which clients work"),
  amazon(
    "S3 API",
    "Amazon S3 API Reference, with its pages about Signature Version 4",
    "API/",
    "operations, signatures",
  ),
  amazon("S3 errors", "Amazon S3 API Reference, error responses", "API/ErrorResponses.html", "codes with their status"),
  amazon("S3 buckets", "Amazon S3 User Guide, bucket naming rules", "userguide/bucketnamingrules.html", "bucket names"),
] as const;
