"""What dashscope 2.0.2 repeats by itself: a refusal that it repeats must leave nothing behind."""

import dashscope
from dashscope.v2 import errors

from frame import check, journal, run, same

client = dashscope.Client()


def create():
    return client.fine_tunes.create(model="qwen3-8b", training_file_ids="file-ft-sample0000000001", mode="sft")


@check("a create beyond the quota is repeated, ends as RateLimitError and makes no job")
def _():
    create()
    try:
        create()
    except errors.RateLimitError as error:
        same((error.code, error.status_code), ("Throttling", 429))
    else:
        raise AssertionError("the quota did not hold")
    entries = journal()
    submits = [entry["status"] for entry in entries if entry.get("operation") == "CreateFineTune"]
    same(submits, [200, 429, 429, 429])
    same(len([entry for entry in entries if entry.get("effect") == "job.created"]), 1)
    same(client.fine_tunes.list().total_count, 1)


run()
