/** Arguments of a Bailian job that everything accepts. */
export const bailian = {
  model: "qwen3-8b",
  trainingType: "efficient_sft",
  trainingFileIds: ["file-ft-sample0000000001"],
  hyperParameters: { n_epochs: 1, batch_size: 16, max_length: 8192 },
};

/** Arguments of a Qianfan job that everything accepts. */
export const qianfan = {
  model: "ERNIE-Speed-8K",
  trainMode: "SFT",
  parameterScale: "FullFineTuning",
  dataset: { sourceType: "Platform", versions: [{ versionId: "ds-sample0000000001" }], splitRatio: 20 },
  hyperParameters: { epoch: 1, learningRate: 3e-5, maxSeqLen: 4096 },
};

/** The Bailian arguments with another number of epochs: another model. */
export function bailianWithEpochs(epochs: number): typeof bailian {
  return { ...bailian, hyperParameters: { ...bailian.hyperParameters, n_epochs: epochs } };
}

/** A program that declares jobs by name and exports each one's model; `options` are Pulumi's resource options. */
export function jobProgram(jobs: Readonly<Record<string, object>>, options: object = {}): string {
  const declarations = Object.entries(jobs).map(
    ([name, args]) =>
      `exports[${JSON.stringify(name)}] = new FineTuneJob(${JSON.stringify(name)}, ` +
      `${JSON.stringify(args)}, ${JSON.stringify(options)}).finetunedOutput;`,
  );
  return ['const { FineTuneJob } = require("pulumi-finetune");', ...declarations, ""].join("\n");
}
