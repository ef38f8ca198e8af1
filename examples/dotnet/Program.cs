using System.Collections.Generic;
using Pulumi;
using Finetune = PulumiFinetune.Finetune;

return await Deployment.RunAsync(() =>
{
    var supportData = new Finetune.TrainingDataset("support-data", new()
    {
        Path = "../quickstart/data/support.chat.jsonl",
        Format = Finetune.TrainingDatasetFormat.Chat,
        Bailian = new Finetune.Inputs.BailianDatasetBlockArgs(),
    });
    var supportBot = new Finetune.FineTuneJob("support-bot", new()
    {
        Bailian = new Finetune.Inputs.BailianBlockArgs
        {
            Model = "qwen3-8b",
            TrainingType = "efficient_sft",
            TrainingFileIds = new[] { supportData.FileId },
            HyperParameters = new Finetune.Inputs.BailianHyperParametersArgs
            {
                N_epochs = 3,
                Batch_size = 16,
                Max_length = 8192,
            },
        },
    });
    var supportService = new Finetune.ModelDeployment("support-service", new()
    {
        Model = supportBot.FinetunedOutput,
        Bailian = new Finetune.Inputs.BailianDeploymentBlockArgs { Plan = "lora" },
    });

    return new Dictionary<string, object?>
    {
        ["jobId"] = supportBot.Id,
        ["model"] = supportBot.FinetunedOutput,
        ["deployedModel"] = supportService.DeployedModel,
    };
});
