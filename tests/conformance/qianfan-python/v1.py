"""The V1 resources of the Python SDK 0.4.12.3: what they promise, asked of the simulated Qianfan."""

from qianfan import resources
from qianfan.errors import APIError

from frame import advance, check, run, same

jobs = resources.FineTune
models = resources.Model
known = {}


def refused(call, code):
    try:
        answer = call()
    except APIError as error:
        same(error.error_code, code)
        return error
    raise AssertionError(f"{answer.body!r} instead of a refusal")


def result(answer):
    same(answer.code, 200)
    assert type(answer.body["log_id"]) is str, answer.body
    return answer.body["result"]


def run_of(**more):
    return {
        "taskId": known["task"],
        "baseTrainType": "ERNIE-Bot-turbo",
        "trainType": "ERNIE-Bot-turbo-0725",
        "trainMode": "SFT",
        "peftType": "ALL",
        "trainConfig": {"epoch": 1, "learningRate": 0.00003, "maxSeqLen": 4096},
        "trainset": [{"type": 1, "id": 188}],
        "trainsetRate": 20,
        **more,
    }


@check("create_task makes a container and answers its number and its V2 ID")
def _():
    task = result(jobs.create_task("py_v1", "ERNIE-Bot-turbo", "ERNIE-Bot-turbo-0725", description="old"))
    known["task"] = task["id"]
    same((type(task["id"]), task["uuid"][:4], task["name"]), (int, "job-", "py_v1"))


@check("create_task with a name that is taken is 510201")
def _():
    refused(lambda: jobs.create_task("py_v1", "ERNIE-Bot-turbo", "ERNIE-Bot-turbo-0725"), 510201)


@check("create_job starts a run, get_job shows it RUNNING")
def _():
    job = result(jobs.create_job(run_of()))
    known.update(job=job["id"], uuid=job["uuid"])
    advance(180)
    shown = result(jobs.get_job(known["task"], known["job"]))
    same((shown["trainStatus"], shown["jobRunType"], shown["peftType"]), ("RUNNING", 0, "ALL"))
    assert 0 <= shown["progress"] <= 100


@check("the run is V2's run with the same uuid")
def _():
    task = result_of_v2(jobs.V2.task_detail(known["uuid"]))
    same((task["taskId"], task["runStatus"]), (known["uuid"], "Running"))


def result_of_v2(answer):
    same(answer.code, 200)
    return answer.body["result"]


@check("stop_job stops a run, and a run that has ended is 510302")
def _():
    other = result(jobs.create_job(run_of()))["id"]
    same(result(jobs.stop_job(known["task"], other)), True)
    refused(lambda: jobs.stop_job(known["task"], other), 510302)
    same(result(jobs.get_job(known["task"], other))["trainStatus"], "STOP")


@check("a finished run is FINISH with progress 100")
def _():
    advance(3600)
    shown = result(jobs.get_job(known["task"], known["job"]))
    same((shown["trainStatus"], shown["progress"]), ("FINISH", 100))
    assert shown["vdlLink"].startswith("https://")


@check("an incremental run goes on from a finished one")
def _():
    more = {"jobRunType": 1, "increConfig": {"taskId": known["task"], "jobId": known["job"]}}
    job = result(jobs.create_job(run_of(**more)))
    shown = result(jobs.get_job(known["task"], job["id"]))
    same((shown["jobRunType"], shown["increConfig"]), (1, more["increConfig"]))


@check("unknown containers and runs, bad values and missing data have the documented numbers")
def _():
    refused(lambda: jobs.get_job(999999, 1), 510202)
    refused(lambda: jobs.get_job(known["task"], 999999), 510301)
    bad = {"trainConfig": {"epoch": 51, "learningRate": 0.00003, "maxSeqLen": 4096}}
    refused(lambda: jobs.create_job(run_of(**bad)), 510401)
    refused(lambda: jobs.create_job(run_of(trainset=[])), 500001)
    refused(lambda: jobs.create_job(run_of(trainset=[{"type": 1, "id": 189}])), 510101)
    refused(lambda: jobs.create_job(run_of(trainset=[{"type": 1, "id": 999999}])), 510102)


@check("Model.publish publishes the run, Model.detail and Model.list show the version")
def _():
    meta = {"taskId": known["task"], "iterationId": known["job"]}
    made = result(models.publish(True, meta, model_name="py_v1_model"))
    assert made["modelIDStr"].startswith("am-") and made["versionIdStr"].startswith("amv-"), made
    same(type(made["versionId"]), int)
    same(result(models.detail(made["versionIdStr"]))["state"], "Creating")
    advance(600)
    version = result(models.detail(made["versionIdStr"]))
    same((version["state"], version["modelVersionIdStr"]), ("Ready", made["versionIdStr"]))
    listed = result(models.list(made["modelIDStr"]))
    same([each["modelVersionIdStr"] for each in listed["modelVersionList"]], [made["versionIdStr"]])


@check("Data.get_dataset_info and release_dataset work by the version's ID")
def _():
    data = resources.Data
    answer = data.get_dataset_info("ds-sample0000000003").body
    same((answer["status"], answer["success"]), (200, True))
    info = answer["result"]["versionInfo"]
    same((info["datasetPK"], info["releaseStatus"], info["importStatus"]), ("ds-sample0000000003", 0, 2))
    same(data.release_dataset("ds-sample0000000003").body["success"], True)
    advance(120)
    same(data.get_dataset_info("ds-sample0000000003").body["result"]["versionInfo"]["releaseStatus"], 2)


run()
