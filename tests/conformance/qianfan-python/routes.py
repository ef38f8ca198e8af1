"""Every route in the constants of the Python SDK 0.4.12.3 is answered: carried out, or 501 with its name."""

import re

import requests
from qianfan.config import get_config
from qianfan.consts import Consts
from qianfan.resources.auth.iam import iam_sign
from qianfan.resources.typing import QfRequest

from frame import CLOUDS, check, run, same

CARRIED_OUT = {
    "CreateFineTuningJob",
    "DescribeFineTuningJobs",
    "DeleteFineTuningJob",
    "CreateFineTuningTask",
    "DescribeFineTuningTasks",
    "DescribeFineTuningTask",
    "StopFineTuningTask",
    "DeleteFineTuningTask",
    "DescribeFineTuningSupportModels",
    "CreateCustomModelSet",
    "CreateCustomModel",
    "DescribeModelSet",
    "DescribeCustomModelSets",
    "AutoReleaseComputeUnit",
    "DescribeModel",
    "DeleteModel",
    "DeleteModelSet",
    "CreateService",
    "DescribeService",
    "DescribeServices",
    "ModifyService",
    "DescribePresetServices",
    "PurchaseServiceResource",
    "DescribeComputeUnits",
    "DescribeComputeUnit",
    "ReleaseComputeUnit",
    "/wenxinworkshop/finetune/createTask",
    "/wenxinworkshop/finetune/createJob",
    "/wenxinworkshop/finetune/jobDetail",
    "/wenxinworkshop/finetune/stopJob",
    "/wenxinworkshop/modelrepo/publishTrainModel",
    "/wenxinworkshop/modelrepo/modelVersionDetail",
    "/wenxinworkshop/modelrepo/modelDetail",
    "CreateDataset",
    "DescribeDatasets",
    "DeleteDataset",
    "CreateDatasetVersion",
    "DescribeDatasetVersion",
    "DescribeDatasetVersions",
    "DeleteDatasetVersion",
    "CreateImportTask",
    "DescribeImportTask",
    "PublishDatasetVersion",
    "/wenxinworkshop/dataset/create",
    "/wenxinworkshop/dataset/delete",
    "/wenxinworkshop/dataset/import",
    "/wenxinworkshop/dataset/importErrorDetail",
    "/wenxinworkshop/service/apply",
    "/wenxinworkshop/service/detail",
    "/wenxinworkshop/service/list",
    "/v1/BCE-BEARER/token",
    "/oauth/2.0/token",
    "/v2/chat/completions",
    "/wenxinworkshop/dataset/info",
    "/wenxinworkshop/dataset/release",
    "/wenxinworkshop/dataset/statusList",
}
values = {name: value for name, value in vars(Consts).items() if isinstance(value, str)}
paths = sorted({value for name, value in values.items() if name.endswith("API")})
bases = [path for path in paths if path.startswith("/v2/") and path != Consts.ChatV2API]
# Constants that name an Action end so, or belong to a group that does not.
OF_ACTION = re.compile(r"Action$|Param$|^ModelEvalV2(?!API)")
actions = sorted({value for name, value in values.items() if OF_ACTION.search(name) and value != "Action"})


def call(path, action=None):
    """Sends a signed request with an empty body."""
    query = {} if action is None else {"Action": action}
    headers = {"Content-Type": "application/json", "Host": CLOUDS.split("//")[1]}
    request = QfRequest(method="POST", url=path, query=query, headers=headers)
    config = get_config()
    iam_sign(config.ACCESS_KEY, config.SECRET_KEY, request)
    return requests.post(CLOUDS + path, params=query, data="{}", headers=request.headers)


def outcome(name, answer):
    """What an answer says about a route: done, missing or unknown."""
    body = answer.json()
    if body.get("code") == "InvalidURI":
        return "unknown"
    if answer.status_code == 501:
        assert name.split("/wenxinworkshop/tokenizer")[0] in body["message"], body
        return "missing"
    assert answer.status_code != 500, body
    return "done"


@check("every path of the SDK is carried out or answers 501 with its name")
def _():
    assert len(paths) >= 60, len(paths)
    for path in paths:
        if path in bases:
            continue
        same((path, outcome(path, call(path))), (path, "done" if path in CARRIED_OUT else "missing"))


@check("every Action of the SDK is carried out or answers 501 with its name, on one route only")
def _():
    assert len(actions) >= 70, len(actions)
    for action in actions:
        answers = [outcome(action, call(base, action)) for base in bases]
        found = [answer for answer in answers if answer != "unknown"]
        same((action, found), (action, ["done" if action in CARRIED_OUT else "missing"]))


run()
