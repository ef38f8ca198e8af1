/** The documents behind the tables, under one short name each, as messages cite them. */
export const sources = {
  create: "Model Studio API reference, create fine-tuning job",
  upload: "Model Studio API reference, upload file",
  checkpoints: "Model Studio API reference, list checkpoints and export",
  deploy: "Model Studio API reference, create deployment",
  scale: "Model Studio API reference, scale deployment",
  models: "Model Studio, overview of model training, May 2026",
  modelsLater: "Model Studio API reference, 2026 samples; methods not listed",
  voice: "Model Studio API reference, fine-tuning of CosyVoice",
  video: "Model Studio API reference, fine-tuning of video models",
  image: "Model Studio API reference, fine-tuning of image models",
  commandLine: "official command line client bl",
  pythonClient: "official Python client dashscope",
  console: "Model Studio console guide",
} as const;
