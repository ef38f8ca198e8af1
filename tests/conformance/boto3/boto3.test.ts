import { describeClient } from "../rig/describe-client";
import { pythonProgram } from "../rig/python-program";

describeClient(
  pythonProgram({
    title: "boto3 1.44.8 (Python), object storage",
    client: "boto3-1.44.8",
    folder: __dirname,
    file: "boto3/bos.py",
    environment: ({ url, qianfanAccessKey, qianfanSecretKey }) => ({
      AWS_ENDPOINT_URL_S3: `${url}/_bos`,
      AWS_ACCESS_KEY_ID: qianfanAccessKey,
      AWS_SECRET_ACCESS_KEY: qianfanSecretKey,
      AWS_DEFAULT_REGION: "bj",
      AWS_EC2_METADATA_DISABLED: "true",
    }),
  }),
);
