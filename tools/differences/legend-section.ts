import { bailianPages, clients, qianfanPages, seeds, titleOf, type Source } from "../../provider/sources";
import { linkedIn } from "./cited-sources";
import { markdownTable } from "./markdown-table";

/** What the words in the column "from" mean, and the sources that the rest of the page links to. */
export function legendSection(rest: string): string {
  const table = (some: readonly Source[]): string =>
    markdownTable(
      ["key", "what it is"],
      linkedIn(rest, some).map((source) => [`[${source.key}]`, titleOf(source)]),
    );
  return `## How to read it

- **seed**: one of the four documents below, which are followed to the letter and outrank everything else.
- **document**: another page of the vendor's documentation. Its key is the last word of its address.
- **client**: what an official client sends, reads or says in its source.
- **our choice**: no document and no client decides; what was chosen, and why.

Below a member's name, everything is of the same source. Pages change: what is said here is what they said in 2026.

### Seeds

${table(seeds)}

### Pages of Bailian

${table(bailianPages)}

### Pages of Qianfan

${table(qianfanPages)}

### Official clients

${table(clients)}`;
}
