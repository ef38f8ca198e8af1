package example;

import com.pulumi.Pulumi;
import io.github.pulumifinetune.finetune.FineTuneJob;
import io.github.pulumifinetune.finetune.FineTuneJobArgs;
import io.github.pulumifinetune.finetune.ModelDeployment;
import io.github.pulumifinetune.finetune.ModelDeploymentArgs;
import io.github.pulumifinetune.finetune.TrainingDataset;
import io.github.pulumifinetune.finetune.TrainingDatasetArgs;
import io.github.pulumifinetune.finetune.inputs.BailianBlockArgs;
import io.github.pulumifinetune.finetune.inputs.BailianDatasetBlockArgs;
import io.github.pulumifinetune.finetune.inputs.BailianDeploymentBlockArgs;
import io.github.pulumifinetune.finetune.inputs.BailianHyperParametersArgs;
import java.util.List;

public class App {
    public static void main(String[] args) {
        Pulumi.run(ctx -> {
            var supportData = new TrainingDataset("support-data", TrainingDatasetArgs.builder()
                .path("../quickstart/data/support.chat.jsonl")
                .format("chat")
                .bailian(BailianDatasetBlockArgs.builder().build())
                .build());
            var supportBot = new FineTuneJob("support-bot", FineTuneJobArgs.builder()
                .bailian(BailianBlockArgs.builder()
                    .model("qwen3-8b")
                    .trainingType("efficient_sft")
                    .trainingFileIds(supportData.fileId().applyValue(List::of))
                    .hyperParameters(BailianHyperParametersArgs.builder()
                        .n_epochs(3)
                        .batch_size(16)
                        .max_length(8192)
                        .build())
                    .build())
                .build());
            var supportService = new ModelDeployment("support-service", ModelDeploymentArgs.builder()
                .model(supportBot.finetunedOutput())
                .bailian(BailianDeploymentBlockArgs.builder().plan("lora").build())
                .build());

            ctx.export("jobId", supportBot.id());
            ctx.export("model", supportBot.finetunedOutput());
            ctx.export("deployedModel", supportService.deployedModel());
        });
    }
}
