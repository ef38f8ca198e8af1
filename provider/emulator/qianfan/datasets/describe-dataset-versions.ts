import { z } from "zod";
import { doc, fieldsFrom, fieldsWithin, ours } from "../../provenance/provenance";
import { Refusal } from "../refusal";
import type { Operation } from "../operation";
import { datasetVersionAnswer, datasetVersionFields, statesOf } from "./dataset-version-answer";
import { pageInfo } from "../page-info";
import { pageRequest } from "../page-request";
import { pageInfoFields, pagingFields, pagingRules } from "../paging-rules";
import { parseBody } from "../parse-body";
import { requireDataset } from "./require-dataset";

const page = doc("9mnzr02r9");

const words = z.array(z.string()).optional();
const schema = z.object({
  ...pageRequest,
  datasetId: z.string().min(1),
  filter: z.object({ importStatusList: words, publishStatusList: words }).optional(),
});

/** Lists the versions of a dataset. */
export const describeDatasetVersions: Operation = {
  path: "/v2/dataset",
  action: "DescribeDatasetVersions",
  mode: "read",
  source: page,
  rules: {
    ...pagingRules,
    "filter keeps what has one of the states of each of its lists": page,
    "an empty list of a filter keeps nothing": ours("not stated"),
    "the list is called versionList": ours("as jobList of 002"),
  },
  requestFields: [
    ...fieldsFrom(page, "datasetId", "filter.importStatusList", "filter.publishStatusList"),
    ...pagingFields,
  ],
  answerFields: [...fieldsWithin("versionList[]", datasetVersionFields), ...pageInfoFields],
  answer: (call) => {
    const { cloud, body, record } = call;
    const { datasetId, marker, maxKeys, pageReverse, filter } = parseBody(schema, body);
    const dataset = requireDataset(call, datasetId);
    const start = marker === "" ? undefined : cloud.datasetVersions.byId(marker);
    if (marker !== "" && start?.dataset_seq !== dataset.seq) throw new Refusal("InvalidMarker");
    const found = cloud.datasetVersions.list({
      datasetSeq: dataset.seq,
      fromSeq: start?.seq,
      maxKeys,
      isReversed: pageReverse,
      importStates: filter?.importStatusList && statesOf("import", filter.importStatusList),
      publishStates: filter?.publishStatusList && statesOf("publish", filter.publishStatusList),
      createdUntil: record.listsCreatedUntil,
    });
    return {
      versionList: found.rows.map(datasetVersionAnswer),
      pageInfo: pageInfo(marker, maxKeys, found.next?.id),
    };
  },
};
