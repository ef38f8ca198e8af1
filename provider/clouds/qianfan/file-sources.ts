import { cite, type Authority } from "../../sources";

const responseImport = cite("yliu6bqzw");
const roleImport = cite("om1k634fe");
const textSchema = cite("Python SDK", "its schema of generic text");

/** Where the rules that all clouds share stand in Qianfan's documents, by their code. */
export const fileSources: Readonly<Record<string, Authority>> = {
  "file-utf16": responseImport,
  "file-xlsx": cite("3liu6c1jz"),
  "line-empty": cite("hlonqulbq", "error 13"),
  "line-encoding": responseImport,
  "row-object": roleImport,
  "messages-missing": roleImport,
  "no-answer": `${roleImport}: only annotated data can be published`,
  "text-missing": textSchema,
};
