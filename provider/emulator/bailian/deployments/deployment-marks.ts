import { fieldsFrom } from "../../marks/fields-from";
import { fieldsWithin } from "../../marks/fields-within";
import type { OperationMarks } from "../../marks/operation-marks";
import { commonDeploymentFields, failureFields, throughputFields, unitFields } from "./deployment-fields";

const document = (reference: string) => ({ kind: "document", reference }) as const;
const ours = (reference: string) => ({ kind: "our choice", reference }) as const;
const getPage = document("get-deployment-api");
const scalePage = document("scale-deployment-api");
const modelsPage = document("model-deployment-api-reference");
const livingFields = [...commonDeploymentFields, ...unitFields, ...throughputFields];
const everyField = [...livingFields, ...failureFields];

const unknown = { rule: "an unknown one, or one of another workspace, is 404 NotFound", source: getPage } as const;
const mustServe = {
  rule: "one that does not serve is 400 UnsupportedOperation",
  source: ours("no page names the states that can be changed"),
} as const;

/** Where the calls about deployments come from, but for the create. */
export const deploymentMarks: Readonly<
  Record<"models" | "list" | "get" | "delete" | "scale" | "update", OperationMarks>
> = {
  models: {
    source: modelsPage,
    rules: [
      { rule: "page_no is 1 and page_size 50 unless given, up to 100", source: modelsPage },
      { rule: "base models unless model_source is custom; plans and templates with version v1.0", source: modelsPage },
      {
        rule: "the templates are the same for every model: MU5, MU1, MU2, MU1-PD",
        source: ours("the page lists them by model"),
      },
      { rule: "base_capacity is 1 where the version is not asked for", source: ours("templates have their own") },
    ],
    requestFields: fieldsFrom(modelsPage, "page_no", "page_size", "version", "model_source"),
    answerFields: [
      ...fieldsFrom(modelsPage, "page_no", "page_size", "total", "models[].model_name", "models[].plans"),
      ...fieldsFrom(document("create-deployment-api"), "models[].base_capacity"),
      ...fieldsFrom({ kind: "client", reference: "bailian-cli reads it" }, "models[].supported_plans"),
    ],
  },
  list: {
    source: getPage,
    rules: [
      { rule: "page_no is 1 and page_size 50 unless given, up to 200", source: getPage },
      { rule: "newest first", source: ours("not stated") },
    ],
    requestFields: fieldsFrom(getPage, "page_no", "page_size"),
    answerFields: [
      ...fieldsFrom(getPage, "page_no", "page_size", "total"),
      ...fieldsWithin("deployments[]", everyField),
    ],
  },
  get: {
    source: getPage,
    rules: [
      unknown,
      {
        rule: "a LoRA deployment that nobody has called for 30 days is gone",
        source: document("model-deployment-token"),
      },
      {
        rule: "OFFLINING, STOPPED, ARREARS_DOWN, ARREARS_RECOVERING, FAILED and UPDATING_FAILED come by fault rules and the control interface",
        source: ours("the cloud reaches them by its console and by itself"),
      },
      {
        rule: "gmt_create and gmt_modified have no fractions here, but where a call makes or changes a deployment",
        source: { kind: "document", reference: "get-deployment-api, create-deployment-api, samples" },
      },
    ],
    requestFields: [],
    answerFields: everyField,
  },
  delete: {
    source: document("delete-deployment-api"),
    rules: [
      unknown,
      { rule: "from any state (switch deploymentDeleteRule)", source: document("delete-deployment-api") },
      {
        rule: "the other reading refuses with 400 UnsupportedOperation",
        source: ours("bailian-cli tells the rule, nobody the code"),
      },
      { rule: "DELETING, and 404 half a simulated minute later", source: ours("not stated how long it takes") },
      { rule: "asking again while it is DELETING is no error", source: ours("not stated") },
    ],
    requestFields: [],
    answerFields: livingFields,
  },
  scale: {
    source: scalePage,
    rules: [
      unknown,
      mustServe,
      { rule: "the answer shows UPDATING, the new capacity and the old ready_capacity", source: scalePage },
      { rule: "capacity for mu and cu, ptu_capacity for ptu, in absolute numbers", source: scalePage },
      {
        rule: "prefill_capacity and decode_capacity for a template that has both",
        source: ours("scale-deployment-api does not name them"),
      },
      { rule: "a wrong capacity is 400 InvalidParameter; 0 is fine", source: scalePage },
      {
        rule: "a LoRA deployment is refused with 400 UnsupportedOperation",
        source: { kind: "document", reference: "model-deployment-quick-start; the code is our choice" },
      },
      { rule: "it takes three simulated minutes, in which the deployment goes on serving", source: ours("not stated") },
    ],
    requestFields: fieldsFrom(scalePage, "capacity", "ptu_capacity", "prefill_capacity", "decode_capacity"),
    answerFields: livingFields,
  },
  update: {
    source: document("update-deployment-api"),
    rules: [
      unknown,
      mustServe,
      { rule: "rpm_limit, tpm_limit or both", source: document("update-deployment-api") },
      { rule: "the answer shows PENDING, the next one UPDATING", source: document("update-deployment-api, sample") },
      {
        rule: "other plans than mu are refused with 400 UnsupportedOperation",
        source: ours("update-deployment-api speaks of some models with plan mu"),
      },
      { rule: "it takes one simulated minute, in which the deployment goes on serving", source: ours("not stated") },
    ],
    requestFields: fieldsFrom(document("update-deployment-api"), "rpm_limit", "tpm_limit"),
    answerFields: [...commonDeploymentFields, ...unitFields],
  },
};
