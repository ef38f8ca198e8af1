"""Datasets of the Python SDK 0.4.12.3, V1 and V2, from an object in the simulated object storage to a trained model."""

import datetime
import hashlib
import hmac
import json
import os
import urllib.request

import requests
from qianfan import resources
from qianfan.dataset import Dataset
from qianfan.dataset.data_source import QianfanDataSource
from qianfan.dataset.data_source import utils as waiting
from qianfan.errors import QianfanError, RequestError
from qianfan.resources.console.consts import (
    V2,
    DataProjectType,
    DataSetType,
    DataSourceType,
    DataTemplateType,
)
from qianfan.trainer import Finetune

from frame import CLOUDS, advance, check, journal, run, same

data = resources.Data
v2 = resources.Data.V2
known = {}
# The SDK has taken its own name for time.sleep.
waiting.sleep = advance

rows = [json.dumps([{"prompt": f"question {n}", "response": [[f"answer {n}"]]}]) for n in range(40)]


def put(key, text):
    """Puts an object, signed with AWS Signature Version 4 by hand: the SDK's own uploader has a fixed host."""
    now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    scope = f"{now[:8]}/bj/s3/aws4_request"
    path, body = f"/_bos/sample-bucket/{key}", text.encode()
    headers = {
        "host": CLOUDS.split("//")[1],
        "x-amz-content-sha256": hashlib.sha256(body).hexdigest(),
        "x-amz-date": now,
    }
    lines = "".join(f"{name}:{value}\n" for name, value in headers.items())
    canonical = "\n".join(["PUT", path, "", lines, ";".join(headers), headers["x-amz-content-sha256"]])
    text = "\n".join(["AWS4-HMAC-SHA256", now, scope, hashlib.sha256(canonical.encode()).hexdigest()])
    signing = ("AWS4" + os.environ["QIANFAN_SECRET_KEY"]).encode()
    for part in [*scope.split("/"), text]:
        signing = hmac.new(signing, part.encode(), hashlib.sha256).digest()
    access = os.environ["QIANFAN_ACCESS_KEY"]
    names = ";".join(headers)
    proof = f"Credential={access}/{scope}, SignedHeaders={names}, Signature={signing.hex()}"
    answer = requests.put(CLOUDS + path, data=body, headers={**headers, "Authorization": f"AWS4-HMAC-SHA256 {proof}"})
    same((answer.status_code, answer.text), (200, ""))


def result(answer):
    same((answer.code, sorted(answer.body)), (200, ["requestId", "result"]))
    return answer.body["result"]


def refused(call, status, code):
    try:
        answer = call()
    except RequestError as error:
        assert f'"{code}"' in str(error), str(error)
        same(error.status_code, status)
        return str(error)
    raise AssertionError(f"{answer.body!r} instead of a refusal")


@check("V2: a dataset comes with a version, and a name that is taken is refused")
def _():
    create = lambda: v2.create_dataset("py_v2", V2.DatasetFormat.PromptResponse, V2.StorageType.SysStorage)  # noqa: E731
    known.update(result(create()))
    assert known["datasetId"].startswith("dg-") and known["versionId"].startswith("ds-"), known
    refused(create, 409, "DatasetNameExist")
    own = v2.create_dataset("py_own", V2.DatasetFormat.Text, V2.StorageType.Bos, "bos:/sample-bucket/own")
    known["own"] = result(own)["datasetId"]


@check("V2: an import goes from Importing to ImportFinished with its samples, and the version is published")
def _():
    put("train.jsonl", "\n".join(rows))
    task = result(v2.create_dataset_version_import_task(known["versionId"], ["bos:/sample-bucket/train.jsonl"]))
    info = lambda: result(v2.get_dataset_version_import_task_info(task))  # noqa: E731
    same((info()["importStatus"], info()["finishTime"]), ("Importing", ""))
    advance(60)
    same((info()["importStatus"], info()["progress"], info()["sampleCount"]), ("ImportFinished", "100%", 40))
    same(result(v2.publish_dataset_version(known["versionId"])), True)
    advance(60)
    version = result(v2.get_dataset_version_info(known["versionId"]))
    same((version["publishStatus"], version["dataFormat"], version["versionNumber"]), ("Published", "PromptResponse", 1))


