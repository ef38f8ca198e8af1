import { client, doc, fieldsFrom, fieldsWithin, ours, type Provenance } from "../../provenance/provenance";
import { commonDeploymentFields, failureFields, throughputFields, unitFields } from "./deployment-object";

const getPage = doc("get-deployment-api");
const scalePage = doc("scale-deployment-api");
const modelsPage = doc("model-deployment-api-reference");
const livingFields = [...commonDeploymentFields, ...unitFields, ...throughputFields];
const everyField = [...livingFields, ...failureFields];

const unknown = { "an unknown one, or one of another workspace, is 404 NotFound": getPage };
const mustServe = {
  "one that does not serve is 400 UnsupportedOperation": ours("no page names the states that can be changed"),
};

/** Where the calls about deployments come from, but for the create. */
export const deploymentMarks: Readonly<Record<"models" | "list" | "get" | "delete" | "scale" | "update", Provenance>> =
  {
    models: {
      source: modelsPage,
      rules: {
        "page_no is 1 and page_size 50 unless given, up to 100": modelsPage,
        "base models unless model_source is custom; plans and templates with version v1.0": modelsPage,
        "the templates are the same for every model: MU5, MU1, MU2, MU1-PD": ours("the page lists them by model"),
        "base_capacity is 1 where the version is not asked for": ours("templates have their own"),
      },
      requestFields: fieldsFrom(modelsPage, "page_no", "page_size", "version", "model_source"),
      answerFields: [
        ...fieldsFrom(modelsPage, "page_no", "page_size", "total", "models[].model_name", "models[].plans"),
        ...fieldsFrom(doc("create-deployment-api"), "models[].base_capacity"),
        ...fieldsFrom(client("bailian-cli reads it"), "models[].supported_plans"),
      ],
    },
    list: {
      source: getPage,
      rules: {
        "page_no is 1 and page_size 50 unless given, up to 200": getPage,
        "newest first": ours("not stated"),
      },
      requestFields: fieldsFrom(getPage, "page_no", "page_size"),
      answerFields: [
        ...fieldsFrom(getPage, "page_no", "page_size", "total"),
        ...fieldsWithin("deployments[]", everyField),
      ],
    },
    get: {
      source: getPage,
      rules: {
        ...unknown,
        "a LoRA deployment that nobody has called for 30 days is gone": doc("model-deployment-token"),
        "OFFLINING, STOPPED, ARREARS_DOWN, ARREARS_RECOVERING, FAILED and UPDATING_FAILED come by fault rules and the control interface":
          ours("the cloud reaches them by its console and by itself"),
        "gmt_create and gmt_modified have no fractions here, but where a call makes or changes a deployment": doc(
          "get-deployment-api, create-deployment-api, samples",
        ),
      },
      requestFields: [],
      answerFields: everyField,
    },
    delete: {
      source: doc("delete-deployment-api"),
      rules: {
        ...unknown,
        "from any state (switch deploymentDeleteRule)": doc("delete-deployment-api"),
        "the other reading refuses with 400 UnsupportedOperation": ours("bailian-cli tells the rule, nobody the code"),
        "DELETING, and 404 half a simulated minute later": ours("not stated how long it takes"),
        "asking again while it is DELETING is no error": ours("not stated"),
      },
      requestFields: [],
      answerFields: livingFields,
    },
    scale: {
      source: scalePage,
      rules: {
        ...unknown,
        ...mustServe,
        "the answer shows UPDATING, the new capacity and the old ready_capacity": scalePage,
        "capacity for mu and cu, ptu_capacity for ptu, in absolute numbers": scalePage,
        "prefill_capacity and decode_capacity for a template that has both": ours(
          "scale-deployment-api does not name them",
        ),
        "a wrong capacity is 400 InvalidParameter; 0 is fine": scalePage,
        "a LoRA deployment is refused with 400 UnsupportedOperation": doc(
          "model-deployment-quick-start; the code is our choice",
        ),
        "it takes three simulated minutes, in which the deployment goes on serving": ours("not stated"),
      },
      requestFields: fieldsFrom(scalePage, "capacity", "ptu_capacity", "prefill_capacity", "decode_capacity"),
      answerFields: livingFields,
    },
    update: {
      source: doc("update-deployment-api"),
      rules: {
        ...unknown,
        ...mustServe,
        "rpm_limit, tpm_limit or both": doc("update-deployment-api"),
        "the answer shows PENDING, the next one UPDATING": doc("update-deployment-api, sample"),
        "other plans than mu are refused with 400 UnsupportedOperation": ours(
          "update-deployment-api speaks of some models with plan mu",
        ),
        "it takes one simulated minute, in which the deployment goes on serving": ours("not stated"),
      },
      requestFields: fieldsFrom(doc("update-deployment-api"), "rpm_limit", "tpm_limit"),
      answerFields: [...commonDeploymentFields, ...unitFields],
    },
  };
