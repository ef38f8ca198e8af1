import type { CallRecord } from "../../journal";
import type { QianfanCloud } from "../cloud";
import type { JobRow } from "./job-store";
import { newId } from "../new-id";

/** Stores a container whose name is free: V1's createTask and V2's CreateFineTuningJob do the same. */
export function newJob(
  cloud: QianfanCloud,
  record: CallRecord,
  job: Pick<JobRow, "name" | "description" | "model" | "train_mode">,
): JobRow {
  const id = newId(cloud.world, "job");
  record.subject = id;
  cloud.jobs.insert({ id, ...job, created_at: cloud.world.now() });
  const { name, model } = job;
  cloud.journal.effect({ cloud: "qianfan", effect: "job.created", subject: id, detail: { name, model } });
  const stored = cloud.jobs.byId(id);
  if (!stored) throw new Error(`job ${id} was not stored`);
  return stored;
}
