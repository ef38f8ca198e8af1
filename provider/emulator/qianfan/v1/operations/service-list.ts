import { z } from "zod";
import { client, doc, fieldsFrom, ours } from "../../../provenance/provenance";
import { inferenceRoot, serviceState, serviceUrl } from "../../services/service-state";
import { presetServices } from "../../services/preset-services";
import { parseV1Body } from "../parse-v1-body";
import { v1ServiceStatus } from "../service-status-word";
import type { V1Operation } from "../v1-operation";

const schema = z.object({ apiTypefilter: z.array(z.string()).nullish() });

const members = ["name", "url", "apiType", "chargeStatus", "versionList[].trainType", "versionList[].serviceStatus"];

/** Lists base models (`common`) and services (`custom`). */
export const serviceList: V1Operation = {
  name: "service/list",
  path: "/wenxinworkshop/service/list",
  envelope: "plain",
  mode: "read",
  source: doc("4lqoklvr1"),
  rules: {
    "apiTypefilter keeps the types that it names": doc("4lqoklvr1"),
    "a service that has stopped is not listed": ours("not stated"),
  },
  requestFields: fieldsFrom(client("the Python SDK"), "apiTypefilter"),
  answerFields: fieldsFrom(
    client("the SDK's mock"),
    ...["common[]", "custom[]"].flatMap((list) => members.map((member) => `${list}.${member}`)),
  ),
  answer: ({ cloud, body, origin, record }) => {
    const { apiTypefilter: types } = parseV1Body(schema, body);
    if (types?.length && !types.includes("chat")) return { common: [], custom: [] };
    const entry = (name: string, url: string, trainType: string, serviceStatus: string) => ({
      name,
      url,
      apiType: "chat",
      chargeStatus: "OPENED",
      versionList: [{ trainType, serviceStatus }],
    });
    const until = record.listsCreatedUntil ?? Infinity;
    const live = cloud.services
      .all()
      .filter(({ stopped_at: stoppedAt, created_at: createdAt }) => stoppedAt === null && createdAt <= until);
    return {
      common: presetServices.map(({ name, endpoint, model }) =>
        entry(name, `${origin}${inferenceRoot}/chat/${endpoint}`, model, "Done"),
      ),
      custom: live.map((service) => {
        const { status, version } = serviceState(cloud, service);
        const url = serviceUrl({ ...service, protocol_version: 1 }, origin);
        return entry(service.name, url, version.base_model, v1ServiceStatus(status));
      }),
    };
  },
};
