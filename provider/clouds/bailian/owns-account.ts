import type { BailianClient } from "./client";
import { accountOf } from "./observation";

/**
 * Whether the key in use belongs to an account of an earlier answer; `undefined` where nothing of the account can be seen.
 * Jobs name workspace and main account (`llm-…/1…`), deployments the workspace alone, files the main account alone.
 */
export async function ownsAccount(
  client: BailianClient,
  account: string,
  signal?: AbortSignal,
): Promise<boolean | undefined> {
  const { jobs } = await client.listFineTunes({ pageSize: 1 }, { signal });
  const ofJobs = jobs[0] && accountOf(jobs[0]);
  if (ofJobs !== undefined) return [ofJobs, ...ofJobs.split("/")].includes(account);
  // Without jobs, what else the account has may tell.
  const own = [await workspaceOf(client, signal), await userOf(client, signal)].filter((name) => name !== undefined);
  if (own.length > 0 && [own.join("/"), ...own].includes(account)) return true;
  // What is only half known cannot say no.
  return own.length === 2 ? false : undefined;
}

async function workspaceOf(client: BailianClient, signal?: AbortSignal): Promise<string | undefined> {
  for await (const { workspaceId } of client.deployments.allDeployments({ signal })) return workspaceId;
  return undefined;
}

async function userOf(client: BailianClient, signal?: AbortSignal): Promise<string | undefined> {
  for await (const { userId } of client.allFiles({ signal })) return userId;
  return undefined;
}
