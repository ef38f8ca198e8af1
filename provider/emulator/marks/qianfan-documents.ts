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
