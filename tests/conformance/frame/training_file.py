"""Training data as the clouds' documentation describes it."""

import json
import os
import tempfile


def training_file(rows=60, name="train.jsonl"):
    """Writes chat rows into a file of their own folder and answers its path."""
    path = os.path.join(tempfile.mkdtemp(), name)
    with open(path, "w", encoding="utf-8") as file:
        for row in range(rows):
            question = {"role": "user", "content": f"question {row}"}
            answer = {"role": "assistant", "content": f"answer {row}"}
            file.write(json.dumps({"messages": [question, answer]}) + "\n")
    return path


def malformed_file():
    """Rows that are JSON, so that the client uploads them, but no chat."""
    path = os.path.join(tempfile.mkdtemp(), "malformed.jsonl")
    with open(path, "w", encoding="utf-8") as file:
        file.write('{"text": "not a chat"}\n' * 60)
    return path
