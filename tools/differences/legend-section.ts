import type { CitedDocument } from "../../provider/emulator/marks/cited-document";
import { bailianDocuments } from "../../provider/emulator/marks/bailian-documents";
import { citedClients } from "../../provider/emulator/marks/cited-clients";
import { qianfanDocuments } from "../../provider/emulator/marks/qianfan-documents";
import { seedDocuments } from "../../provider/emulator/marks/seed-documents";
import { markdownTable } from "./markdown-table";

function table(documents: readonly CitedDocument[]): string {
  const rows = documents.map(({ key, title }) => [`[${key}]`, title]);
  return markdownTable(["key", "what it is"], rows);
}

/** What the words in the column "from" mean. */
export function legendSection(): string {
  return `## How to read it

- **seed**: one of the four documents below, which are followed to the letter and outrank everything else.
- **document**: another page of the vendor's documentation. Its key is the last word of its address.
- **client**: what an official client sends, reads or says in its source.
- **our choice**: no document and no client decides; what was chosen, and why.

Below a member's name, everything is of the same source. Pages change: what is said here is what they said in 2026.

### Seeds

${table(seedDocuments)}

### Pages of Bailian

${table(bailianDocuments)}

### Pages of Qianfan

${table(qianfanDocuments)}

### Official clients

${table(citedClients)}`;
}
