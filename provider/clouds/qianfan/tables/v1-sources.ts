/** The documents behind V1's tables, under one short name each, as messages cite them. */
export const v1Sources = {
  /** Seed 003. */
  job: "Qianfan API V1, createJob",
  container: "Qianfan API V1, createTask",
  /** An older page of createJob, the only one with ranges of batchSize. */
  olderJob: "Qianfan API V1, createJob, page of 2023",
  pythonClient: "official Python client qianfan",
} as const;
