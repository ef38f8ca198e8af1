import { z } from "zod";
import { client, fieldsFrom, ours, doc } from "../../../provenance/provenance";
import { importObstacle, startImport } from "../../datasets/create-import";
import { problemsOf } from "../../datasets/dataset-import-store";
import { importReportUrl } from "../../datasets/import-report";
import { startPublication } from "../../datasets/publish-version";
import { refuse } from "../v1-errors";
import { findByV1Id, v1Id, v1IdRule } from "../v1-forms";
import { operation, reads } from "../v1-call";
import { requireDataset, datasetBody, v1Format } from "./v1-dataset";

const sdk = client("Python SDK, Data");

const importBody = reads(
  z.object({
    datasetId: v1Id,
    annotated: z.boolean().optional(),
    importFrom: z.literal([1, 2]),
    files: z.array(z.string().min(1)).min(1),
  }),
);

/** Imports files into a version of a dataset. */
export const datasetImport = operation({
  name: "dataset/import",
  routes: [{ path: "/wenxinworkshop/dataset/import" }],
  source: sdk,
  rules: {
    ...v1IdRule,
    "importFrom is 1 for object storage, 2 for a shared link; annotated is not looked at": sdk,
    "a shared link ends as a failed import": ours("the simulated cloud fetches nothing"),
    "a version that is released, or that another import is under way for, is 510102": ours("no code for it is stated"),
    "files are read when the import starts; one wrong row fails the whole import": ours("not stated"),
  },
  requestFields: fieldsFrom(sdk, "datasetId", "annotated", "importFrom", "files"),
  answerFields: fieldsFrom(client("the SDK's mock"), "(itself)"),
  parse: async (call) => {
    const { datasetId, files } = importBody(call);
    const version = findByV1Id(call.cloud.datasetVersions, datasetId);
    return { datasetId, files, reading: version && (await call.cloud.readData(files, version.format)) };
  },
  transaction: "write",
  answer: (call, { datasetId, files, reading }) => {
    const version = requireDataset(call, datasetId);
    if (reading === undefined || importObstacle(version) !== undefined) throw refuse("datasetConfigError");
    startImport(call.cloud, version, files, reading);
    return true;
  },
});

const page = doc("hlonqulbq");

const errorDetailBody = reads(z.object({ datasetId: v1Id, errCode: z.int() }));

/** Shows what was wrong with the last import of a version. */
export const datasetImportErrorDetail = operation({
  name: "dataset/importErrorDetail",
  routes: [{ path: "/wenxinworkshop/dataset/importErrorDetail" }],
  source: page,
  rules: {
    ...v1IdRule,
    "errCode is one of the page's: 3 a wrong format, 9 wrong content, 13 an empty line, and so on": page,
    "an import that has not failed has no errors, and an empty downloadUrl": ours("not stated"),
    "downloadUrl is the report that V2's errDownloadUrl names, for every code": ours("not stated"),
    "content holds the kept errors of the code: the file as sampleName, its line as textLocation": client(
      "the SDK's mock for the members; what stands in them is our choice",
    ),
  },
  requestFields: fieldsFrom(page, "datasetId", "errCode"),
  answerFields: fieldsFrom(
    client("the SDK's mock"),
    "dataType",
    "downloadUrl",
    "isZip",
    "projectType",
    "content[].sequence",
    "content[].sampleFileName",
    "content[].sampleName",
    "content[].textLocation",
    "content[].textContent",
  ),
  parse: errorDetailBody,
  transaction: "read",
  answer: (call, { datasetId, errCode }) => {
    const version = requireDataset(call, datasetId);
    const last = call.cloud.datasetImports.ofVersion(version.seq).at(-1);
    const failed = version.import_state === "failed" ? last : undefined;
    const problems = failed === undefined ? [] : problemsOf(failed).filter(({ code }) => code === errCode);
    return {
      dataType: "file",
      downloadUrl: failed === undefined ? "" : importReportUrl(failed, call.url.origin),
      isZip: 0,
      projectType: v1Format(version.format).projectType,
      content: problems.map(({ file, line, reason }, index) => ({
        sequence: index + 1,
        sampleFileName: "",
        sampleName: file,
        textLocation: line,
        textContent: reason,
      })),
    };
  },
});

/** Releases a version of a dataset (V2: publishes it), so that it can be trained on. */
export const datasetRelease = operation({
  name: "dataset/release",
  routes: [{ path: "/wenxinworkshop/dataset/release" }],
  source: client("the Python SDK and its mock"),
  rules: {
    ...v1IdRule,
    "released after one simulated minute, for V2 as well": ours("not stated"),
    "a version that is released, or is being released, is left alone and the result is true":
      ours("not stated; no client asks"),
    "a version without imported data is 510102": ours("there is nothing to release"),
    "an unknown dataset is 510102": ours("no code for it is stated"),
  },
  requestFields: fieldsFrom(client("the Python SDK"), "datasetId"),
  answerFields: fieldsFrom(client("the SDK's mock"), "(itself)"),
  parse: datasetBody,
  transaction: "write",
  answer: (call, { datasetId }) => {
    const version = requireDataset(call, datasetId);
    if (version.publish_state !== "unpublished") return true;
    if (version.import_state !== "finished") throw refuse("datasetConfigError");
    startPublication(call.cloud, version);
    return true;
  },
});
