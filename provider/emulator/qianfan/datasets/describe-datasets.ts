import { z } from "zod";
import { client, fieldsFrom, ours } from "../../provenance/provenance";
import { Refusal } from "../refusal";
import { plainTime } from "../plain-time";
import type { Operation } from "../operation";
import { pageInfo } from "../page-info";
import { pageRequest } from "../page-request";
import { pageInfoFields, pagingFields, pagingRules } from "../paging-rules";
import { parseBody } from "../parse-body";

const sdk = client("the Python SDK");

const schema = z.object(pageRequest);

/** Lists the datasets. */
export const describeDatasets: Operation = {
  path: "/v2/dataset",
  action: "DescribeDatasets",
  mode: "read",
  source: sdk,
  rules: {
    ...pagingRules,
    "filter is not looked at": ours("its members are not known"),
    "the list is called datasetList": ours("as jobList of 002"),
  },
  requestFields: pagingFields,
  answerFields: [
    ...fieldsFrom(
      ours("as DescribeDatasetVersion"),
      "datasetList[].datasetId",
      "datasetList[].datasetName",
      "datasetList[].dataFormat",
      "datasetList[].storageType",
      "datasetList[].storagePath",
      "datasetList[].createTime",
    ),
    ...pageInfoFields,
  ],
  answer: ({ cloud, body, record }) => {
    const { marker, maxKeys, pageReverse } = parseBody(schema, body);
    const start = marker === "" ? undefined : cloud.datasets.byId(marker);
    if (marker !== "" && !start) throw new Refusal("InvalidMarker");
    const createdUntil = record.listsCreatedUntil;
    const page = cloud.datasets.list({ fromSeq: start?.seq, maxKeys, isReversed: pageReverse, createdUntil });
    return {
      datasetList: page.rows.map((dataset) => ({
        datasetId: dataset.id,
        datasetName: dataset.name,
        dataFormat: dataset.format,
        storageType: dataset.storage_type,
        storagePath: dataset.storage_path,
        createTime: plainTime(dataset.created_at),
      })),
      pageInfo: pageInfo(marker, maxKeys, page.next?.id),
    };
  },
};
