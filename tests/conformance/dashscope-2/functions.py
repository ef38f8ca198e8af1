"""The module functions that dashscope 2.0.2 keeps from 1.x."""

from dashscope import Files, FineTunes

from frame import check, run, same
from training_file import training_file

known = {}


@check("FineTunes and Files run a job to its model")
def _():
    file = Files.upload(training_file(), purpose="fine-tune").output["uploaded_files"][0]["file_id"]
    job = FineTunes.call("qwen3-8b", file, mode="efficient_sft").output
    known["job"] = job.job_id
    answer = FineTunes.wait(job.job_id)
    same((answer.output.status, answer.output.finetuned_output), ("SUCCEEDED", f"qwen3-8b-{job.job_id}"))


@check("FineTunes.list, logs and stream_events read it")
def _():
    same([job.job_id for job in FineTunes.list().output.jobs], [known["job"]])
    total = FineTunes.logs(known["job"]).output["total"]
    same(len(list(FineTunes.stream_events(known["job"]))), total)


@check("FineTunes.cancel and delete of an ended job are refused")
def _():
    for call in (FineTunes.cancel, FineTunes.delete):
        answer = call(known["job"])
        same((answer.status_code, answer.code), (400, "UnsupportedOperation"))


run()
