import type { CitedDocument } from "./cited-document";

const page = (key: string, title: string): CitedDocument => ({
  key,
  title,
  url: `https://cloud.baidu.com/doc/BOS/s/${key}`,
});

/** Pages about the object storage's S3-compatible interface that marks refer to, and those of S3 behind them. */
export const bosDocuments: readonly CitedDocument[] = [
  page("xjwvyq9l4", "BOS, service domains of the S3-compatible interface"),
  page("Hjwvyq84s", "BOS, compatible signatures"),
  page("ejwvyq8vh", "BOS, compatible headers"),
  page("Njwvyq8ho", "BOS, compatible operations"),
  page("ojwvyq973", "BOS, compatible tools, boto3 among them"),
  {
    key: "S3 API",
    title: "Amazon S3 API Reference, with its pages about Signature Version 4",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/API/",
  },
  {
    key: "S3 errors",
    title: "Amazon S3 API Reference, error responses",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html",
  },
];
