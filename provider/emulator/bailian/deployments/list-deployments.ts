import { doc, fieldsFrom, fieldsWithin, ours } from "../../provenance/provenance";
import { operation, pageQuery } from "../call";
import { deploymentObject, everyDeploymentField } from "./deployment-object";

const page = doc("get-deployment-api");

/** A page of deployments, newest first. */
export const listDeployments = operation({
  name: "ListDeployments",
  routes: [{ method: "GET", path: "/api/v1/deployments" }],
  source: page,
  rules: {
    "page_no is 1 and page_size 50 unless given, up to 200": page,
    "newest first": ours("not stated"),
    "plan leaves those of other plans out": doc("throughput-reservation-api"),
  },
  requestFields: [
    ...fieldsFrom(page, "page_no", "page_size"),
    ...fieldsFrom(doc("throughput-reservation-api"), "plan"),
  ],
  answerFields: [
    ...fieldsFrom(page, "page_no", "page_size", "total"),
    ...fieldsWithin("deployments[]", everyDeploymentField),
  ],
  transaction: "read",
  parse: (call) => ({
    ...pageQuery(call, { fallback: 50, max: 200 }),
    plan: call.query.get("plan")?.toLowerCase() ?? "",
  }),
  answer: (call, { pageNo, pageSize, offset, plan }) => {
    const now = call.context.world.now();
    const { listsCreatedUntil = now } = call.record;
    const deployments = call.deployments
      .page(call.workspaceId, plan, now, listsCreatedUntil, { offset, limit: pageSize })
      .map((deployment) => deploymentObject(deployment, call.account));
    const total = call.deployments.count(call.workspaceId, plan, now, listsCreatedUntil);
    return { output: { page_no: pageNo, page_size: pageSize, total, deployments } };
  },
});
