import { present } from "../../../provider/base/present";
import type { Cloud } from "../../../provider/contract/cloud";
import type * as Rules from "./rules";
import type * as Session from "./session";

/**
 * A cloud that exists only in the tests, as unlike the two real ones as the contract allows: one ID a job, no container, a model
 * that is there without publishing, one table of hyperparameters, no training data of its own, no versions, no deployments.
 */
export const lantern: Cloud<"lantern"> = {
  name: "lantern",
  title: "Lantern",
  fullTitle: "Lantern, a cloud of the tests",

  settings: {
    lanternToken: {
      environment: "LANTERN_TOKEN",
      isCredential: true,
      doc: { en: "A token of Lantern.", zh: "Lantern 的令牌。" },
      takes: "a token of Lantern",
    },
    lanternBaseUrl: {
      environment: "LANTERN_BASE_URL",
      isCredential: false,
      doc: { en: "Where Lantern is.", zh: "Lantern 的地址。" },
      takes: "an http(s) URL",
      // Nobody is there: a test says where its cloud is.
      fallback: "http://127.0.0.1:9",
    },
  },
  credentials: ["lanternToken"],
  baseUrlSetting: "lanternBaseUrl",
  addressOn: (server) => `${server}/lantern`,
  readSettings: (read, endpoint) => ({
    baseUrl: endpoint.kind === "server" ? lantern.addressOn(endpoint.url) : read.address("lanternBaseUrl"),
    ...present({ token: read.text("lanternToken") }),
  }),
  open: (settings, access) => (require("./session") as typeof Session).openLanternSession({ ...settings, ...access }),

  job: {
    idWords: ["flame"],
    publishesByItself: true,
    tellsData: true,
    displayMembers: ["label"],
    rules: () => (require("./rules") as typeof Rules).lanternRules,
  },
  tokenizerOf: () => "estimate",
};
