import { z } from "zod";
import { client, fieldsFrom, ours } from "../../provenance/provenance";
import { action, operation, reads } from "../call";
import type { QianfanCloud } from "../cloud";
import { refuse } from "../refusals";
import type { DatasetVersionRow } from "./dataset-version-store";
import { requireDatasetVersion } from "./require-dataset";

/** How long a publication takes, in simulated milliseconds: our choice. */
const publishingMs = 60_000;

/** Starts the publication of a version: V1's release and V2's PublishDatasetVersion do the same. */
export function startPublication(cloud: QianfanCloud, { id, seq }: DatasetVersionRow): void {
  const { world, settings, journal, datasetVersions } = cloud;
  datasetVersions.publish(seq, world.now() + (settings.instant ? 0 : publishingMs));
  journal.effect({ cloud: "qianfan", effect: "dataset.released", subject: id });
}

const sdk = client("the Python SDK");

const schema = reads(z.object({ versionId: z.string().min(1) }));

/** Publishes a dataset version, so that it can be trained on. */
export const publishDatasetVersion = operation({
  ...action("/v2/dataset", "PublishDatasetVersion"),
  source: sdk,
  rules: {
    "published after one simulated minute, for V1 as well": ours("not stated"),
    "one that is published, or is being published, is left alone and the result is true": ours("as V1"),
    "one without imported data is refused with UnsupportedOperation": ours("there is nothing to publish"),
  },
  requestFields: fieldsFrom(sdk, "versionId"),
  answerFields: fieldsFrom(ours("as the other calls that change a state"), "(itself)"),
  transaction: "write",
  parse: schema,
  answer: (call, { versionId }) => {
    const version = requireDatasetVersion(call, versionId);
    if (version.publish_state !== "unpublished") return true;
    if (version.import_state !== "finished") {
      const message = "The dataset version can not be published because its data is not imported";
      throw refuse("UnsupportedOperation", message);
    }
    startPublication(call.cloud, version);
    return true;
  },
});
