import type { CloudName, CloudRules } from "../lifecycle/cloud";

/** The offline rules of every cloud; a cloud's tables are loaded when its rules are first asked for. */
export const cloudRules: Readonly<Record<CloudName, CloudRules>> = {
  get bailian() {
    return (require("./bailian/rules") as typeof import("./bailian/rules")).bailianRules;
  },
  get qianfan() {
    return (require("./qianfan/rules") as typeof import("./qianfan/rules")).qianfanRules;
  },
};
