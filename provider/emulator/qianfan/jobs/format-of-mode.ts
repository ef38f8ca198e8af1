/** The rows that a training mode takes from files in object storage; other modes take any (our choice). */
export const formatOfMode: Readonly<Record<string, string>> = {
  SFT: "SFT",
  PostPretrain: "Text",
  DPO: "DPO_PromptChosenRejected",
  KTO: "KTO_PromptChosenRejected",
};
