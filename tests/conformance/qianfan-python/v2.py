"""The V2 resources of the Python SDK 0.4.12.3: what they promise, asked of the simulated Qianfan."""

from qianfan import resources
from qianfan.config import get_config
from qianfan.errors import RequestError
from qianfan.resources.console.consts import TrainMode, TrainParameterScale

from frame import advance, check, run, same

jobs = resources.FineTune.V2
models = resources.Model.V2
hyper = {"epoch": 1, "learningRate": 0.00003, "maxSeqLen": 4096}
data = {
    "sourceType": "Platform",
    "versions": [{"versionId": "ds-sample0000000001", "samplingRate": 1}],
    "splitRatio": 20,
}
known = {}


def refused(call, status, code):
    """Calls and checks the refusal; answers its message."""
    try:
        answer = call()
    except RequestError as error:
        # The SDK prints the answer; its own attribute is the request's body.
        text = str(error)
        assert f'"{code}"' in text, text
        same(error.status_code, status)
        return text
    raise AssertionError(f"{answer.body!r} instead of a refusal")


def result(answer):
    same((answer.code, sorted(answer.body)), (200, ["requestId", "result"]))
    return answer.body["result"]


def train(**more):
    scale = TrainParameterScale.FullFineTuning
    return result(jobs.create_task(known["job"], scale, hyper, data, **more))["taskId"]


@check("create_job makes a job and answers its ID")
def _():
    answer = jobs.create_job("py_sft", "ERNIE-Speed-8K", TrainMode.SFT, description="first")
    known["job"] = result(answer)["jobId"]
    assert known["job"].startswith("job-")


@check("create_job refuses a name that is taken, and ignores members that it does not know")
def _():
    refused(lambda: jobs.create_job("py_sft", "ERNIE-Speed-8K", "SFT"), 409, "JobNameExist")
    more = {"parameter_scale": "LoRA", "hyper_parameter_config": hyper}
    known["other"] = result(jobs.create_job("py_other", "ERNIE-Speed-8K", "PostPretrain", **more))["jobId"]


@check("job_list shows the jobs, filters by train_model and pages by marker")
def _():
    page = result(jobs.job_list(max_keys=1))
    same([job["jobId"] for job in page["jobList"]], [known["job"]])
    same((page["pageInfo"]["isTruncated"], page["pageInfo"]["maxKeys"]), (True, 1))
    rest = result(jobs.job_list(marker=page["pageInfo"]["nextMarker"], max_keys=200))
    same([job["jobId"] for job in rest["jobList"]], [known["other"]])
    same((rest["pageInfo"]["maxKeys"], "nextMarker" in rest["pageInfo"]), (100, False))
    filtered = result(jobs.job_list(train_model="PostPretrain"))["jobList"]
    same([(job["name"], job["trainMode"], job["description"]) for job in filtered], [("py_other", "PostPretrain", "")])
    same([job["jobId"] for job in result(jobs.job_list(page_reverse=True))["jobList"]], [known["other"], known["job"]])


@check("create_task starts a run, task_detail shows it while it waits and runs")
def _():
    known["task"] = train()
    assert known["task"].startswith("task-")
    task = result(jobs.task_detail(known["task"]))
    assert task["runStatus"] in ("Waiting", "Running"), task
    advance(180)
    task = result(jobs.task_detail(known["task"]))
    same((task["runStatus"], task["runProgress"][-1]), ("Running", "%"))
    int(task["runProgress"][:-1])
    same((task["jobName"], task["parameterScale"], "metrics" in task), ("py_sft", "FullFineTuning", False))


@check("a second run waits while the first one trains, and stop_task stops it")
def _():
    waiting = train()
    same(result(jobs.task_detail(waiting))["runStatus"], "Waiting")
    same(result(jobs.stop_task(waiting)), True)
    same(result(jobs.task_detail(waiting))["runStatus"], "Stopped")
    refused(lambda: jobs.stop_task(waiting), 400, "UnsupportedOperation")
    refused(lambda: jobs.delete_task(known["task"]), 400, "UnsupportedOperation")
    refused(lambda: jobs.delete_job(known["job"]), 400, "UnsupportedOperation")


