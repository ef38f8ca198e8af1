"""boto3 1.44.8 as BOS's page ojwvyq973 uses it: what it promises, asked of the simulated object storage."""

import hashlib
import io
import os
import urllib.request

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.client import Config
from botocore.exceptions import ClientError

from frame import check, run, same

BUCKET = "boto3-bucket"
KEY = "folder/a b/ü+(1).jsonl"


def client(access=os.environ["AWS_ACCESS_KEY_ID"], secret=os.environ["AWS_SECRET_ACCESS_KEY"]):
    keys = {"aws_access_key_id": access, "aws_secret_access_key": secret}
    return boto3.client("s3", config=Config(signature_version="s3v4", retries={"max_attempts": 1}), **keys)


s3 = client()


def refused(call, status, code):
    try:
        answer = call()
    except ClientError as error:
        same((error.response["ResponseMetadata"]["HTTPStatusCode"], error.response["Error"]["Code"]), (status, code))
        return
    raise AssertionError(f"{answer!r} instead of a refusal")


@check("buckets are made, listed, found and refused a second time")
def _():
    s3.create_bucket(Bucket=BUCKET)
    s3.head_bucket(Bucket=BUCKET)
    same([bucket["Name"] for bucket in s3.list_buckets()["Buckets"]], [BUCKET, "sample-bucket"])
    refused(lambda: s3.create_bucket(Bucket=BUCKET), 409, "BucketAlreadyOwnedByYou")
    refused(lambda: s3.head_bucket(Bucket="no-such-bucket"), 404, "404")


@check("an object is put from bytes, with its checksum, and comes back with its metadata")
def _():
    put = s3.put_object(Bucket=BUCKET, Key=KEY, Body=b"hello", Metadata={"Owner": "me"}, ContentType="text/plain")
    same(put["ETag"], f'"{hashlib.md5(b"hello").hexdigest()}"')
    got = s3.get_object(Bucket=BUCKET, Key=KEY)
    same((got["Body"].read(), got["Metadata"], got["ContentType"]), (b"hello", {"owner": "me"}, "text/plain"))
    head = s3.head_object(Bucket=BUCKET, Key=KEY)
    same((head["ContentLength"], head["ETag"], head["LastModified"].year), (5, put["ETag"], head["LastModified"].year))


@check("an object is put from a stream, and read in part")
def _():
    content = os.urandom(300_000)
    s3.put_object(Bucket=BUCKET, Key="stream", Body=io.BytesIO(content))
    part = s3.get_object(Bucket=BUCKET, Key="stream", Range="bytes=1000-1999")
    same((part["Body"].read(), part["ContentRange"]), (content[1000:2000], "bytes 1000-1999/300000"))
    refused(lambda: s3.get_object(Bucket=BUCKET, Key="stream", Range="bytes=300000-"), 416, "InvalidRange")


@check("every checksum that the client can compute is taken")
def _():
    for algorithm in ("CRC32", "SHA1", "SHA256"):
        s3.put_object(Bucket=BUCKET, Key=f"sum-{algorithm}", Body=b"hello", ChecksumAlgorithm=algorithm)
    s3.put_object(Bucket=BUCKET, Key="sum-none", Body=b"hello", ContentMD5="XUFAKrxLKna5cZ2REBfFkg==")
    refused(
        lambda: s3.put_object(Bucket=BUCKET, Key="sum-bad", Body=b"hello", ContentMD5="AAAAAAAAAAAAAAAAAAAAAA=="),
        400,
        "BadDigest",
    )


@check("a large file goes up and comes down in parts")
def _():
    content = os.urandom(17 * 2**20)
    with open("large", "wb") as file:
        file.write(content)
    config = TransferConfig(multipart_threshold=8 * 2**20, multipart_chunksize=8 * 2**20)
    s3.upload_file("large", BUCKET, "large", Config=config)
    assert s3.head_object(Bucket=BUCKET, Key="large")["ETag"].endswith('-3"')
    s3.download_file(BUCKET, "large", "again", Config=config)
    with open("again", "rb") as file:
        same(hashlib.sha256(file.read()).hexdigest(), hashlib.sha256(content).hexdigest())


