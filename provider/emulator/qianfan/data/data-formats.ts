/** How the data of a dataset looks, in V2's word and V1's numbers ([9mnzot7x8]; constants of the [Python SDK]). */
export interface DataFormat {
  /** `dataFormat` of CreateDataset. */
  readonly word: string;
  /** V1's `projectType`, `templateType` and `dataType`; absent where V1 has none. */
  readonly v1?: { readonly projectType: number; readonly templateType: number; readonly dataType: number };
}

const ofV1 = (templateType: number, dataType = 4) => ({
  projectType: Math.floor(templateType / 100),
  templateType,
  dataType,
});

/** Every format. V1's template number begins with the project's, as the [Python SDK] requires. */
export const dataFormats: readonly DataFormat[] = [
  { word: "PromptResponse", v1: ofV1(2000) },
  { word: "Role" },
  { word: "SFT_FIM" },
  { word: "Text", v1: ofV1(40100) },
  { word: "DPO_PromptChosenRejected", v1: ofV1(2002) },
  { word: "KTO_PromptChosenRejected" },
  { word: "PromptSortedresponses", v1: ofV1(2001) },
  { word: "Prompt", v1: ofV1(40200) },
  { word: "PromptImage" },
  { word: "PromptImageResponse", v1: ofV1(70500, 7) },
];
