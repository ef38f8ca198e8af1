"""The new clients of dashscope 2.0.2, `Client` and `AsyncClient`: what they promise, asked of the simulated Bailian."""

import asyncio
import os
import time

import dashscope
from dashscope.v2 import errors

from frame import advance, check, journal, run, same
from training_file import malformed_file, training_file

client = dashscope.Client()
known = {}


def refused(kind, call, *words, **named):
    """Calls and answers the error of the kind that the call must end with."""
    try:
        answer = call(*words, **named)
    except kind as error:
        return error
    raise AssertionError(f"{answer!r} instead of a refusal")


@check("files.upload, get and list show the file")
def _():
    file = client.files.upload(file_path=training_file(), description="spring corpus")
    known["file"] = file.file_id
    assert file.file_id and file.request_id and not file.is_error, file
    shown = client.files.get(file.file_id)
    same((shown.name, type(shown.size)), ("train.jsonl", int))
    page = client.files.list(page_size=1)
    same((page.total_count, page.page_size, [each.file_id for each in page.files]), (2, 1, [file.file_id]))


@check("files.get of an unknown file is the client's NotFoundError")
def _():
    error = refused(errors.NotFoundError, client.files.get, "nope")
    same((error.code, error.status_code), ("InvalidParameter", 400))
    assert error.request_id


@check("fine_tunes.create names the model to be made and answers a pending job")
def _():
    job = client.fine_tunes.create(
        model="qwen3-8b",
        training_file_ids=known["file"],
        mode="efficient_sft",
        hyper_parameters={"n_epochs": 1, "learning_rate": "1.6e-5"},
        finetuned_model="support-bot",
    )
    known["job"] = job.job_id
    same((job.status, job.is_error, job.code, job.message), ("PENDING", False, None, None))
    same(job.hyper_parameters, {"n_epochs": 1, "learning_rate": "1.6e-5"})
    same((job.training_file_ids, job.validation_file_ids, job.group), ([known["file"]], [], "llm"))
    same((job.finetuned_model, job.usage, job.finished_at), (None, None, None))
    assert job.created_at and job.user_identity and job.creator and job.modifier


@check("fine_tunes.get and list show a running job")
def _():
    advance(120)
    same(client.fine_tunes.get(known["job"]).status, "RUNNING")
    page = client.fine_tunes.list(page_no=1, page_size=10)
    same((page.total_count, [job.status for job in page.jobs]), (1, ["RUNNING"]))


@check("fine_tunes.wait ends with a job that has succeeded, its model and its token count")
def _():
    job = client.fine_tunes.wait(known["job"], _sleep=lambda seconds: advance(max(seconds, 30)))
    same((job.succeeded, job.finished, job.is_error), (True, True, False))
    same(job.finetuned_model, f"qwen3-8b-{known['job']}")
    assert job.usage.total_tokens > 0


@check("fine_tunes.logs and stream_events give the log")
def _():
    logs = client.fine_tunes.logs(known["job"], offset=0, lines=1000)
    assert logs.content.endswith("##FT_COMPLETE##"), logs.content[-200:]
    events = list(client.fine_tunes.stream_events(known["job"]))
    same(len(events), len(logs.content.split("\n")))
    assert not any(event.is_error for event in events)


@check("fine_tunes.cancel and delete of an ended job are BadRequestError with the cloud's code")
def _():
    for call in (client.fine_tunes.cancel, client.fine_tunes.delete):
        error = refused(errors.BadRequestError, call, known["job"])
        same((error.code, error.status_code), ("UnsupportedOperation", 400))


@check("fine_tunes.cancel and delete of a pending job succeed")
def _():
    for name in ("cancel", "delete"):
        job = client.fine_tunes.create(model="qwen3-8b", training_file_ids=[known["file"]], mode="sft")
        answer = getattr(client.fine_tunes, name)(job.job_id)
        assert not answer.is_error, answer
    refused(errors.NotFoundError, client.fine_tunes.get, job.job_id)


@check("a job that failed raises its own code and message from wait, and flags itself in a list")
def _():
    file = client.files.upload(file_path=malformed_file()).file_id
    job = client.fine_tunes.create(model="qwen3-8b", training_file_ids=file, mode="sft")
    pause = lambda seconds: advance(max(seconds, 30))
    error = refused(errors.DashScopeError, client.fine_tunes.wait, job.job_id, _sleep=pause)
    assert error.code and "MISSING_MESSAGES" in str(error), error
    listed = client.fine_tunes.list().jobs[0]
    same((listed.job_id, listed.status, listed.is_error), (job.job_id, "FAILED", True))


@check("a create with an unknown file is refused once, without a job")
def _():
    before = client.fine_tunes.list().total_count
    error = refused(errors.BadRequestError, client.fine_tunes.create, model="qwen3-8b", training_file_ids="nope")
    same((error.code, error.message), ("InvalidParameter", "File not found."))
    same(client.fine_tunes.list().total_count, before)


@check("a wrong key is AuthenticationError")
def _():
    error = refused(errors.AuthenticationError, client.fine_tunes.list, api_key="sk-wrong")
    same(error.status_code, 401)


