import { present } from "../../base/present";
import type { Cloud } from "../../contract/cloud";
import type { SettingReader } from "../../contract/settings";
import type * as Ask from "./ask-catalogue";
import type * as DatasetRules from "./dataset-rules";
import type * as DeploymentRules from "./deployment-rules";
import type * as ModelTableFile from "./model-table";
import type * as Prices from "./price-list.json";
import { meantBaseUrl, regionOf } from "./regions";
import type * as Rules from "./rules";
import type * as Session from "./session";
import type * as Files from "./training-files";
import type * as VersionRules from "./version-rules";

/** Qwen 3.5 has another vocabulary (248,320 entries instead of 151,936), and so may later ones; Qwen 2 to 3 share theirs. */
const qwen3Models = /^qwen(?:2|2\.5|3)-/;

const anApiKey = ": by its form it is an API key, which belongs into finetune:dashscopeApiKey";

/** Alibaba Cloud Model Studio. */
export const bailian: Cloud<"bailian"> = {
  name: "bailian",
  title: "Bailian",
  fullTitle: "Alibaba Cloud Model Studio (Bailian)",

  settings: {
    dashscopeApiKey: {
      environment: "DASHSCOPE_API_KEY",
      isCredential: true,
      doc: { en: "API key of Alibaba Cloud Model Studio (Bailian).", zh: "阿里云百炼的 API key。" },
      takes: "a Model Studio API key",
    },
    dashscopeBaseUrl: {
      environment: "DASHSCOPE_HTTP_BASE_URL",
      isCredential: false,
      isPlace: true,
      doc: {
        en: "Address of Bailian's API, an http(s) URL that ends in `/api/v1`; another region has its own, for example `https://dashscope-intl.aliyuncs.com/api/v1`.",
        zh: "百炼 API 的地址，以 `/api/v1` 结尾的 http(s) URL；其他地域有各自的地址，例如 `https://dashscope-intl.aliyuncs.com/api/v1`。",
      },
      takes: "an http(s) URL that ends in /api/v1",
      // Beijing: the region of the tuning API by seed [000].
      fallback: "https://dashscope.aliyuncs.com/api/v1",
    },
    dashscopeWorkspace: {
      environment: "DASHSCOPE_WORKSPACE_ID",
      isCredential: false,
      isPlace: true,
      doc: {
        en: "ID of the workspace on Bailian that everything is made in, `llm-…`.",
        zh: "在百炼的哪个业务空间中创建，业务空间 ID 形如 `llm-…`。",
      },
      fallbackWords: { en: "the key's own", zh: "API key 自己的业务空间" },
      takes: "a workspace ID (llm-…)",
    },
  },
  credentials: ["dashscopeApiKey"],
  baseUrlSetting: "dashscopeBaseUrl",
  addressOn: (server) => `${server}/api/v1`,
  domains: ["aliyuncs.com"],
  readSettings: (read, endpoint) => {
    const workspace = read.text("dashscopeWorkspace");
    // What cannot be an ID is not sent: the cloud's answers would carry it into state.
    if (workspace?.startsWith("sk-") === true) throw read.refusal("dashscopeWorkspace", anApiKey);
    if (workspace !== undefined && !/^[\w-]+$/.test(workspace)) throw read.refusal("dashscopeWorkspace");
    return {
      baseUrl: endpoint.kind === "server" ? bailian.addressOn(endpoint.url) : baseUrl(read),
      ...present({ apiKey: read.text("dashscopeApiKey"), workspace }),
    };
  },
  siteOf: (read) => {
    const address = read.text("dashscopeBaseUrl") ?? "";
    const region = regionOf(address);
    return { host: URL.canParse(address) ? new URL(address).host : address, ...(region && { region }) };
  },
  open: (settings, access) => (require("./session") as typeof Session).openBailianSession({ ...settings, ...access }),

  openAi: { path: "/compatible-mode/v1", credential: "dashscopeApiKey" },

  job: {
    idWords: ["ft"],
    publishesByItself: true,
    tellsData: true,
    readBy: { path: (jobId) => `/fine-tunes/${encodeURIComponent(jobId)}`, credential: "dashscopeApiKey" },
    displayMembers: ["modelName"],
    rules: () => (require("./rules") as typeof Rules).bailianRules,
  },
  dataset: {
    idMember: "fileId",
    idExample: "<file ID>",
    keepsFormat: false,
    files: () => (require("./training-files") as typeof Files).trainingFiles,
    rules: () => (require("./dataset-rules") as typeof DatasetRules).bailianDatasetRules,
  },
  version: {
    namesModelEarly: false,
    rules: () => (require("./version-rules") as typeof VersionRules).bailianVersionRules,
  },
  deployment: {
    idExample: "<deployed model>",
    rules: () => (require("./deployment-rules") as typeof DeploymentRules).bailianDeploymentRules,
  },

  // Data that stands for itself is counted for Qwen 3.
  tokenizerOf: (model) => (model === undefined || qwen3Models.test(model) ? "qwen3" : "estimate"),
  models: () => (require("./model-table") as typeof ModelTableFile).bailianModelTable,
  askCatalogue: async (question) => (require("./ask-catalogue") as typeof Ask).askBailianCatalogue(question),
  prices: (region) => (require("./price-list.json") as typeof Prices).regions.find((list) => list.region === region),
};

/** Every call is below `/api/v1`; elsewhere the cloud answers what accuses the key. */
function baseUrl(read: SettingReader): string {
  const address = read.address("dashscopeBaseUrl");
  if (address.endsWith("/api/v1")) return address;
  throw read.refusal("dashscopeBaseUrl", `; did you mean ${meantBaseUrl(address)}?`);
}
