import type { CitedDocument } from "./cited-document";

const page =
  (folder: string) =>
  (key: string, title: string): CitedDocument => ({
    key,
    title,
    url: `https://cloud.baidu.com/doc/${folder}/s/${key}`,
  });
const ofWorkshop = page("WENXINWORKSHOP");
const ofRewrite = page("qianfan");
const ofNewestApi = page("qianfan-api");
const ofMirror = (key: string, title: string): CitedDocument => ({
  key,
  title: `${title}; a mirror of the vendor's older page`,
  url: `https://wenxinyiyan.apifox.cn/${key}`,
});

/** Pages of Qianfan's documentation that marks refer to, by the last word of their address. */
export const qianfanDocuments: readonly CitedDocument[] = [
  ofRewrite("Omh4sux31", "CreateFineTuningJob"),
  ofWorkshop("jlrzz3g1j", "DescribeFineTuningJobs"),
  ofWorkshop("Im3gxxr1l", "DeleteFineTuningJob"),
  ofWorkshop("4lrzz0plk", "CreateFineTuningTask, of 2025-06-26"),
  ofNewestApi("1mo1a2ttv", "CreateFineTuningTask, edition of 2026"),
  ofWorkshop("Vlrzz3z1p", "DescribeFineTuningTasks"),
  ofWorkshop("slrzz2u7v", "StopFineTuningTask"),
  ofNewestApi("ymo1a9xwn", "DeleteFineTuningTask"),
  ofWorkshop("clwgbz367", "support table: models, training modes and hyperparameters, of 2025-09-15"),
  ofWorkshop("Jlw02gbpo", "CreateCustomModelSet, of 2025-06-24"),
  ofNewestApi("Pmnij91ff", "CreateCustomModelSet, of 2026-04-03"),
  ofWorkshop("Ylw02ns4o", "CreateCustomModel"),
  ofWorkshop("qlw02hyof", "DescribeModelSet"),
  ofWorkshop("Plw02jx3a", "DescribeModel"),
  ofNewestApi("9mnzr02r9", "DescribeDatasetVersions"),
  ofNewestApi("kmm2wd9z1", "CreateService"),
  ofWorkshop("olub6bfdy", "CreateService, of 2025-05"),
  ofNewestApi("zmm1xw37v", "DescribeService"),
  ofWorkshop("alub6czdo", "DescribeService, editions of 2025"),
  ofRewrite("Jmh4sv4he", "DescribeServices, of 2025-10-31"),
  ofWorkshop("Alxe2gabo", "ModifyService"),
  ofWorkshop("Km33vjgi1", "DescribePresetServices"),
  ofWorkshop("plxeanx8g", "PurchaseComputeUnit of a service, formerly PurchaseServiceResource of /v2/charge"),
  ofWorkshop("ilxeaoku7", "DescribeComputeUnits of a service"),
  ofWorkshop("Tlxeap4d0", "DescribeComputeUnit of a service"),
  ofWorkshop("Dlyqvo40k", "ReleaseComputeUnit of a service, with the change of its address"),
  ofWorkshop("pm33u1tok", "ReleaseComputeUnit of a service, SDK page"),
  ofWorkshop("8m33u852z", "AutoReleaseComputeUnit of a service"),
  ofWorkshop("8m5lv9u21", "PurchaseComputeUnit without a service"),
  ofWorkshop("Gm4ta1xx9", "DescribeComputeUnit without a service"),
  ofNewestApi("3m7of64lb", "V2 inference: text generation"),
  ofWorkshop("Fm2vrveyu", "V2 inference: chat, of 2024-12-03, with the list of models"),
  ofWorkshop("2m3fihw8s", "V2 inference through the clients of OpenAI"),
  {
    key: "3198230-4",
    title: "V2 inference: list of models, among excerpts of the vendor's pages",
    url: "https://cloud.baidu.com/theme/T/3198230-4",
  },
  {
    key: "detail-161097",
    title: "error codes of V2 inference; a copy of the vendor's page",
    url: "https://ecweb.ecer.com/topic/cn/detail-161097-guide_to_resolving_qianfan_ai_api_error_codes_for_integration.html",
  },
  ofWorkshop("Plnlmxdgy", "V1 service/apply"),
  ofWorkshop("llnlmyp8o", "V1 service/detail"),
  ofWorkshop("4lqoklvr1", "V1 service/list"),
  ofWorkshop("almrgn397", "V1 createTask"),
  ofWorkshop("wlmrgowee", "V1 jobDetail"),
  ofWorkshop("2lnlebz15", "V1 stopJob"),
  ofWorkshop("Jlnlm0rdx", "V1 publishTrainModel"),
  ofWorkshop("ylnljj3ku", "V1 modelVersionDetail"),
  ofWorkshop("clnlizwcs", "V1 modelDetail"),
  ofWorkshop("Sloicm9qz", "V1 calls about datasets"),
  ofWorkshop("3lup7d5bg", "DPO training on the console"),
  ofWorkshop("Sly6wyvne", "KTO training on the console"),
  ofWorkshop("Wlyckvrz8", "error codes of Qianfan's V2 API"),
  ofWorkshop("um4uzml11", "common conventions of requests and answers"),
  page("Reference")("njwvz1yfu", "authentication: how bce-auth-v1 signs"),
  page("Reference")("Bjz3uz3qj", "error answers of the cloud's services"),
  page("BCC")("Ojwvyo6nc", "common error codes of the cloud's services"),
  page("Databuilder")("Mmdya6ldu", "common headers, of another service of the cloud"),
  ofMirror("doc-3250062", "names of models on the console"),
  ofMirror("doc-3261111", "states of a model version"),
  ofMirror("doc-3261270", "V1 createJob"),
  ofMirror("api-125401760", "V1 modelVersionDetail"),
  ofMirror("api-125406462", "V1 publishTrainModel"),
  ofMirror("api-125584099", "V1 dataset/info"),
];
