"""The command line of dashscope 1.27.8 and later; the jobs of these clouds end at the first look."""

import os
import re
import subprocess
import sys

from dashscope.cli import main

from command_line import call
from frame import check, run, same
from training_file import training_file

known = {}


def dashscope(*words):
    return call(main, "dashscope", *words)


def succeed(*words):
    code, output = dashscope(*words)
    assert code == 0, output
    return output


@check("files upload prints the ID of the file")
def _():
    output = succeed("files", "upload", "-f", training_file(), "-p", "fine-tune", "-d", "spring corpus")
    known["file"] = re.search(r"file id: (\S+)", output).group(1)


@check("files get and files list show the file")
def _():
    assert "spring corpus" in succeed("files", "get", known["file"])
    assert known["file"] in succeed("files", "list", "-p", "1", "-s", "5")


@check("ft create submits a job, waits for it and prints the model")
def _():
    words = ["-m", "qwen3-8b", "-t", known["file"], "--mode", "efficient_sft", "-e", "1", "-b", "16", "-l", "0.0001"]
    output = succeed("fine-tunes", "create", *words)
    known["job"] = re.search(r"job_id: (\S+)", output).group(1)
    assert f"qwen3-8b-{known['job']}" in output, output


@check("ft get and ft list show the model of a job that has succeeded")
def _():
    model = f"qwen3-8b-{known['job']}"
    assert model in succeed("fine-tunes", "get", known["job"])
    assert model in succeed("fine-tunes", "list")


@check("ft stream of an ended job reads the job and meets nothing new")
def _():
    # 1.27.8 and 2.0.2 refuse the type that they themselves make of the job, whatever the server answers.
    output = succeed("fine-tunes", "stream", known["job"])
    assert "##FT_COMPLETE##" in output or "Invalid response for job" in output, output


@check("ft cancel and ft delete of an ended job fail with the cloud's words")
def _():
    for word in ("cancel", "delete"):
        code, output = dashscope("fine-tunes", word, known["job"])
        assert code != 0 and "UnsupportedOperation" in output, (code, output)


@check("ft get of an unknown job fails with NotFound")
def _():
    code, output = dashscope("fine-tunes", "get", "ft-202401010000-0000")
    assert code == 1 and "NotFound" in output, (code, output)


@check("the old dotted commands work")
def _():
    assert known["job"] in succeed("fine_tunes.list")


@check("deployments create deploys the model, waits for it and prints its name")
def _():
    model = f"qwen3-8b-{known['job']}"
    output = succeed("deployments", "create", "-m", model, "--plan", "Lora")
    assert model in output and "RUNNING" in output, output
    known["deployment"] = model


@check("deployments get and list show it, and deployments scale says that a LoRA deployment is none to scale")
def _():
    assert "RUNNING" in succeed("deployments", "get", known["deployment"])
    # 1.27.8 and 2.0.2 say so, with an exclamation mark, of every list that is not empty: their own type is no dict to them.
    listed = succeed("deployments", "list")
    assert known["deployment"] in listed or "There is no deployed model!" in listed, listed
    code, output = dashscope("deployments", "scale", known["deployment"], "-c", "2")
    assert code != 0 and "UnsupportedOperation" in output, (code, output)


@check("deployments delete removes it")
def _():
    succeed("deployments", "delete", known["deployment"])
    code, output = dashscope("deployments", "get", known["deployment"])
    assert code == 1 and "NotFound" in output, (code, output)


@check("files delete removes the file")
def _():
    succeed("files", "delete", known["file"])
    code, output = dashscope("files", "get", known["file"])
    assert code != 0 and "File not found." in output, (code, output)


@check("the program itself, started as a user does, lists the jobs and ends with 0")
def _():
    words = [sys.executable, "-m", "dashscope.cli", "fine-tunes", "list"]
    end = subprocess.run(words, capture_output=True, text=True, env=os.environ, timeout=120)
    same((end.returncode, known["job"] in end.stdout), (0, True))


@check("the program with a wrong key ends with the exit code for that")
def _():
    words = [sys.executable, "-m", "dashscope.cli", "-k", "sk-wrong", "fine-tunes", "list"]
    end = subprocess.run(words, capture_output=True, text=True, env=os.environ, timeout=120)
    assert end.returncode != 0 and "InvalidApiKey" in end.stdout + end.stderr, end


run()
