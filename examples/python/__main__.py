import pulumi
import pulumi_finetune as finetune

support_data = finetune.TrainingDataset(
    "support-data",
    path="../quickstart/data/support.chat.jsonl",
    format="chat",
    bailian={},
)
support_bot = finetune.FineTuneJob(
    "support-bot",
    bailian={
        "model": "qwen3-8b",
        "training_type": "efficient_sft",
        "training_file_ids": [support_data.file_id],
        "hyper_parameters": {"n_epochs": 3, "batch_size": 16, "max_length": 8192},
    },
)
support_service = finetune.ModelDeployment(
    "support-service",
    model=support_bot.finetuned_output,
    bailian={"plan": "lora"},
)

pulumi.export("jobId", support_bot.id)
pulumi.export("model", support_bot.finetuned_output)
pulumi.export("deployedModel", support_service.deployed_model)
