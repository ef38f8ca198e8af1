/** Documents and clients that rules come from, as messages name them. */
export const sources = {
  bailianUpload: "Bailian, fine-tuning data upload rules",
  bailianGuide: "Bailian, fine-tuning by API",
  bailianConsole: "Bailian, fine-tuning in the console",
  bailianFiles: "Bailian, file upload API",
  bailianCli: "Bailian's command line client, dataset validation",
  dashscope: "dashscope for Python, Files.upload",
  qianfanResponse: "Qianfan, import of Prompt+Response data",
  qianfanSchema: "qianfan for Python, dataset schema",
  qianfanRole: "Qianfan, import of Role(user+assistant) data",
  qianfanDpo: "Qianfan, import of Prompt+Chosen+Rejected data",
  qianfanKto: "Qianfan, import of Prompt+Chosen or Rejected data",
  qianfanText: "qianfan for Python, dataset schema of generic text",
  qianfanJob: "Qianfan, error 510101 of createJob",
  json: "RFC 8259",
  jsonLines: "jsonlines.org",
} as const;
