import { bosErrorTable } from "../../provider/emulator/bos/errors";
import { bosRules } from "../../provider/emulator/bos/general-rules";
import { bosOperations } from "../../provider/emulator/bos/bos-surface";
import { missingBosOperations } from "../../provider/emulator/bos/missing-operations";
import type { Route } from "../../provider/emulator/surface/router";
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
    ...bosOperations.map((operation) =>
      operationSection(`BOS: ${operation.name}`, routeText(operation.routes[0]), operation),
    ),
    `### BOS: errors\n\n${errors()}`,
    `### BOS: operations that answer 501\n\n${missing()}`,
  ].join("\n\n");
}

function routeText({ method, path, query = [], header }: Route): string {
  const search = query.length === 0 ? "" : `?${query.join("&")}`;
  return `${method} ${path.replace(/:(\w+)\+?/g, "$1")}${search}${header === undefined ? "" : ` with ${header}`}`;
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
  return markedList(
    missingBosOperations.map(({ name, routes: [route], source }) => [`${name}: \`${routeText(route)}\``, source]),
  );
}
