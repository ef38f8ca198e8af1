import type { Rig } from "./create-rig";

/** Kills the provider before or after the n-th call of the operation that comes. @returns says whether it came to that. */
export function killAround(rig: Rig, call: number, moment: "before" | "after"): () => boolean {
  let calls = 0;
  rig.intercept = async (request, next) => {
    calls += 1;
    if (calls === call && moment === "before") rig.process.kill();
    const response = calls < call || moment === "after" ? await next(request) : new Response();
    if (calls === call && moment === "after") rig.process.kill();
    return response;
  };
  return () => calls >= call;
}