@check("a finished run has metrics, checkpoints, both times and no progress")
def _():
    advance(3600)
    task = result(jobs.task_detail(known["task"]))
    same((task["runStatus"], "runProgress" in task, "errorCode" in task), ("Done", False, False))
    same(sorted(task["metrics"]), ["BLEU-4", "ROUGE-1", "ROUGE-2", "ROUGE-L"])
    assert all(type(checkpoint["step"]) is int for checkpoint in task["checkpointList"])
    assert task["createTime"].endswith("Z") and task["finishTime"].endswith("Z")


@check("task_list shows the runs of a job")
def _():
    page = result(jobs.task_list(known["job"], max_keys=10))
    same([task["runStatus"] for task in page["taskList"]], ["Done", "Stopped"])


@check("an incremental run goes on from a finished one")
def _():
    step = result(jobs.task_detail(known["task"]))["checkpointList"][-1]["step"]
    task = train(increment_task_id=known["task"], increment_checkpoint_step=step)
    same(result(jobs.stop_task(task)), True)
    same(result(jobs.delete_task(task)), True)
    refused(lambda: jobs.task_detail(task), 404, "NoSuchTask")


@check("a bad hyperparameter and a missing splitRatio are refused by their name")
def _():
    scale = "FullFineTuning"
    bad = refused(lambda: jobs.create_task(known["job"], scale, {"epoch": 0}, data), 400, "InappropriateJSON")
    assert "param[epoch] invalid." in bad, bad
    without = {name: value for name, value in data.items() if name != "splitRatio"}
    missing = refused(lambda: jobs.create_task(known["job"], scale, hyper, without), 400, "InappropriateJSON")
    assert "param[splitRatio] invalid." in missing, missing


@check("supported_models has what the SDK reads of each hyperparameter")
def _():
    listed = result(jobs.supported_models())
    assert "ERNIE-Speed-8K" in [model["model"] for model in listed]
    for model in listed:
        for mode in model["supportTrainMode"]:
            for scale in mode["supportParameterScale"]:
                for row in scale["supportHyperParameterConfig"]:
                    same(sorted(row), ["checkType", "checkValue", "default", "description", "key", "name", "type"])


@check("a model set and a model version are made, shown and deleted")
def _():
    known["set"] = result(models.create_custom_model_set("py_models", "Text2Text", ["try"]))
    assert known["set"].startswith("am-")
    made = models.create_custom_model(known["set"], "Train", train_meta={"taskId": known["task"]})
    version = result(made)["modelId"]
    same(result(models.describe_model(version))["status"], "Creating")
    advance(600)
    shown = result(models.describe_model(version))
    same((shown["status"], shown["sourceInfo"]["trainTaskId"]), ("Ready", known["task"]))
    shown = result(models.describe_model_set(model_set_id=known["set"]))
    same((shown["modelIds"], shown["modelSetName"]), ([version], "py_models"))
    refused(lambda: models.delete_model_set(known["set"]), 400, "UnsupportedOperation")
    same(result(models.delete_model(version)), True)
    same(result(models.delete_model_set(known["set"])), True)


@check("delete_job deletes a job with its ended runs, and an empty one")
def _():
    same(result(jobs.delete_job(known["job"])), True)
    refused(lambda: jobs.task_detail(known["task"]), 404, "NoSuchTask")
    same(result(jobs.delete_job(known["other"])), True)
    refused(lambda: jobs.delete_job(known["other"]), 404, "NoSuchJob")


@check("keys that the SDK leaks into the body do no harm")
def _():
    config = get_config()
    keys = {"ak": config.ACCESS_KEY, "sk": config.SECRET_KEY}
    same(result(jobs.job_list(max_keys=1, **keys))["pageInfo"]["maxKeys"], 1)


@check("a wrong secret key and a wrong access key are told apart in the header that the SDK reads")
def _():
    config = get_config()
    access, secret = config.ACCESS_KEY, config.SECRET_KEY
    try:
        config.SECRET_KEY = "wrong"
        refused(jobs.job_list, 400, "SignatureDoesNotMatch")
        config.ACCESS_KEY, config.SECRET_KEY = "ALTAKwrong", secret
        refused(jobs.job_list, 403, "InvalidAccessKeyId")
    finally:
        config.ACCESS_KEY, config.SECRET_KEY = access, secret


run()
