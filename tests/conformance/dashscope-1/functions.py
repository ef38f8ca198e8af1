"""The module functions of dashscope 1.27.8: what they promise, asked of the simulated Bailian."""

import os
import re
import time

import dashscope
import requests
from dashscope import Deployments, Files, FineTunes, Generation

from frame import advance, check, run, same
from training_file import malformed_file, training_file

known = {}


def create(**more):
    arguments = {"mode": "efficient_sft", "hyper_parameters": {"n_epochs": 2, "batch_size": 16}, **more}
    answer = FineTunes.call(model="qwen3-8b", training_file_ids=known["file"], **arguments)
    same((answer.status_code, answer.code or "", answer.message or ""), (200, "", ""))
    return answer.output


def no_nulls(value, path=""):
    assert value is not None, f"{path} is null"
    if isinstance(value, dict):
        for name, member in value.items():
            no_nulls(member, f"{path}.{name}")
    if isinstance(value, list):
        for member in value:
            assert not isinstance(member, list), f"{path} holds an array in an array"
            no_nulls(member, f"{path}[]")


def raw(path):
    headers = {"Authorization": "Bearer " + dashscope.api_key}
    return requests.get(dashscope.base_http_api_url + path, headers=headers)


def shown(job):
    """The job as it is on the wire: the client's own type has every member."""
    return raw(f"/fine-tunes/{job}").json()["output"]


@check("Files.upload stores a file with its description and answers its ID")
def _():
    answer = Files.upload(training_file(), purpose="fine-tune", description="spring corpus")
    same((answer.status_code, answer.code or "", answer.message or ""), (200, "", ""))
    same(answer.output["failed_uploads"], [])
    same(answer.output["uploaded_files"][0]["name"], "train.jsonl")
    known["file"] = answer.output["uploaded_files"][0]["file_id"]
    assert answer.request_id


@check("Files.get shows the file with whole numbers and no null")
def _():
    file = Files.get(known["file"]).output
    same((file["name"], file["description"]), ("train.jsonl", "spring corpus"))
    assert type(file["size"]) is int and type(file["id"]) is int, file
    same(len(file["md5"]), 32)
    no_nulls(file)


@check("Files.list pages through the files, newest first")
def _():
    page = Files.list(page=1, page_size=1).output
    same((page["page_no"], page["page_size"], page["total"]), (1, 1, 2))
    same([file["file_id"] for file in page["files"]], [known["file"]])


@check("Files.get of an unknown file is a refusal that names the code and the request")
def _():
    answer = Files.get("nope")
    same((answer.status_code, answer.code, answer.message), (400, "InvalidParameter", "File not found."))
    assert answer.output is None and answer.request_id


@check("FineTunes.call takes one file ID as text and no validation file, and answers a pending job")
def _():
    job = create()
    known["job"] = job.job_id
    same(job.status, "PENDING")
    same(job["training_file_ids"], [known["file"]])
    same((job["validation_file_ids"], job["hyper_parameters"]), ([], {"n_epochs": 2, "batch_size": 16}))
    same((job["training_type"], job["job_name"], job["model"]), ("efficient_sft", job.job_id, "qwen3-8b"))
    no_nulls(shown(known["job"]))


@check("FineTunes.call without a mode and without hyperparameters is taken")
def _():
    job = create(mode=None, hyper_parameters={})
    same((job["hyper_parameters"], job["training_type"]), ({}, "sft"))
    same(FineTunes.cancel(job.job_id).status_code, 200)


@check("FineTunes.call with a list of files and a validation file echoes both")
def _():
    validation = Files.upload(training_file(20, "validation.jsonl")).output["uploaded_files"][0]["file_id"]
    answer = FineTunes.call("qwen3-8b", [known["file"]], validation, mode="sft")
    same((answer.output["training_file_ids"], answer.output["validation_file_ids"]), ([known["file"]], [validation]))
    known["second"] = answer.output.job_id


@check("FineTunes.call with an unknown file is refused with File not found.")
def _():
    answer = FineTunes.call("qwen3-8b", "nope")
    same((answer.status_code, answer.code, answer.message), (400, "InvalidParameter", "File not found."))


@check("FineTunes.call with finetuned_output is refused as current servers do")
def _():
    answer = FineTunes.call("qwen3-8b", known["file"], finetuned_output="mine")
    same((answer.status_code, answer.code), (400, "InvalidParameter"))


@check("FineTunes.get sees a running job, and the second job queues behind it")
def _():
    advance(120)
    job = FineTunes.get(known["job"])
    same((job.status_code, job.output.status), (200, "RUNNING"))
    same([name for name in ("finetuned_output", "end_time", "usage") if name in shown(known["job"])], [])
    same(FineTunes.get(known["second"]).output.status, "QUEUING")


