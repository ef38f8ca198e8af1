import type { QianfanCloud } from "../cloud";
import type { DatasetVersionRow } from "./dataset-version-row";

/** How long a publication takes, in simulated milliseconds: our choice. */
const publishingMs = 60_000;

/** Starts the publication of a version: V1's release and V2's PublishDatasetVersion do the same. */
export function startPublication(cloud: QianfanCloud, { id, seq }: DatasetVersionRow): void {
  const { world, settings, journal, datasetVersions } = cloud;
  datasetVersions.publish(seq, world.now() + (settings.instant ? 0 : publishingMs));
  journal.effect({ cloud: "qianfan", effect: "dataset.released", subject: id });
}
