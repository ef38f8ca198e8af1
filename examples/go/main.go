package main

import (
	"github.com/pulumi-finetune/pulumi-finetune/sdk/go/finetune"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		supportData, err := finetune.NewTrainingDataset(ctx, "support-data", &finetune.TrainingDatasetArgs{
			Path:    pulumi.String("../quickstart/data/support.chat.jsonl"),
			Format:  pulumi.String("chat"),
			Bailian: finetune.BailianDatasetBlockArgs{},
		})
		if err != nil {
			return err
		}
		supportBot, err := finetune.NewFineTuneJob(ctx, "support-bot", &finetune.FineTuneJobArgs{
			Bailian: finetune.BailianBlockArgs{
				Model:           pulumi.String("qwen3-8b"),
				TrainingType:    pulumi.String("efficient_sft"),
				TrainingFileIds: pulumi.StringArray{supportData.FileId},
				HyperParameters: finetune.BailianHyperParametersArgs{
					N_epochs:   pulumi.Int(3),
					Batch_size: pulumi.Int(16),
					Max_length: pulumi.Int(8192),
				},
			},
		})
		if err != nil {
			return err
		}
		supportService, err := finetune.NewModelDeployment(ctx, "support-service", &finetune.ModelDeploymentArgs{
			Model:   supportBot.FinetunedOutput,
			Bailian: finetune.BailianDeploymentBlockArgs{Plan: pulumi.String("lora")},
		})
		if err != nil {
			return err
		}
		ctx.Export("jobId", supportBot.ID())
		ctx.Export("model", supportBot.FinetunedOutput)
		ctx.Export("deployedModel", supportService.DeployedModel)
		return nil
	})
}
