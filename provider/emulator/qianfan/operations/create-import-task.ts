import { z } from "zod";
import { fieldsFrom } from "../../marks/fields-from";
import { Refusal } from "../answer/refusal";
import type { Operation } from "../routing/operation";
import { parseBody } from "./parse-body";
import { requireDatasetVersion } from "./require-dataset";
import { importObstacle, startImport } from "./start-import";

const page = { kind: "document", reference: "lmnzqpt7v" } as const;

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
  rules: [
    { rule: "files are bos:/bucket/path, files or one folder, which ends in a slash", source: page },
    { rule: "the result is the task's ID as a bare text", source: page },
    {
      rule: "a version that is published, or that another import is under way for, is refused with UnsupportedOperation",
      source: { kind: "our choice", reference: "not stated" },
    },
    {
      rule: "files are read when the import starts; one wrong row fails the whole import, and nothing of it is kept",
      source: { kind: "our choice", reference: "not stated" },
    },
    {
      rule: "rows are judged by dataFormat; an object stands for a list of one; images are not looked at",
      source: { kind: "client", reference: "recorded answers for PromptResponse; the other forms are our choice" },
    },
    {
      rule: "half a simulated minute, and one second for each megabyte, ten minutes at most",
      source: { kind: "our choice", reference: "not stated" },
    },
    {
      rule: ".jsonl and .txt are read, zip and xlsx are not: their import fails",
      source: { kind: "our choice", reference: "the page names them all" },
    },
  ],
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