@check("V2: a bad row fails the import, with a report to download")
def _():
    put("bad.jsonl", rows[0] + "\n{}\n")
    version = result(v2.create_dataset_version(known["datasetId"], "second"))["versionId"]
    task = result(v2.create_dataset_version_import_task(version, ["bos:/sample-bucket/bad.jsonl"]))
    advance(60)
    info = result(v2.get_dataset_version_import_task_info(task))
    same(info["importStatus"], "ImportFailed")
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    report = direct.open(info["errDownloadUrl"]).read().decode()
    same(report.splitlines()[1], "bos:/sample-bucket/bad.jsonl,2,prompt is missing")
    same(result(v2.delete_dataset_version(version)), True)


@check("V2: datasets and versions are listed, filtered and paged")
def _():
    page = result(v2.get_dataset_list(max_keys=4))
    same((len(page["datasetList"]), page["pageInfo"]["isTruncated"]), (4, True))
    rest = result(v2.get_dataset_list(marker=page["pageInfo"]["nextMarker"], max_keys=4))
    same([one["datasetName"] for one in page["datasetList"][3:] + rest["datasetList"]], ["py_v2", "py_own"])
    some = result(v2.get_dataset_version_list(known["datasetId"], filter={"publishStatusList": ["Published"]}))
    same([one["versionId"] for one in some["versionList"]], [known["versionId"]])
    same(result(v2.delete_dataset(known["own"])), True)


@check("V1: a dataset is made, imported, released and told about")
def _():
    made = data.create_bare_dataset(
        "py_v1", DataSetType.TextOnly, DataProjectType.Conversation, DataTemplateType.NonSortedConversation
    )["result"]
    version = made["datasetId"]
    data.create_data_import_task(version, True, DataSourceType.PrivateBos, "bos:/sample-bucket/train.jsonl")
    advance(60)
    shown = data.get_dataset_info(version)["result"]["versionInfo"]
    same((shown["importStatus"], shown["entityCount"], shown["releaseStatus"]), (2, 40, 0))
    same(data.release_dataset(version)["result"], True)
    advance(60)
    status = data.get_dataset_status_in_batch([version])["result"][version]
    same((status["importStatus"], status["releaseStatus"]), (2, 2))
    same(data.get_dataset_import_error_detail(version, 9)["result"]["content"], [])
    same(data.delete_dataset(version)["result"], {"versionCount": 0})
    try:
        data.get_dataset_info(version)
    except Exception as error:
        assert "510102" in str(error), error
    else:
        raise AssertionError("a deleted dataset is still there")


@check("V1: QianfanDataSource makes a dataset from a file in object storage, waits for it and releases it")
def _():
    source = QianfanDataSource.create_from_bos_file(
        "py_source", DataTemplateType.NonSortedConversation, "sample-bucket", "/", "train.jsonl", True
    )
    same((source.storage_id, source.storage_raw_path, source.storage_region), ("sample-bucket", "/", "bj"))
    same(source.release_dataset(), True)
    known["source"] = source.id


@check("V1: a failed import is told as one")
def _():
    try:
        QianfanDataSource.create_from_bos_file(
            "py_bad", DataTemplateType.NonSortedConversation, "sample-bucket", "/", "bad.jsonl", True
        )
    except (QianfanError, Exception) as error:
        assert "failed to create dataset from bos file" in str(error), error
        return
    raise AssertionError("a bad file was taken")


@check("the Trainer trains on it, and a dataset in use cannot be deleted")
def _():
    trainer = Finetune(train_type="ERNIE-Speed-8K", dataset=Dataset.load(qianfan_dataset_id=known["source"]))
    trainer.run()
    assert trainer.output.get("model_id", "").startswith("amv-"), trainer.output
    hyper = {"epoch": 1, "learningRate": 0.00003, "maxSeqLen": 4096}
    config = {"sourceType": "Platform", "versions": [{"versionId": known["versionId"]}], "splitRatio": 20}
    job = result(resources.FineTune.V2.create_job("py_use", "ERNIE-Speed-8K", "SFT"))["jobId"]
    task = result(resources.FineTune.V2.create_task(job, "FullFineTuning", hyper, config))["taskId"]
    text = refused(lambda: v2.delete_dataset(known["datasetId"]), 400, "UnsupportedOperation")
    assert task in text, text
    advance(3600)
    same(result(v2.delete_dataset(known["datasetId"])), True)
    operations = {entry["operation"] for entry in journal() if entry["kind"] == "call"}
    assert {"dataset/import", "CreateImportTask", "PutObject"} <= operations, operations


run()