@check("FineTunes.wait polls until the job has succeeded")
def _():
    answer = FineTunes.wait(known["job"])
    same((answer.status_code, answer.output.status), (200, "SUCCEEDED"))
    assert answer.output.finetuned_output == f"qwen3-8b-{known['job']}", answer.output
    assert type(answer.output["usage"]) is int and answer.output["usage"] > 0
    same([name for name in ("code", "message") if name in shown(known["job"])], [])
    no_nulls(shown(known["job"]))


@check("a success has no code, usage, status or message beside its output")
def _():
    for path in ("/fine-tunes", f"/fine-tunes/{known['job']}", f"/fine-tunes/{known['job']}/logs", "/files"):
        answer = raw(path)
        same(sorted(answer.json()), sorted(["request_id", "data" if path == "/files" else "output"]))
        assert answer.headers["Content-Type"].startswith("application/json")


@check("FineTunes.list reads every job, also with a page_size of 101")
def _():
    page = FineTunes.list(page_no=1, page_size=101)
    same(page.status_code, 200)
    same({job.status for job in page.output.jobs}, {"SUCCEEDED", "CANCELED", "RUNNING"})
    same((page.output["total"], page.output["page_size"]), (3, 101))


@check("FineTunes.list past the end is an empty list, not null")
def _():
    same(FineTunes.list(page_no=9).output.jobs, [])


@check("FineTunes.logs answers a total and lines that end in the documented mark")
def _():
    output = FineTunes.logs(known["job"], offset=0, line=1000).output
    same(output["total"], len(output["logs"]))
    assert "##FT_COMPLETE##" in output["logs"][-1], output["logs"][-1]
    same(FineTunes.logs(known["job"], offset=1, line=2).output["logs"], output["logs"][1:3])


@check("FineTunes.stream_events of an ended job gives its log and ends")
def _():
    events = list(FineTunes.stream_events(known["job"]))
    same({event.status_code for event in events}, {200})
    same(len(events), FineTunes.logs(known["job"]).output["total"])


@check("FineTunes.stream_events of a running job ends soon after the job is cancelled")
def _():
    advance(120)
    started = time.monotonic()
    for count, _event in enumerate(FineTunes.stream_events(known["second"])):
        if count == 0:
            same(FineTunes.cancel(known["second"]).output["status"], "success")
            same(FineTunes.get(known["second"]).output.status, "CANCELING")
            advance(60)
    assert time.monotonic() - started < 20
    job = FineTunes.get(known["second"]).output
    same(job.status, "CANCELED")
    assert type(job["usage"]) is int and job["end_time"], job
    assert "code" not in shown(known["second"])


@check("FineTunes.cancel of a job that has ended is refused")
def _():
    answer = FineTunes.cancel(known["job"])
    same((answer.status_code, answer.code), (400, "UnsupportedOperation"))


@check("FineTunes.delete of a job that has ended is refused with the documented message")
def _():
    answer = FineTunes.delete(known["job"])
    text = "The fine-tune job can not be deleted because it is succeeded,failed or canceled"
    same((answer.status_code, answer.code, answer.message), (400, "UnsupportedOperation", text))


@check("FineTunes.delete of a pending job removes it")
def _():
    job = create().job_id
    same(FineTunes.delete(job).output["status"], "success")
    answer = FineTunes.get(job)
    same((answer.status_code, answer.code, answer.message), (404, "NotFound", "Not found!"))


@check("malformed data ends the job FAILED with the reason in the job and in its log")
def _():
    file = Files.upload(malformed_file()).output["uploaded_files"][0]["file_id"]
    job = FineTunes.call("qwen3-8b", file, mode="sft").output.job_id
    output = FineTunes.wait(job).output
    same(output.status, "FAILED")
    assert type(output["code"]) is str and output["message"] and "usage" not in shown(job), output
    assert any("MISSING_MESSAGES" in line for line in FineTunes.logs(job).output["logs"])


@check("a workspace passed with the call has jobs of its own")
def _():
    answer = FineTunes.call("qwen3-8b", known["file"], mode="sft", workspace="llm-other")
    same(answer.output["workspace_id"], "llm-other")
    same(FineTunes.get(answer.output.job_id).status_code, 404)
    same(FineTunes.delete(answer.output.job_id, workspace="llm-other").status_code, 200)


@check("a wrong key is refused with 401 InvalidApiKey")
def _():
    answer = FineTunes.list(api_key="sk-wrong")
    same((answer.status_code, answer.code, answer.message), (401, "InvalidApiKey", "Invalid API-key provided."))


@check("Files.delete answers a success, and the file is gone")
def _():
    same(Files.delete(known["file"]).status_code, 200)
    same(Files.get(known["file"]).status_code, 400)


def deploy(*words, **named):
    answer = Deployments.call(*words, **named)
    same((answer.status_code, answer.code or "", answer.message or ""), (200, "", ""))
    return answer.output


