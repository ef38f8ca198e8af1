import { z } from "zod";
import { client, doc, fieldsFrom, ours } from "../../provenance/provenance";
import { Refusal } from "../refusal";
import type { Operation } from "../operation";
import { parseBody } from "../parse-body";
import { requireDatasetVersion } from "./require-dataset";
import { importObstacle, startImport } from "./start-import";

const page = doc("lmnzqpt7v");

const schema = z.object({
  versionId: z.string().min(1),
  files: z.array(z.string().regex(/^bos:\/{1,2}[^/]+\/./)).min(1),
});

/** Imports files of the object storage into a dataset version. */
export const createImportTask: Operation = {
  path: "/v2/dataset",
  action: "CreateImportTask",
  mode: "write",
  source: page,
  rules: {
    "files are bos:/bucket/path, files or one folder, which ends in a slash": page,
    "the result is the task's ID as a bare text": page,
    "a version that is published, or that another import is under way for, is refused with UnsupportedOperation":
      ours("not stated"),
    "files are read when the import starts; one wrong row fails the whole import, and nothing of it is kept":
      ours("not stated"),
    "rows are judged by dataFormat; an object stands for a list of one; images are not looked at": client(
      "recorded answers for PromptResponse; the other forms are our choice",
    ),
    "half a simulated minute, and one second for each megabyte, ten minutes at most": ours("not stated"),
    ".jsonl and .txt are read, zip and xlsx are not: their import fails": ours("the page names them all"),
  },
  requestFields: fieldsFrom(page, "versionId", "files"),
  answerFields: fieldsFrom(page, "(itself)"),
  readFiles: async ({ cloud, body }) => {
    const request = schema.safeParse(body).data;
    const version = request && cloud.datasetVersions.byId(request.versionId);
    return version ? [await cloud.readData(request.files, version.format)] : [];
  },
  answer: (call) => {
    const { cloud, body, readings } = call;
    const { versionId, files } = parseBody(schema, body);
    const version = requireDatasetVersion(call, versionId);
    const [reading] = readings;
    const obstacle = reading === undefined ? "it has just been made" : importObstacle(version);
    if (reading === undefined || obstacle !== undefined) {
      const message = `Nothing can be imported into the dataset version because ${obstacle}`;
      throw new Refusal("UnsupportedOperation", { message });
    }
    return startImport(cloud, version, files, reading).id;
  },
};
