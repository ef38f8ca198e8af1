import { z } from "zod";
import { doc, fieldsFrom, fieldsWithin, ours } from "../../provenance/provenance";
import { Refusal } from "../refusal";
import type { Operation } from "../operation";
import { serviceAnswer, serviceFields } from "./service-answer";
import { serviceState } from "./service-state";
import { pageInfo } from "../page-info";
import { pageRequest } from "../page-request";
import { pageInfoFields, pagingFields, pagingRules } from "../paging-rules";
import { parseBody } from "../parse-body";

const schema = z.object({
  ...pageRequest,
  name: z.string().optional(),
  serviceType: z.array(z.string()).optional(),
  runStatus: z.array(z.string()).optional(),
  chargeType: z.string().optional(),
  protocolVersion: z.int().optional(),
});

const page = doc("Jmh4sv4he");

/** Lists the services. */
export const describeServices: Operation = {
  path: "/v2/service",
  action: "DescribeServices",
  mode: "read",
  source: page,
  rules: {
    ...pagingRules,
    "name filters by a part of the name": page,
    "serviceType and runStatus filter by any of their words": page,
    "protocolVersion filters where it is given; a page may hold fewer than maxKeys where runStatus filters": ours(
      "Jmh4sv4he shows the member and says nothing of it",
    ),
    "creator and payType are not judged": ours("there is one account, without a name"),
    "the items stand in serviceList, each as DescribeService shows it": ours(
      "the page's answer is not known; the SDK's mock has serviceList elsewhere",
    ),
  },
  requestFields: [
    ...pagingFields,
    ...fieldsFrom(page, "name", "serviceType", "runStatus", "chargeType", "protocolVersion"),
  ],
  answerFields: [...fieldsWithin("serviceList[]", serviceFields), ...pageInfoFields],
  answer: ({ cloud, body, record, origin }) => {
    const { marker, maxKeys, pageReverse, serviceType, runStatus, ...filter } = parseBody(schema, body);
    const start = marker === "" ? undefined : cloud.services.byId(marker);
    if (marker !== "" && !start) throw new Refusal("InvalidMarker");
    const found = cloud.services.list({
      fromSeq: start?.seq,
      maxKeys,
      isReversed: pageReverse,
      // Some clients send empty filters.
      name: filter.name || undefined,
      chargeType: filter.chargeType || undefined,
      protocolVersion: filter.protocolVersion,
      createdUntil: record.listsCreatedUntil,
    });
    const isAsked = (words: readonly string[] | undefined, word: string) => !words?.length || words.includes(word);
    const shown = found.rows.filter(
      (service) => isAsked(serviceType, "chat") && isAsked(runStatus, serviceState(cloud, service).status),
    );
    return {
      serviceList: shown.map((service) => serviceAnswer(cloud, service, origin)),
      pageInfo: pageInfo(marker, maxKeys, found.next?.id),
    };
  },
};
