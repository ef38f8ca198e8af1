import { z } from "zod";
import { client, fieldsFrom, ours } from "../../provenance/provenance";
import { Refusal } from "../refusal";
import type { Operation } from "../operation";
import { parseBody } from "../parse-body";
import { requireDatasetVersion } from "./require-dataset";
import { startPublication } from "./start-publication";

const sdk = client("the Python SDK");

const schema = z.object({ versionId: z.string().min(1) });

/** Publishes a dataset version, so that it can be trained on. */
export const publishDatasetVersion: Operation = {
  path: "/v2/dataset",
  action: "PublishDatasetVersion",
  mode: "write",
  source: sdk,
  rules: {
    "published after one simulated minute, for V1 as well": ours("not stated"),
    "one that is published, or is being published, is left alone and the result is true": ours("as V1"),
    "one without imported data is refused with UnsupportedOperation": ours("there is nothing to publish"),
  },
  requestFields: fieldsFrom(sdk, "versionId"),
  answerFields: fieldsFrom(ours("as the other calls that change a state"), "(itself)"),
  answer: (call) => {
    const version = requireDatasetVersion(call, parseBody(schema, call.body).versionId);
    if (version.publish_state !== "unpublished") return true;
    if (version.import_state !== "finished") {
      const message = "The dataset version can not be published because its data is not imported";
      throw new Refusal("UnsupportedOperation", { message });
    }
    startPublication(call.cloud, version);
    return true;
  },
};
