/** The documents behind the tables, under one short name each, as messages cite them. */
export const sources = {
  job: "Qianfan API, CreateFineTuningJob",
  task: "Qianfan API, CreateFineTuningTask",
  taskNewest: "Qianfan API, CreateFineTuningTask 1mo1a2ttv",
  version1: "Qianfan API V1, createJob",
  support: "Qianfan model support table clwgbz367",
  oldRule: "Qianfan, rule by model of CreateFineTuningTask",
  consoleDpo: "Qianfan console guide 3lup7d5bg",
  pythonClient: "official Python client qianfan",
  pythonMock: "official Python client qianfan, supported models",
  modelNames: "Qianfan, rules for model names",
  model: "Qianfan API, CreateCustomModel",
  dataset: "Qianfan API, CreateDataset 9mnzot7x8",
  bucket: "S3 bucket naming, which BOS follows on its S3-compatible endpoint; no dots: our choice",
  bosDomains: "BOS service domains xjwvyq9l4",
  service: "Qianfan API, CreateService kmm2wd9z1",
  serviceOld: "Qianfan API, DescribeService alub6czdo of 2025-01",
} as const;
