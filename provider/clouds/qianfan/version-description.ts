import type { QianfanPublish } from "./arguments";

/** Longest description of a version [Ylw02ns4o]. */
const descriptionLength = 300;

/** The version's description. No read tells the checkpoint of a version, so the description does; it tells ours apart too. */
export function versionDescription({ description, checkpointStep }: QianfanPublish, jobName: string): string {
  const checkpoint = checkpointStep === undefined ? "" : `, checkpoint ${checkpointStep}`;
  return [...(description ?? jobName)].slice(0, descriptionLength - checkpoint.length).join("") + checkpoint;
}
