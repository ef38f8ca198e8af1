"""Chat of openai 3.54.0 on V2's inference of the simulated Qianfan."""

import openai

from frame import check, run, same

client = openai.OpenAI(max_retries=0)
HELLO = [{"role": "user", "content": "Tell me something long, please"}]


def refused(kind, call):
    try:
        answer = call()
    except kind as error:
        return error
    raise AssertionError(f"{answer!r} instead of a refusal")


@check("chat.completions.create answers under the name of a base model")
def _():
    answer = client.chat.completions.create(model="ernie-speed-8k", messages=HELLO)
    choice = answer.choices[0]
    same((answer.model, choice.message.role, choice.finish_reason), ("ernie-speed-8k", "assistant", "stop"))
    assert "ernie-speed-8k" in choice.message.content, choice.message.content
    same(answer.usage.total_tokens, answer.usage.prompt_tokens + answer.usage.completion_tokens)


@check("the same answer comes in a stream, with usage where it is asked for")
def _():
    whole = client.chat.completions.create(model="ernie-speed-8k", messages=HELLO)
    stream = client.chat.completions.create(
        model="ernie-speed-8k", messages=HELLO, stream=True, stream_options={"include_usage": True}
    )
    chunks = list(stream)
    text = "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices)
    same(text, whole.choices[0].message.content)
    same(chunks[-1].usage.total_tokens, whole.usage.total_tokens)


@check("parts of content are read, and an answer is cut at max_tokens")
def _():
    parts = [{"role": "user", "content": [{"type": "text", "text": "Who are you?"}]}]
    answer = client.chat.completions.create(model="ernie-speed-8k", messages=parts, max_tokens=5)
    same((answer.choices[0].finish_reason, answer.usage.prompt_tokens > 0), ("length", True))


@check("models.list shows what can be asked")
def _():
    ids = [model.id for model in client.models.list()]
    assert "ernie-speed-8k" in ids, ids


@check("an unknown model and a wrong key are refused with 401 and the cloud's code")
def _():
    error = refused(
        openai.AuthenticationError, lambda: client.chat.completions.create(model="nothing", messages=HELLO)
    )
    same((error.code, error.type), ("invalid_model", "invalid_request_error"))
    stranger = openai.OpenAI(api_key="bce-v3/ALTAK-nobody/0", max_retries=0)
    error = refused(openai.AuthenticationError, lambda: stranger.models.list())
    same(error.code, "invalid_iam_token")


@check("a request without a model is refused with 400")
def _():
    error = refused(openai.BadRequestError, lambda: client.chat.completions.create(model="", messages=HELLO))
    same(error.code, "invalid_model")


run()
