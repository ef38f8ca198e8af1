"""The files of openai 3.54.0 on the OpenAI-compatible surface of the simulated Bailian."""

import os

import openai
import requests

from frame import CLOUDS, check, run, same
from training_file import training_file

client = openai.OpenAI(max_retries=0)
native = {"Authorization": "Bearer " + os.environ["OPENAI_API_KEY"]}
known = {}


def refused(kind, call):
    try:
        answer = call()
    except kind as error:
        return error
    raise AssertionError(f"{answer!r} instead of a refusal")


@check("files.create stores a file and answers a file object")
def _():
    with open(training_file(), "rb") as content:
        file = client.files.create(file=content, purpose="fine-tune")
    known["file"] = file.id
    same((file.object, file.filename, file.purpose, file.status), ("file", "train.jsonl", "fine-tune", "processed"))
    assert type(file.bytes) is int and type(file.created_at) is int
    assert file.id.startswith("file-ft-")


@check("files.retrieve shows the same file, and so does the native call")
def _():
    same(client.files.retrieve(known["file"]).id, known["file"])
    answer = requests.get(f"{CLOUDS}/api/v1/files/{known['file']}", headers=native).json()["data"]
    same((answer["name"], answer["purpose"]), ("train.jsonl", "fine-tune"))


@check("files.list goes through every file, page by page")
def _():
    same([file.id for file in client.files.list(limit=1)][0], known["file"])
    same(len([file.id for file in client.files.list(limit=1)]), 2)
    same([file.id for file in client.files.list(purpose="batch")], [])


@check("a file made by the native call can be retrieved and deleted here")
def _():
    with open(training_file(), "rb") as content:
        answer = requests.post(f"{CLOUDS}/api/v1/files", headers=native, files={"files": content})
    file = answer.json()["data"]["uploaded_files"][0]["file_id"]
    same(client.files.retrieve(file).filename, "train.jsonl")
    same(client.files.delete(file).deleted, True)


@check("an unknown purpose is a BadRequestError")
def _():
    with open(training_file(), "rb") as content:
        error = refused(openai.BadRequestError, lambda: client.files.create(file=content, purpose="vision"))
    same(error.type, "invalid_request_error")


@check("files.delete answers deleted, and the file is a NotFoundError then")
def _():
    same((client.files.delete(known["file"]).id, client.files.list().has_more), (known["file"], False))
    refused(openai.NotFoundError, lambda: client.files.retrieve(known["file"]))


@check("a wrong key is an AuthenticationError with the surface's own code")
def _():
    error = refused(openai.AuthenticationError, openai.OpenAI(api_key="sk-wrong", max_retries=0).files.list)
    same((error.code, error.type), ("invalid_api_key", "invalid_request_error"))


@check("what this surface has beyond files, models and chat answers 501 with its name")
def _():
    calls = {
        "GetFileContent": lambda: client.files.content(known["file"]),
        "Batches": client.batches.list,
        "Completion": lambda: client.completions.create(model="qwen3-8b", prompt="x"),
        "Embeddings": lambda: client.embeddings.create(model="text-embedding-v4", input="x"),
    }
    for name, call in calls.items():
        error = refused(openai.APIStatusError, call)
        same((error.status_code, name in error.message), (501, True))


run()
