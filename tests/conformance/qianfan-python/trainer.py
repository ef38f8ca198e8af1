"""The Trainer of the Python SDK 0.4.12.3: a whole pipeline against the simulated Qianfan."""

from qianfan import ChatCompletion
from qianfan.model.configs import DeployConfig
from qianfan.model.consts import ServiceType
from qianfan.trainer import Finetune
from qianfan.trainer.configs import TrainConfig

from frame import check, journal, run, same


@check("TrainConfig() and the defaults of a model come from DescribeFineTuningSupportModels")
def _():
    assert TrainConfig(epoch=1).epoch == 1


@check("Finetune loads the dataset, trains and publishes")
def _():
    trainer = Finetune(train_type="ERNIE-Speed-8K", dataset="ds-sample0000000001")
    trainer.run()
    output = trainer.output
    assert output.get("task_id", "").startswith("task-"), output
    assert output.get("model_id", "").startswith("amv-"), output
    calls = [entry["operation"] for entry in journal() if entry["kind"] == "call" and entry["cloud"] == "qianfan"]
    order = list(dict.fromkeys(calls))
    for name in ("dataset/info", "CreateFineTuningJob", "CreateFineTuningTask", "publishTrainModel"):
        assert name in order, order


@check("Finetune deploys what it trained, and the service answers from it")
def _():
    # Its own name and suffix have 36 characters; one hour of hardware that is no longer documented.
    config = DeployConfig(service_type=ServiceType.Chat)
    trainer = Finetune(train_type="ERNIE-Speed-8K", dataset="ds-sample0000000001", deploy_config=config)
    trainer.run()
    endpoint = trainer.output["service_endpoint"]
    answer = ChatCompletion(endpoint=endpoint).do(messages=[{"role": "user", "content": "Sample question 1?"}])
    same(answer["result"], "Sample answer 1.")


@check("nothing that the Trainer asked for was refused")
def _():
    bad = [entry for entry in journal() if entry["kind"] == "call" and entry.get("errorCode")]
    same(bad, [])


run()
