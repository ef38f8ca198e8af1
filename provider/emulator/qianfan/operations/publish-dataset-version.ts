import { z } from "zod";
import { fieldsFrom } from "../../marks/fields-from";
import { Refusal } from "../answer/refusal";
import type { Operation } from "../routing/operation";
import { parseBody } from "./parse-body";
import { requireDatasetVersion } from "./require-dataset";
import { startPublication } from "./start-publication";

const sdk = { kind: "client", reference: "the Python SDK" } as const;
const ours = (reference: string) => ({ kind: "our choice", reference }) as const;

const schema = z.object({ versionId: z.string().min(1) });

/** Publishes a dataset version, so that it can be trained on. */
export const publishDatasetVersion: Operation = {
  path: "/v2/dataset",
  action: "PublishDatasetVersion",
  mode: "write",
  source: sdk,
  rules: [
    { rule: "published after one simulated minute, for V1 as well", source: ours("not stated") },
    {
      rule: "one that is published, or is being published, is left alone and the result is true",
      source: ours("as V1"),
    },
    {
      rule: "one without imported data is refused with UnsupportedOperation",
      source: ours("there is nothing to publish"),
    },
  ],
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
