import { FineTuneError } from "../../base/fine-tune-error";
import { isLoopback } from "../../base/loopback";
import { present } from "../../base/present";
import type { Cloud } from "../../contract/cloud";
import type { Endpoint, SettingReader } from "../../contract/settings";
import type * as Ask from "./ask-catalogue";
import type * as DatasetRules from "./dataset-rules";
import type * as DeploymentRules from "./deployment-rules";
import type * as ModelTableFile from "./model-table";
import type * as Rules from "./rules";
import type * as Session from "./session";
import type * as Files from "./training-files";
import type * as VersionRules from "./version-rules";

const domains = ["baidubce.com", "bcebos.com"];

/** Where the object storage lies on a server of simulated clouds. */
const bosPath = "/_bos";

/** Baidu Qianfan, on both versions of its API. */
export const qianfan: Cloud<"qianfan"> = {
  name: "qianfan",
  title: "Qianfan",
  fullTitle: "Baidu Qianfan",

  settings: {
    qianfanAccessKey: {
      environment: "QIANFAN_ACCESS_KEY",
      isCredential: true,
      doc: {
        en: "IAM access key of Baidu AI Cloud, for Qianfan and for the bucket of its data.",
        zh: "百度智能云的 IAM access key，用于千帆和存放数据的 bucket。",
      },
      takes: "an IAM access key",
    },
    qianfanSecretKey: {
      environment: "QIANFAN_SECRET_KEY",
      isCredential: true,
      doc: {
        en: "IAM secret key that belongs to `qianfanAccessKey`.",
        zh: "与 `qianfanAccessKey` 配对的 IAM secret key。",
      },
      takes: "an IAM secret key",
    },
    qianfanBaseUrl: {
      environment: "QIANFAN_CONSOLE_API_BASE_URL",
      isCredential: false,
      isPlace: true,
      doc: {
        en: "Address of Qianfan's API, an http(s) URL without the `/v2` of the calls.",
        zh: "千帆 API 的地址，不带 `/v2` 的 http(s) URL。",
      },
      takes: "an http(s) URL without the /v2 of the calls",
      // Host of every console call: seed [001].
      fallback: "https://qianfan.baidubce.com",
    },
    bosBaseUrl: {
      environment: "BOS_ENDPOINT",
      isCredential: false,
      doc: {
        en: "Address of Baidu object storage (BOS), which files for Qianfan are put into: the http(s) URL of an S3-compatible endpoint.",
        zh: "百度对象存储（BOS）的地址，千帆的文件存放在那里：S3 兼容端点的 http(s) URL。",
      },
      fallbackWords: { en: "that of the region", zh: "该地域的端点" },
      takes: "the http(s) URL of an S3-compatible endpoint of BOS",
    },
    bosRegion: {
      // As the Python client of Qianfan names it [Python SDK].
      environment: "QIANFAN_BOS_HOST_REGION",
      isCredential: false,
      doc: {
        en: "Region of the bucket in Baidu object storage, for example `bj`.",
        zh: "百度对象存储中 bucket 所在的地域，例如 `bj`。",
      },
      takes: "a region of BOS such as `bj`",
      fallback: "bj",
    },
  },
  credentials: ["qianfanAccessKey", "qianfanSecretKey"],
  baseUrlSetting: "qianfanBaseUrl",
  addressOn: (server) => server,
  furtherAddressesOn: (server) => ({ bosBaseUrl: `${server}${bosPath}` }),
  domains,
  readSettings: (read, endpoint) => ({
    baseUrl: endpoint.kind === "server" ? qianfan.addressOn(endpoint.url) : baseUrl(read),
    bosRegion: read.text("bosRegion"),
    ...present({
      bosBaseUrl: bosUrl(read, endpoint),
      allowInsecureEndpoint: read.text("allowInsecureEndpoint") === "true" ? "true" : undefined,
      accessKey: read.text("qianfanAccessKey"),
      secretKey: read.text("qianfanSecretKey"),
    }),
  }),
  open: (settings, access) => (require("./session") as typeof Session).openQianfanSession({ ...settings, ...access }),

  openAi: { path: "/v2", credential: "qianfanApiKey" },

  job: {
    idWords: ["job", "task"],
    publishesByItself: false,
    tellsData: false,
    // [Omh4sux31]
    nameLength: { min: 2, max: 20 },
    displayMembers: ["description", "publish"],
    rules: () => (require("./rules") as typeof Rules).qianfanRules,
  },
  dataset: {
    idMember: "versionId",
    idExample: "ds-…",
    keepsFormat: true,
    files: () => (require("./training-files") as typeof Files).trainingFiles,
    rules: () => (require("./dataset-rules") as typeof DatasetRules).qianfanDatasetRules,
  },
  version: {
    namesModelEarly: true,
    rules: () => (require("./version-rules") as typeof VersionRules).qianfanVersionRules,
  },
  deployment: {
    idExample: "svco-…",
    rules: () => (require("./deployment-rules") as typeof DeploymentRules).qianfanDeploymentRules,
  },

  // ERNIE's tokenizer is not published: always estimated, with the costs that were fitted to Qwen.
  tokenizerOf: () => "estimate",
  models: () => (require("./model-table") as typeof ModelTableFile).qianfanModelTable,
  askCatalogue: async (question) => (require("./ask-catalogue") as typeof Ask).askQianfanCatalogue(question),
};

/** The calls bring `/v2` themselves, or V1's own paths; the base URL of the OpenAI-compatible route ends in it. */
function baseUrl(read: SettingReader): string {
  const address = read.address("qianfanBaseUrl");
  if (!/\/v2(?:\/|$)/.test(address)) return address;
  throw read.refusal("qianfanBaseUrl", `; did you mean ${address.replace(/\/v2(?:\/.*)?$/s, "")}?`);
}

/** The simulated object storage lies beside the simulated clouds. */
function bosUrl(read: SettingReader, endpoint: Endpoint): string | undefined {
  switch (endpoint.kind) {
    case "server":
      return `${endpoint.url}${bosPath}`;
    case "embedded":
      return `http://localhost${bosPath}`;
    case "real":
      return storageBeside(baseUrl(read), read);
  }
}

/**
 * Data and what is made of it must go to the same clouds: a training file of a rehearsal, signed, would else lie in the real
 * storage. A gateway before the real ones speaks https, and is told where the storage is.
 */
function storageBeside(base: string, read: SettingReader): string | undefined {
  const storage = read.text("bosBaseUrl") === undefined ? undefined : read.address("bosBaseUrl");
  if (storage === undefined && isOwn(base)) return undefined;
  if (storage !== undefined && isSimulated(base) === isSimulated(storage)) return storage;
  const where = storage === undefined ? "is not set, and data would go to the real object storage" : `is ${storage}`;
  throw new FineTuneError(`the calls of Qianfan go to ${base}, but finetune:bosBaseUrl (or BOS_ENDPOINT) ${where}`, {
    code: "bad-configuration",
    nextStep: isSimulated(base)
      ? `For simulated clouds set finetune:endpoint (or FINETUNE_ENDPOINT) to ${base} instead, or finetune:bosBaseUrl to ${base}${bosPath}.`
      : "Set finetune:bosBaseUrl to the storage of the same account, for example https://s3.bj.bcebos.com.",
  });
}

function isOwn(url: string): boolean {
  const { hostname } = new URL(url);
  return domains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
}

/** Simulated clouds speak plain http, or stand on this machine (our choice: nothing else tells them from a gateway). */
function isSimulated(url: string): boolean {
  return !isOwn(url) && (url.startsWith("http:") || isLoopback(url));
}