@check("a multipart upload by hand lists its parts, and is given up or completed")
def _():
    upload = s3.create_multipart_upload(Bucket=BUCKET, Key="parts")["UploadId"]
    tag = s3.upload_part(Bucket=BUCKET, Key="parts", UploadId=upload, PartNumber=1, Body=b"one")["ETag"]
    parts = s3.list_parts(Bucket=BUCKET, Key="parts", UploadId=upload)["Parts"]
    same([(part["PartNumber"], part["Size"], part["ETag"]) for part in parts], [(1, 3, tag)])
    wrong = {"Parts": [{"PartNumber": 1, "ETag": '"00"'}]}
    complete = lambda parts: s3.complete_multipart_upload(  # noqa: E731
        Bucket=BUCKET, Key="parts", UploadId=upload, MultipartUpload=parts
    )
    refused(lambda: complete(wrong), 400, "InvalidPart")
    complete({"Parts": [{"PartNumber": 1, "ETag": tag}]})
    same(s3.get_object(Bucket=BUCKET, Key="parts")["Body"].read(), b"one")
    other = s3.create_multipart_upload(Bucket=BUCKET, Key="other")["UploadId"]
    s3.abort_multipart_upload(Bucket=BUCKET, Key="other", UploadId=other)
    refused(lambda: s3.list_parts(Bucket=BUCKET, Key="other", UploadId=other), 404, "NoSuchUpload")


@check("lists are paged, and roll folders up, with keys as they were put")
def _():
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=BUCKET, PaginationConfig={"PageSize": 2})
    keys = [item["Key"] for page in pages for item in page.get("Contents", [])]
    assert KEY in keys and len(keys) == len(set(keys)) >= 7, keys
    folders = s3.list_objects_v2(Bucket=BUCKET, Delimiter="/")["CommonPrefixes"]
    same([folder["Prefix"] for folder in folders], ["folder/"])
    older = s3.list_objects(Bucket=BUCKET, Prefix="folder/")["Contents"]
    same([item["Key"] for item in older], [KEY])


@check("a presigned URL needs no keys, and a wrong secret is told as such")
def _():
    url = s3.generate_presigned_url("get_object", Params={"Bucket": BUCKET, "Key": KEY}, ExpiresIn=60)
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    same(direct.open(url).read(), b"hello")
    refused(client(secret="wrong").list_buckets, 403, "SignatureDoesNotMatch")
    refused(client(access="ALTAKwrong").list_buckets, 403, "InvalidAccessKeyId")


@check("what is not there is told as such, and what is deleted is gone")
def _():
    refused(lambda: s3.get_object(Bucket=BUCKET, Key="nothing"), 404, "NoSuchKey")
    refused(lambda: s3.get_object(Bucket="no-such-bucket", Key="nothing"), 404, "NoSuchBucket")
    refused(lambda: s3.delete_bucket(Bucket=BUCKET), 409, "BucketNotEmpty")
    for item in s3.list_objects_v2(Bucket=BUCKET)["Contents"]:
        s3.delete_object(Bucket=BUCKET, Key=item["Key"])
    s3.delete_bucket(Bucket=BUCKET)
    refused(lambda: s3.head_bucket(Bucket=BUCKET), 404, "404")


@check("what the simulated storage does not have answers 501 with its name")
def _():
    refused(lambda: s3.get_bucket_acl(Bucket="sample-bucket"), 501, "NotImplemented")
    source = {"Bucket": "sample-bucket", "Key": "a"}
    refused(lambda: s3.copy_object(Bucket="sample-bucket", Key="b", CopySource=source), 501, "NotImplemented")


run()
