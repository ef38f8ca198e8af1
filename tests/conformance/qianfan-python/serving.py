"""Services, compute units and inference of the Python SDK 0.4.12.3: what they promise, asked of the simulated Qianfan."""

import qianfan
from qianfan import resources
from qianfan.errors import APIError, RequestError
from qianfan.resources.console.consts import DeployPoolType, TrainMode, TrainParameterScale

from frame import advance, check, journal, run, same

jobs = resources.FineTune.V2
models = resources.Model.V2
services = resources.Service.V2
charge = resources.Charge
hyper = {"epoch": 1, "learningRate": 0.00003, "maxSeqLen": 4096}
data = {
    "sourceType": "Platform",
    "versions": [{"versionId": "ds-sample0000000001", "samplingRate": 1}],
    "splitRatio": 20,
}
PROMPT, ANSWER = "Sample question 1?", "Sample answer 1."
known = {}


def result(answer):
    same(answer.code, 200)
    return answer.body["result"]


def publish(name):
    """A version of a set of that name, ready to be served."""
    if name not in known:
        known[name] = result(models.create_custom_model_set(name, "Text2Text"))
    made = models.create_custom_model(known[name], "Train", train_meta={"taskId": known["task"]})
    advance(300)
    return known[name], result(made)["modelId"]


def asked(chat, prompt, **more):
    return chat.do(messages=[{"role": "user", "content": prompt}], **more)


@check("create_service serves a version that a run was published as")
def _():
    job = result(jobs.create_job("py_serve", "ERNIE-Speed-8K", TrainMode.SFT))["jobId"]
    scale = TrainParameterScale.FullFineTuning
    known["task"] = result(jobs.create_task(job, scale, hyper, data))["taskId"]
    advance(24 * 3600)
    known["set"], known["version"] = publish("py_model")
    billing = {"paymentTiming": "Postpaid"}
    hardware = {"type": "GPU-I-2", "replicasCount": 1}
    made = result(services.create_service(known["set"], known["version"], "py_svc", "py_svc", hardware, billing))
    known["service"], known["unit"] = made["serviceId"], made["instanceId"]
    assert known["service"].startswith("svco-")


@check("service_detail follows a service to Serving, service_list finds it")
def _():
    same(result(services.service_detail(known["service"]))["runStatus"], "New")
    advance(1200)
    detail = result(services.service_detail(known["service"]))
    same((detail["runStatus"], detail["updateStatus"], detail["modelId"]), ("Serving", "None", known["version"]))
    known["endpoint"] = detail["url"].split("/")[-1]
    same(detail["endpoint"], known["endpoint"])
    listed = result(services.service_list(name="py_", run_status=["Serving"]))
    same([one["serviceId"] for one in listed["serviceList"]], [known["service"]])
    preset = result(services.describe_preset_services(service_type=["chat"]))["serviceList"]
    assert any(one["name"] == "ERNIE-Speed-8K" for one in preset)


@check("the compute unit that came with the service is shown, and another can be bought")
def _():
    listed = result(charge.get_service_resource_list(known["service"]))["instances"]
    same([unit["instanceId"] for unit in listed], [known["unit"]])
    shown = result(charge.get_service_resource_instance_info(known["service"], known["unit"]))["instance"]
    same(shown["instanceId"], known["unit"])
    bought = result(charge.purchase_service_resource(known["service"], {"paymentTiming": "Postpaid"}, 1))
    assert bought["instanceId"] != known["unit"]
    result(charge.release_service_resource_instance_info(known["service"], bought["instanceId"]))


@check("ChatCompletion with the endpoint of the service answers what it was trained on, signed with the access key")
def _():
    chat = qianfan.ChatCompletion(endpoint=known["endpoint"])
    same(asked(chat, PROMPT)["result"], ANSWER)
    assert known["endpoint"] in asked(chat, "anything else")["result"]


@check("ChatCompletion of a base model answers otherwise, and names it")
def _():
    text = asked(qianfan.ChatCompletion(model="ERNIE-Speed-8K"), PROMPT)["result"]
    assert text != ANSWER and "ernie-speed-8k" in text, text


@check("ChatCompletion streams the same answer")
def _():
    chat = qianfan.ChatCompletion(endpoint=known["endpoint"])
    whole = asked(chat, "Tell me something long, please")["result"]
    parts = list(asked(chat, "Tell me something long, please", stream=True))
    assert len(parts) > 2
    same("".join(part["result"] for part in parts), whole)
    same([part["is_end"] for part in parts], [False] * (len(parts) - 1) + [True])


@check("ChatCompletion V2 gets a bearer token by itself and answers under the name of the service")
def _():
    chat = qianfan.ChatCompletion(version="2", model=known["endpoint"])
    answer = asked(chat, PROMPT)
    same((answer["choices"][0]["message"]["content"], answer["model"]), (ANSWER, known["endpoint"]))
    assert any(entry["operation"] == "BCE-BEARER/token" for entry in journal() if entry["kind"] == "call")


@check("ChatCompletion V2 streams the same answer")
def _():
    chat = qianfan.ChatCompletion(version="2", model="ernie-speed-8k")
    whole = asked(chat, "Tell me something long, please")["choices"][0]["message"]["content"]
    parts = list(asked(chat, "Tell me something long, please", stream=True))
    same("".join(part["choices"][0]["delta"]["content"] for part in parts), whole)


@check("ChatCompletion reads refusals of both versions")
def _():
    for chat, code in [
        (qianfan.ChatCompletion(endpoint="nothing"), 3),
        (qianfan.ChatCompletion(version="2", model="nothing"), None),
    ]:
        try:
            answer = asked(chat, "hello")
        except (APIError, RequestError) as error:
            assert code is None or error.error_code == code, error
            assert code is not None or "invalid_model" in str(error), error
        else:
            raise AssertionError(f"{answer.body!r} instead of a refusal")


@check("modify_service swaps the version while the old one serves")
def _():
    set_id, version = publish("py_model")
    same(result(services.modify_service(known["service"], set_id, version)), True)
    during = result(services.service_detail(known["service"]))
    same((during["updateStatus"], during["modelId"]), ("Updating", known["version"]))
    same(asked(qianfan.ChatCompletion(endpoint=known["endpoint"]), PROMPT)["result"], ANSWER)
    advance(600)
    after = result(services.service_detail(known["service"]))
    same((after["updateStatus"], after["modelId"]), ("None", version))


@check("a service stops when its compute unit is released")
def _():
    same(result(charge.release_service_resource_instance_info(known["service"], known["unit"])), True)
    same(result(services.service_detail(known["service"]))["runStatus"], "Stopped")


@check("V1's services are made, shown and listed")
def _():
    made = result(
        resources.Service.create(
            model_id=known["set"],
            model_version_id=known["version"],
            name="py_v1",
            uri="py_v1",
            replicas=1,
            pool_type=DeployPoolType.PrivateResource,
        )
    )
    assert made["result"] is True and type(made["serviceId"]) is int
    advance(1200)
    detail = result(resources.Service.get(made["serviceId"]))
    same(detail["serviceStatus"], "Done")
    listed = result(resources.Service.list(api_type_filter=["chat"]))
    same([one["name"] for one in listed["custom"]], ["py_v1"])
    same(listed["custom"][0]["url"].split("/")[-1], detail["uri"])


run()
