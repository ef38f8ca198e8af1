import type { QianfanPublish } from "./arguments";

/** Longest description of a version [Ylw02ns4o]. */
const descriptionLength = 300;

/** The checkpoint that a description tells; `undefined` where it is the last one. */
export function stepIn(description = ""): number | undefined {
  const digits = /, checkpoint (\d+)$/.exec(description)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The version's description. No read tells the checkpoint of a version, so the description does; it tells ours apart too. */
export function versionDescription({ description, checkpointStep }: QianfanPublish, jobName: string): string {
  const checkpoint = checkpointStep === undefined ? "" : `, checkpoint ${checkpointStep}`;
  return [...(description ?? jobName)].slice(0, descriptionLength - checkpoint.length).join("") + checkpoint;
}
