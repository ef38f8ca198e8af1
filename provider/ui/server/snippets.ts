import { present } from "../../base/present";
import type { Cloud } from "../../contract/cloud";
import type { DeploymentRow, RunDetail, RunRow } from "../contract";
import type { AccountWatch } from "./watch-account";

/** How a program, a command and a client of HTTP take hold of a run. Only names of variables stand for keys. */
export function snippetsOf(
  { id, name }: RunRow,
  cloud: Cloud,
  { session, deployments }: Pick<AccountWatch, "session" | "deployments">,
  served: DeploymentRow | undefined,
): RunDetail["snippets"] {
  const resource = resourceName(name);
  const baseUrl = served && deployments.get(served.id)?.observation?.baseUrl;
  return {
    get: `const run = FineTuneJob.get(${JSON.stringify(resource)}, ${JSON.stringify(id)});`,
    import: `pulumi import finetune:index:FineTuneJob ${quoted(resource)} ${quoted(id)}`,
    ...present({ curl: readingCurl(cloud, session.endpoint, id) ?? askingCurl(cloud, baseUrl, served?.servedAs) }),
  };
}

/** Embedded clouds have no address, and where calls are signed no line of curl makes one. */
function readingCurl({ job, settings }: Cloud, baseUrl: string, id: string): string | undefined {
  if (job.readBy === undefined || !URL.canParse(baseUrl)) return undefined;
  const url = quoted(`${baseUrl}${job.readBy.path(id.slice(id.indexOf("/") + 1))}`);
  return `curl ${url} -H "Authorization: Bearer $${settings[job.readBy.credential]?.environment ?? "API_KEY"}"`;
}

/** For a cloud whose calls are signed: its model, as soon as it serves. */
function askingCurl(
  { openAi, settings }: Cloud,
  baseUrl: string | undefined,
  model: string | undefined,
): string | undefined {
  if (openAi === undefined || baseUrl === undefined || model === undefined) return undefined;
  const variable = settings[openAi.credential]?.environment ?? "API_KEY";
  const body = JSON.stringify({ model, messages: [{ role: "user", content: "Hello" }] });
  return `curl ${quoted(`${baseUrl}/chat/completions`)} --oauth2-bearer "$${variable}" -H 'Content-Type: application/json' -d ${quoted(body)}`;
}

/** A name for the resource, of the job's without its token. */
function resourceName(name: string): string {
  const readable = name.replace(/_[a-z2-7]{12}$/, "").replace(/[^\w-]+/g, "-");
  return readable.replace(/^-/, "") || "run";
}

/** As a shell takes one word, whoever made it. */
function quoted(word: string): string {
  return /^[\w./:-]+$/.test(word) ? word : `'${word.replace(/'/g, "'\\''")}'`;
}