@check("the workspace of the client selects its jobs")
def _():
    job = client.fine_tunes.create(
        model="qwen3-8b", training_file_ids=known["file"], mode="sft", workspace="llm-other"
    )
    refused(errors.NotFoundError, client.fine_tunes.get, job.job_id)
    same(client.fine_tunes.get(job.job_id, workspace="llm-other").job_id, job.job_id)


@check("AsyncClient runs a job from upload to delete")
def _():
    async def story():
        other = dashscope.AsyncClient()
        file = await other.files.upload(file_path=training_file())
        job = await other.fine_tunes.create(model="qwen3-8b", training_file_ids=file.file_id, mode="sft")
        same((await other.fine_tunes.get(job.job_id)).status, "PENDING")
        assert any(each.job_id == job.job_id for each in (await other.fine_tunes.list(page_size=50)).jobs)
        assert not (await other.fine_tunes.cancel(job.job_id)).is_error
        advance(60)
        same((await other.fine_tunes.get(job.job_id)).status, "CANCELED")
        assert (await other.fine_tunes.logs(job.job_id, offset=0)).content
        events = [event async for event in other.fine_tunes.stream_events(job.job_id)]
        assert events and not any(event.is_error for event in events)
        assert (await other.files.delete(file.file_id)).deleted

    asyncio.run(story())


@check("files.delete answers that the file is gone")
def _():
    same(client.files.delete(known["file"]).deleted, True)
    refused(errors.NotFoundError, client.files.get, known["file"])


@check("deployments.create, get and list show a deployment of the tuned model that comes up")
def _():
    known["model"] = f"qwen3-8b-{known['job']}"
    deployment = client.deployments.create(model=known["model"], capacity=1, plan="lora")
    known["deployment"] = deployment.deployed_model
    same((deployment.status, deployment.model, deployment.is_error), ("PENDING", known["model"], False))
    assert deployment.created_at and deployment.creator and deployment.workspace_id
    advance(600)
    same(client.deployments.get(known["deployment"]).status, "RUNNING")
    page = client.deployments.list(page_no=1, page_size=10)
    same((page.total_count, [each.status for each in page.deployments]), (1, ["RUNNING"]))


@check("deployments.create of the same model again ends as a conflict and makes nothing")
def _():
    error = refused(errors.DashScopeError, client.deployments.create, model=known["model"], capacity=1, plan="lora")
    same((error.code, error.status_code), ("Conflict", 409))
    same(client.deployments.list().total_count, 1)


@check("deployments.create by units needs its template and way to pay, and scales")
def _():
    units = {"model": "qwen3-8b", "capacity": 4, "plan": "mu"}
    refused(errors.BadRequestError, client.deployments.create, **units)
    made = client.deployments.create(**units, deploy_spec="MU1", billing_method="POST_PAY")
    advance(600)
    scaled = client.deployments.scale(made.deployed_model, capacity=8)
    same((scaled.status, scaled.capacity, scaled.ready_capacity), ("UPDATING", 8, 4))
    error = refused(errors.BadRequestError, client.deployments.scale, made.deployed_model, capacity=5)
    same(error.code, "InvalidParameter")
    client.deployments.delete(made.deployed_model)


surfaces = {
    "native": client,
    "openai": dashscope.Client(protocol="openai", base_url=os.environ["DASHSCOPE_COMPATIBLE_BASE_URL"]),
}


def ask(surface, model, prompt, **more):
    messages = [{"role": "user", "content": prompt}]
    return surfaces[surface].chat.completions.create(model=model, messages=messages, **more)


@check("chat.completions.create answers on the native and on the compatible surface")
def _():
    for surface in surfaces:
        answer = ask(surface, known["deployment"], "question 3")
        same(answer.choices[0].message.content, "answer 3")
        base = ask(surface, "qwen3-8b", "question 3").choices[0].message.content
        assert "qwen3-8b" in base, base


@check("chat.completions.create streams on both surfaces")
def _():
    for surface in surfaces:
        whole = ask(surface, "qwen3-8b", "a prompt long enough for several parts").choices[0].message.content
        parts = []
        for chunk in ask(surface, "qwen3-8b", "a prompt long enough for several parts", stream=True):
            parts += [choice.delta.content or "" for choice in chunk.choices]
        assert len(parts) > 2, parts
        same("".join(parts), whole)


@check("chat.completions.create of a model that nobody has deployed is the client's NotFoundError")
def _():
    for surface in surfaces:
        refused(errors.NotFoundError, ask, surface, "qwen3-8b-ft-202601010000-0000", "hello")


@check("models.list and get name what can be called")
def _():
    page = client.models.list(page_no=1, page_size=2)
    assert page.total_count > 2 and len(page.models) == 2, page
    same(client.models.get(known["deployment"]).model, known["deployment"])


@check("deployments.delete removes the deployment")
def _():
    assert not client.deployments.delete(known["deployment"]).is_error
    advance(60)
    refused(errors.NotFoundError, client.deployments.get, known["deployment"])


@check("the events of a deployment answer 501 with the operation's name")
def _():
    error = refused(errors.DashScopeError, lambda: list(client.deployments.stream_events("some-model")))
    assert "StreamDeployment" in str(error), error


@check("no call of this client met a fault of the simulated cloud")
def _():
    same([entry for entry in journal() if entry["kind"] == "call" and entry["status"] == 500], [])


run()
