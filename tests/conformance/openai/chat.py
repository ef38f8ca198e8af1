"""Models and chat completions of openai 3.54.0 on the OpenAI-compatible surface of the simulated Bailian."""

import os

import openai
import requests

from frame import CLOUDS, advance, check, run, same
from training_file import training_file

client = openai.OpenAI(max_retries=0)
native = {"Authorization": "Bearer " + os.environ["OPENAI_API_KEY"]}
known = {}


def bailian(method, path, body=None):
    answer = requests.request(method, f"{CLOUDS}/api/v1{path}", headers=native, json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()["output"]


def ask(model, prompt, **more):
    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": prompt}], **more)


@check("a base model answers without a deployment, names itself and counts tokens")
def _():
    answer = ask("qwen3-8b", "question 7")
    same((answer.object, answer.model, answer.choices[0].finish_reason), ("chat.completion", "qwen3-8b", "stop"))
    assert "qwen3-8b" in answer.choices[0].message.content
    same(answer.usage.total_tokens, answer.usage.prompt_tokens + answer.usage.completion_tokens)


@check("a tuned model that is deployed gives the answer of its training file")
def _():
    with open(training_file(), "rb") as content:
        file = client.files.create(file=content, purpose="fine-tune").id
    job = bailian("POST", "/fine-tunes", {"model": "qwen3-8b", "training_type": "efficient_sft", "training_file_ids": [file]})
    advance(7200)
    model = bailian("GET", f"/fine-tunes/{job['job_id']}")["finetuned_output"]
    refused = None
    try:
        ask(model, "question 7")
    except openai.NotFoundError as error:
        refused = error
    same((refused.code, refused.type), ("model_not_found", "invalid_request_error"))
    known["model"] = bailian("POST", "/deployments", {"model_name": model, "plan": "lora", "capacity": 1})["deployed_model"]
    advance(600)
    same(ask(known["model"], " question 7 ").choices[0].message.content, "answer 7")


@check("a stream has the same answer in parts, and its usage where it is asked for")
def _():
    prompt = "a prompt long enough for several parts"
    whole = ask("qwen3-8b", prompt)
    chunks = list(ask("qwen3-8b", prompt, stream=True, stream_options={"include_usage": True}))
    parts = [choice.delta.content or "" for chunk in chunks for choice in chunk.choices]
    same("".join(parts), whole.choices[0].message.content)
    same((chunks[-1].choices, chunks[-1].usage.total_tokens), ([], whole.usage.total_tokens))
    assert all(chunk.usage is None for chunk in ask("qwen3-8b", prompt, stream=True))


@check("models.list has the base models and the deployment")
def _():
    names = {model.id for model in client.models.list()}
    assert {"qwen3-8b", known["model"]} <= names, names


@check("a request without messages is a BadRequestError")
def _():
    try:
        client.chat.completions.create(model="qwen3-8b", messages=[])
    except openai.BadRequestError as error:
        same(error.code, "invalid_parameter_error")
    else:
        raise AssertionError("it was taken")


run()
