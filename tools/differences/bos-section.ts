import { bosErrorTable } from "../../provider/emulator/bos/answer/bos-error-table";
import { bosRules } from "../../provider/emulator/bos/bos-rules";
import type { BosRoute } from "../../provider/emulator/bos/routing/bos-operation";
import { bosOperations } from "../../provider/emulator/bos/routing/bos-operations";
import { missingBosOperations } from "../../provider/emulator/bos/routing/missing-bos-operations";
import { markdownTable } from "./markdown-table";
import { markedList } from "./marked-list";
import { operationSection } from "./operation-section";
import { plainText } from "./plain-text";
import { ruleList } from "./rule-list";
import { sourceText } from "./source-text";

/** Everything about the simulated object storage. */
export function bosSection(): string {
  return [
    "## Object storage (BOS)",
    ruleList(bosRules),
    ...bosOperations.map((operation) => operationSection(`BOS: ${operation.name}`, routeText(operation), operation)),
    `### BOS: errors\n\n${errors()}`,
    `### BOS: operations that answer 501\n\n${missing()}`,
  ].join("\n\n");
}

const levels: Readonly<Record<BosRoute["level"], string>> = {
  service: "/_bos/",
  bucket: "/_bos/bucket",
  object: "/_bos/bucket/key",
};

function routeText({ method, level, query = [], header }: BosRoute): string {
  const search = query.length === 0 ? "" : `?${query.join("&")}`;
  return `${method} ${levels[level]}${search}${header === undefined ? "" : ` with ${header}`}`;
}

function errors(): string {
  const rows = Object.entries(bosErrorTable).map(([code, { status, message, source }]) => [
    String(status),
    `\`${code}\``,
    plainText(message),
    sourceText(source),
  ]);
  return markdownTable(["status", "code", "message", "from"], rows);
}

function missing(): string {
  return markedList(missingBosOperations.map((route) => [`${route.name}: \`${routeText(route)}\``, route.source]));
}
