import type { NumberRule, ObjectRule, ValueRule } from "../../rules/value-rule";
import { cite } from "../../../sources";
import { billing, byToken, known } from "./billing";

const source = cite("kmm2wd9z1");
const olderService = cite("alub6czdo");

const count: NumberRule = { kind: "number", whole: true, min: 1, source: `${source}; not below 1: our choice` };
const qps: NumberRule = { kind: "number", above: 0, max: 50, multipleOf: 0.01, source };
/** What compute units are made of. */
export const hardware: readonly string[] = [
  "CPU-1-1",
  ...[1, 2, 4, 8].map((cards) => `GPU-1-${cards}`),
  ...[5, 6, 7].flatMap((kind) => [1, 2].map((cards) => `GPU-${kind}-${cards}`)),
];

const resourceConfig: ObjectRule = {
  kind: "object",
  name: "QianfanResourceConfig",
  doc: {
    en: "Compute units that a service buys for itself (`resourceConfig` of CreateService).",
    zh: "服务为自己购买的算力单元（CreateService 的 `resourceConfig`）。",
  },
  others: "warning",
  source,
  members: {
    type: { rule: known(hardware), required: true, doc: { en: "Hardware of a replica.", zh: "副本的硬件。" } },
    region: {
      rule: known(["bj", "bd"]),
      defaultWords: { en: "the cloud's choice", zh: "由云决定" },
      doc: { en: "`bj` (Beijing) or `bd` (Baoding).", zh: "`bj`（北京）或 `bd`（保定）。" },
    },
    qps: {
      rule: qps,
      doc: {
        en: "Requests a second that the service takes, in steps of 0.01.",
        zh: "服务每秒接受的请求数，步长 0.01。",
      },
    },
    replicasCount: {
      rule: count,
      change: "in place",
      defaultWords: { en: "the cloud's choice, 1", zh: "由云决定，为 1" },
      doc: { en: "How many replicas serve.", zh: "提供服务的副本数。" },
    },
  },
};

const deploymentConfig: ObjectRule = {
  kind: "object",
  name: "QianfanDeploymentConfig",
  doc: {
    en: "Compute units that are there already (`deploymentConfig` of CreateService). They are yours: destroy takes the service off and leaves them, paid on.",
    zh: "已有的算力单元（CreateService 的 `deploymentConfig`）。它们是您的：destroy 只下线服务，不动它们，它们继续计费。",
  },
  others: "warning",
  source,
  members: {
    deploymentComputeUnitList: {
      required: true,
      doc: { en: "The units, and how many replicas go onto each.", zh: "算力单元，以及每个单元上的副本数。" },
      rule: {
        kind: "list",
        minItems: 1,
        source,
        items: {
          kind: "object",
          source,
          members: {
            instanceId: {
              rule: { kind: "text", minLength: 1, source },
              required: true,
              doc: { en: "ID of the compute unit, `unit-…`.", zh: "算力单元的 ID，`unit-…`。" },
            },
            deploymentReplicasCount: {
              rule: count,
              required: true,
              change: "in place",
              doc: { en: "Replicas on this unit.", zh: "该单元上的副本数。" },
            },
          },
        },
      },
    },
    replicasCount: { rule: count, change: "in place", doc: { en: "Replicas in all.", zh: "副本总数。" } },
    qps: { rule: qps, doc: { en: "Requests a second, in steps of 0.01.", zh: "每秒请求数，步长 0.01。" } },
    replicaComputeUnitCount: {
      rule: count,
      doc: { en: "Compute units that one replica takes.", zh: "每个副本占用的算力单元数。" },
    },
  },
};

const name: ValueRule = { kind: "text", minLength: 2, maxLength: 20, source };

/** The members of the block `qianfan` of a deployment. */
export const deploymentRule: ObjectRule = {
  kind: "object",
  name: "QianfanDeploymentArguments",
  doc: {
    en: "Block `qianfan` of a deployment: the members of CreateService.",
    zh: "部署的 `qianfan` 块：CreateService 的成员。",
  },
  source: `${source}; what this version does not know goes into extraParameters`,
  members: {
    name: {
      rule: name,
      defaultWords: { en: "made of the resource's name and its token", zh: "由资源名和标记组成" },
      doc: { en: "Name of the service.", zh: "服务名。" },
    },
    urlSuffix: {
      defaultWords: { en: "made of the token", zh: "由标记生成" },
      doc: {
        en: "End of the service's address: lower-case letters, digits, `_` and `-`, with a letter or digit at both ends.",
        zh: "服务地址的后缀：小写字母、数字、`_` 和 `-`，首尾为字母或数字。",
      },
      rule: {
        kind: "text",
        minLength: 2,
        maxLength: 20,
        pattern: /^[a-z0-9][a-z0-9_-]*[a-z0-9]$/,
        says: "of lower-case letters, digits, _ and -, with a letter or digit at both ends",
        source,
      },
    },
    description: {
      rule: { kind: "text", maxLength: 500, source },
      doc: { en: "Description of the service.", zh: "服务的说明。" },
    },
    resourceConfig: {
      rule: resourceConfig,
      doc: {
        en: "Compute units that are bought with the service, and `billing` with it: required unless `deploymentConfig` is given or the service is paid by token; not beside `deploymentConfig`.",
        zh: "随服务购买的算力单元，需同时给出 `billing`：除非给出 `deploymentConfig` 或按 token 付费，否则必填；不能与 `deploymentConfig` 同时使用。",
      },
    },
    deploymentConfig: {
      rule: deploymentConfig,
      doc: {
        en: "Compute units that are there already: in the place of `resourceConfig`, and without `billing`.",
        zh: "已有的算力单元：代替 `resourceConfig`，不带 `billing`。",
      },
    },
    billing: {
      rule: billing,
      doc: {
        en: "How the service is paid: required with `resourceConfig`, and alone where it is paid by token.",
        zh: "服务的付费方式：与 `resourceConfig` 一起必填；按 token 付费时可单独给出。",
      },
    },
    protocolVersion: {
      rule: { kind: "number", choices: [1, 2], source: olderService },
      default: 2,
      doc: {
        en: "Version of the inference API: 2 is compatible with OpenAI's, 1 has an address for each service.",
        zh: "推理 API 的版本：2 兼容 OpenAI 的 API，1 为每个服务提供单独的地址。",
      },
    },
    extraParameters: {
      rule: { kind: "object", members: {}, others: "any", source: "our choice: sent as given" },
      doc: {
        en: "Members of the request that this version does not know, sent as given and never judged.",
        zh: "本版本不认识的请求成员，原样发送，从不检查。",
      },
    },
  },
  relations: [
    { kind: "exactly-one", members: ["resourceConfig", "deploymentConfig"], unless: byToken, source },
    {
      kind: "needs",
      member: "resourceConfig",
      other: "billing",
      source: `${source}; needed: our choice, since it decides what a deployment costs`,
    },
    {
      kind: "needs",
      member: "billing",
      other: "resourceConfig",
      severity: "warning",
      unless: byToken,
      source: `${source}: it pays for the units of resourceConfig`,
    },
  ],
};
