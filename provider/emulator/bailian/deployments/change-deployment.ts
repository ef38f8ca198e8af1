import { doc, fieldsFrom, ours } from "../../provenance/provenance";
import type { Answer } from "../answers";
import { type BailianCall, operation, readBody } from "../call";
import { refuse } from "../refusals";
import {
  type DeploymentRecord,
  type DeploymentSettings,
  type DeploymentStatus,
  deploymentTiming,
  servingStatuses,
} from "./deployment-life";
import {
  commonDeploymentFields,
  deploymentObject,
  livingDeploymentFields,
  throughputFields,
  unitFields,
} from "./deployment-object";
import { overflowBody, scaleDeploymentBody, updateDeploymentBody } from "./deployment-request";
import { settleDeployments } from "./deployment-store";
import { readDeployment, unknownDeployment } from "./get-deployment";
import { requireCapacity } from "./plan-resources";

const scalePage = doc("scale-deployment-api");
const reservationPage = doc("throughput-reservation-api");
const updatePage = doc("update-deployment-api");

const mustServe = {
  "one that does not serve is 400 UnsupportedOperation": ours("no page names the states that can be changed"),
};

/** Changes how much a deployment is given: units, or reserved throughput, in absolute numbers. */
export const scaleDeployment = operation({
  name: "ScaleDeployment",
  routes: [{ method: "PUT", path: "/api/v1/deployments/:deployed_model/scale" }],
  source: scalePage,
  rules: {
    ...unknownDeployment,
    ...mustServe,
    "the answer shows UPDATING, the new capacity and the old ready_capacity": scalePage,
    "with plan ptu it shows SCALING, or WAIT_PRE_PAID_BILLING_TO_SCALING where it is paid beforehand": reservationPage,
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
  answerFields: livingDeploymentFields,
  transaction: "write",
  parse: (call) => readBody(call, scaleDeploymentBody),
  answer: (call, asked) =>
    changeDeployment(call, ({ plan, base_capacity: units }, before) => {
      if (plan === "lora") throw refuse("unsupportedOperation", "LoRA deployments can not be scaled");
      if (plan === "ptu") {
        if (asked.ptu_capacity == null) throw refuse("invalidParameter", "Missing ptu_capacity");
        const isPaid = before.charge_type === "pre_paid";
        const word = isPaid ? "WAIT_PRE_PAID_BILLING_TO_SCALING" : "SCALING";
        return { ...scaled({ ptu_capacity: asked.ptu_capacity }), shown: word, lasts: word };
      }
      if (before.prefill_capacity === undefined || before.decode_capacity === undefined) {
        if (asked.capacity == null) throw refuse("invalidParameter", "Missing capacity");
        return scaled({}, requireCapacity(asked.capacity, units, 0));
      }
      if (asked.prefill_capacity == null && asked.decode_capacity == null) {
        throw refuse("invalidParameter", "Missing prefill_capacity or decode_capacity");
      }
      const prefill = requireCapacity(asked.prefill_capacity ?? before.prefill_capacity, units, 0);
      const decode = requireCapacity(asked.decode_capacity ?? before.decode_capacity, units, 0);
      return scaled({ prefill_capacity: prefill, decode_capacity: decode }, prefill + decode);
    }),
});

function scaled(settings: DeploymentSettings, capacity?: number): DeploymentChange {
  return {
    effect: "deployment.scaled",
    settings,
    takesMs: deploymentTiming.scaleMs,
    shown: "UPDATING",
    ...(capacity === undefined ? {} : { capacity }),
  };
}

/** Changes the limits of a deployment of plan `mu`; at least one is needed. */
export const updateDeployment = operation({
  name: "UpdateDeployment",
  routes: [{ method: "PUT", path: "/api/v1/deployments/:deployed_model/update" }],
  source: updatePage,
  rules: {
    ...unknownDeployment,
    ...mustServe,
    "rpm_limit, tpm_limit or both": updatePage,
    "the answer shows PENDING, the next one UPDATING": doc("update-deployment-api, sample"),
    "other plans than mu are refused with 400 UnsupportedOperation": ours(
      "update-deployment-api speaks of some models with plan mu",
    ),
    "it takes one simulated minute, in which the deployment goes on serving": ours("not stated"),
  },
  requestFields: fieldsFrom(updatePage, "rpm_limit", "tpm_limit"),
  answerFields: [...commonDeploymentFields, ...unitFields],
  transaction: "write",
  parse: async (call) => {
    const { rpm_limit: rpm, tpm_limit: tpm } = await readBody(call, updateDeploymentBody);
    if (rpm == null && tpm == null) throw refuse("invalidParameter", "Missing rpm_limit or tpm_limit");
    return { ...(rpm == null ? {} : { rpm_limit: rpm }), ...(tpm == null ? {} : { tpm_limit: tpm }) };
  },
  answer: (call, limits) =>
    changeDeployment(call, ({ plan }) => {
      if (plan !== "mu") throw refuse("unsupportedOperation", `Deployments of plan ${plan} have no limits`);
      // PENDING as in the page's sample.
      return {
        effect: "deployment.updated",
        settings: limits,
        takesMs: deploymentTiming.updateMs,
        shown: "PENDING",
      };
    }),
});

/** Changes what happens to calls above reserved throughput; has no effect on answers here. */
export const updateOverflowStrategy = operation({
  name: "UpdateOverflowStrategy",
  routes: [{ method: "PUT", path: "/api/v1/deployments/:deployed_model/update-overflowstrategy" }],
  source: reservationPage,
  rules: {
    ...unknownDeployment,
    ...mustServe,
    "the body is overflow_strategy, the answer the deployment": ours("the page names the call alone"),
    "other plans than ptu are refused with 400 UnsupportedOperation": ours("the page speaks of reserved throughput"),
  },
  requestFields: fieldsFrom(reservationPage, "overflow_strategy"),
  answerFields: [...commonDeploymentFields, ...throughputFields],
  transaction: "write",
  parse: (call) => readBody(call, overflowBody),
  answer: (call, settings) =>
    changeDeployment(call, ({ plan }) => {
      if (plan !== "ptu") throw refuse("unsupportedOperation", `Deployments of plan ${plan} have no overflow`);
      return { effect: "deployment.updated", settings, takesMs: 0, shown: "RUNNING" };
    }),
});

/** What a change of a deployment comes to. */
interface DeploymentChange {
  /** Name of the effect in the journal. */
  readonly effect: string;
  readonly capacity?: number;
  readonly settings: DeploymentSettings;
  readonly takesMs: number;
  /** Status that the answer shows. */
  readonly shown: DeploymentStatus;
  /** What follows shows, UPDATING unless told. */
  readonly lasts?: DeploymentStatus;
}

/** Changes a deployment that serves. `decide` says how, or refuses. Inside a write. */
function changeDeployment(
  call: BailianCall,
  decide: (deployment: DeploymentRecord, settings: DeploymentSettings) => DeploymentChange,
): Answer {
  const { world, journal, settings: switches } = call.context;
  settleDeployments(call.context);
  const deployment = readDeployment(call);
  if (!servingStatuses.has(deployment.status)) {
    throw refuse("unsupportedOperation", `The deployment can not be changed because it is ${deployment.status}`);
  }
  // Our own text: written when the deployment was made or changed.
  const before = JSON.parse(deployment.settings) as DeploymentSettings;
  const {
    effect,
    capacity = deployment.capacity,
    settings,
    takesMs,
    shown,
    lasts = "UPDATING",
  } = decide(deployment, before);
  const now = world.now();
  const changed: DeploymentRecord = {
    ...deployment,
    status: lasts,
    next_status: "RUNNING",
    next_at: now + (switches.instant ? 0 : takesMs),
    capacity,
    modified_at: now,
    settings: JSON.stringify({ ...before, ...settings }),
  };
  call.deployments.update(changed);
  const { ptu_capacity: throughput, ...plain } = settings;
  const detail = { capacity, ...plain, ...(throughput && { ptu_capacity: { ...throughput } }) };
  journal.effect({ cloud: "bailian", effect, subject: deployment.deployed_model, detail });
  return { output: deploymentObject({ ...changed, status: shown }, call.account, { withFractions: true }) };
}
