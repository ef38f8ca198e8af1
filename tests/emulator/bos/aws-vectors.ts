/** Keys of the examples in the [S3 API], Signature Version 4. */
export const exampleSecretKey = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

/** The scope of all of them. */
export const exampleScope = "20130524/us-east-1/s3/aws4_request";
export const exampleTimestamp = "20130524T000000Z";

const host = "examplebucket.s3.amazonaws.com";
const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** An example of the [S3 API] and the signature that it prints. */
export interface AwsVector {
  readonly title: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payloadHash: string;
  readonly signature: string;
}

const common = { host, "x-amz-date": exampleTimestamp };

/** Pages sig-v4-header-based-auth, sigv4-query-string-auth and sigv4-streaming of the [S3 API]. */
export const awsVectors: readonly AwsVector[] = [
  {
    title: "GET Object",
    method: "GET",
    path: "/test.txt",
    query: "",
    headers: { ...common, range: "bytes=0-9", "x-amz-content-sha256": empty },
    payloadHash: empty,
    signature: "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
  },
  {
    title: "PUT Object",
    method: "PUT",
    path: "/test%24file.text",
    query: "",
    headers: {
      ...common,
      date: "Fri, 24 May 2013 00:00:00 GMT",
      "x-amz-content-sha256": "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072",
      "x-amz-storage-class": "REDUCED_REDUNDANCY",
    },
    payloadHash: "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072",
    signature: "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
  },
  {
    title: "GET Bucket Lifecycle",
    method: "GET",
    path: "/",
    query: "lifecycle",
    headers: { ...common, "x-amz-content-sha256": empty },
    payloadHash: empty,
    signature: "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
  },
  {
    title: "GET Bucket (List Objects)",
    method: "GET",
    path: "/",
    query: "max-keys=2&prefix=J",
    headers: { ...common, "x-amz-content-sha256": empty },
    payloadHash: empty,
    signature: "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
  },
  {
    title: "a presigned URL",
    method: "GET",
    path: "/test.txt",
    query:
      "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request" +
      "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host",
    headers: { host },
    payloadHash: "UNSIGNED-PAYLOAD",
    signature: "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
  },
  {
    title: "a chunked upload, its headers",
    method: "PUT",
    path: "/examplebucket/chunkObject.txt",
    query: "",
    headers: {
      host: "s3.amazonaws.com",
      "content-encoding": "aws-chunked",
      "content-length": "66824",
      "x-amz-content-sha256": "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
      "x-amz-date": exampleTimestamp,
      "x-amz-decoded-content-length": "66560",
      "x-amz-storage-class": "REDUCED_REDUNDANCY",
    },
    payloadHash: "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
    signature: "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9",
  },
];

/** The signatures of the chunks of that upload: 64 KiB of `a`, 1 KiB of `a`, nothing. */
export const chunkSignatures = [
  "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
  "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
  "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9",
];
