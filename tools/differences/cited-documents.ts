import { bailianDocuments } from "../../provider/emulator/marks/bailian-documents";
import { bosDocuments } from "../../provider/emulator/marks/bos-documents";
import { citedClients } from "../../provider/emulator/marks/cited-clients";
import type { CitedDocument } from "../../provider/emulator/marks/cited-document";
import { qianfanDocuments } from "../../provider/emulator/marks/qianfan-documents";
import { seedDocuments } from "../../provider/emulator/marks/seed-documents";

/** Everything that a reference may name. */
export const citedDocuments: readonly CitedDocument[] = [
  ...seedDocuments,
  ...bailianDocuments,
  ...qianfanDocuments,
  ...bosDocuments,
  ...citedClients,
];