@check("Deployments.call deploys the tuned model as a pending deployment with whole capacities")
def _():
    known["model"] = f"qwen3-8b-{known['job']}"
    output = deploy(known["model"], 1, plan="Lora")
    known["deployment"] = output.deployed_model
    same((output.status, output.model_name, output["base_model"]), ("PENDING", known["model"], "qwen3-8b"))
    same({type(output[name]) for name in ("capacity", "base_capacity", "ready_capacity")}, {int})
    no_nulls(raw(f"/deployments/{known['deployment']}").json()["output"])


@check("Deployments.call of the same model again is a Conflict unless it has a suffix")
def _():
    answer = Deployments.call(known["model"], 1, plan="Lora")
    same((answer.status_code, answer.code), (409, "Conflict"))
    output = deploy(known["model"], 1, plan="Lora", suffix="blue")
    same(output.deployed_model, f"{known['model']}-blue")


@check("Deployments.call without a plan, as older programs do, deploys a base model by units")
def _():
    known["units"] = deploy("qwen3-8b", 1).deployed_model


@check("Deployments.get sees the deployment run after a while, and Deployments.list has all of them")
def _():
    same(Deployments.get(known["deployment"]).output.status, "PENDING")
    advance(600)
    same(Deployments.get(known["deployment"]).output.status, "RUNNING")
    output = Deployments.list(page_no=1, page_size=2).output
    same((output["total"], output["page_size"], len(output.deployments)), (3, 2, 2))
    same({deployment.status for deployment in output.deployments}, {"RUNNING"})


@check("Deployments.scale changes the units, and refuses a wrong number with the cloud's words")
def _():
    output = Deployments.scale(known["units"], 3).output
    same((output.status, output.capacity, output.ready_capacity), ("UPDATING", 3, 1))
    answer = Deployments.scale(known["units"], 1000)
    same((answer.status_code, answer.code), (400, "InvalidParameter"))
    assert answer.message.startswith("Invalid capacity (1000), capacity must be larger than or equal to 0"), answer.message


def ask(model, prompt, **more):
    return Generation.call(model=model, messages=[{"role": "user", "content": prompt}], result_format="message", **more)


@check("Generation.call of the tuned model gives its trained answer, the base model does not")
def _():
    answer = ask(known["deployment"], "question 7")
    same((answer.status_code, answer.output.choices[0].message.content), (200, "answer 7"))
    assert answer.usage["input_tokens"] > 0 and answer.usage["output_tokens"] > 0, answer
    base = ask("qwen3-8b", "question 7").output.choices[0].message.content
    assert "qwen3-8b" in base and base != "answer 7", base


@check("Generation.call streams, with everything so far or with the new part")
def _():
    whole = ask("qwen3-8b", "a prompt long enough for several parts").output.choices[0].message.content
    for incremental in (True, False):
        stream = ask("qwen3-8b", "a prompt long enough for several parts", stream=True, incremental_output=incremental)
        parts = [part.output.choices[0].message.content for part in stream]
        assert len(parts) > 2, parts
        same("".join(parts) if incremental else parts[-1], whole)


@check("Generation.call with a prompt answers as text")
def _():
    answer = Generation.call(model="qwen3-8b", prompt="hello")
    assert "hello" in answer.output.text, answer


@check("Generation.call of a model that nobody has deployed is ModelNotFound")
def _():
    answer = ask("qwen3-8b-ft-202601010000-0000", "hello")
    same((answer.status_code, answer.code), (404, "ModelNotFound"))


@check("Models.list and Models.get name what can be called")
def _():
    assert dashscope.Models.list(page=1, page_size=2).output["total"] > 2
    same(dashscope.Models.get(known["deployment"]).output["model"], known["deployment"])


@check("Deployments.delete answers DELETING, and the deployment is gone soon after")
def _():
    for name in (known["deployment"], known["units"]):
        same(Deployments.delete(name).status_code, 200)
    advance(60)
    answer = Deployments.get(known["deployment"])
    same((answer.status_code, answer.code), (404, "NotFound"))


@check("every route of reinforcement tuning in the client's source answers 501")
def _():
    # Importing the module takes packages that only reinforcement tuning needs.
    folder = os.path.join(os.path.dirname(dashscope.__file__), "finetune", "reinforcement", "common")
    with open(os.path.join(folder, "constants.py"), encoding="utf-8") as source:
        routes = re.findall(r"\{FC_BASE_ENDPOINT\}(/[a-z/-]+)", source.read())
    assert len(routes) >= 9, routes
    headers = {"Authorization": "Bearer " + dashscope.api_key}
    for route in routes:
        for method in ("GET", "POST"):
            url = dashscope.base_http_api_url + "/fine-tunes" + route
            answer = requests.request(method, url, headers=headers, json={})
            same((method, route, answer.status_code, answer.json()["code"]), (method, route, 501, "NotImplemented"))


run()
