import { z } from "zod";
import { doc, fieldsFrom, ours } from "../../../provenance/provenance";
import { problemsOf } from "../../datasets/dataset-import-store";
import { parseV1Body } from "../parse-v1-body";
import { requireDataset } from "../require-dataset";
import { v1Id, v1IdRule } from "../v1-id";
import type { V1Operation } from "../v1-operation";

const page = doc("hlonqulbq");

const schema = z.object({ datasetId: v1Id, errCode: z.int() });

/** Shows what was wrong with the last import of a version. */
export const datasetImportErrorDetail: V1Operation = {
  name: "dataset/importErrorDetail",
  path: "/wenxinworkshop/dataset/importErrorDetail",
  envelope: "dataset",
  mode: "read",
  source: page,
  rules: {
    ...v1IdRule,
    "errCode is one of the page's: 3 a wrong format, 9 wrong content, 13 an empty line, and so on": page,
    "an import that has not failed has no errors": ours("not stated"),
  },
  requestFields: fieldsFrom(page, "datasetId", "errCode"),
  answerFields: fieldsFrom(ours("the page's own members are not known"), "[].file", "[].line", "[].reason"),
  answer: (call) => {
    const { datasetId, errCode } = parseV1Body(schema, call.body);
    const version = requireDataset(call, datasetId);
    const last = call.cloud.datasetImports.ofVersion(version.seq).at(-1);
    if (version.import_state !== "failed" || last === undefined) return [];
    return problemsOf(last)
      .filter(({ code }) => code === errCode)
      .map(({ file, line, reason }) => ({ file, line, reason }));
  },
};
