import { callName } from "./call-name";
import type { Interceptor, Rig } from "./create-rig";

/** What happens to a call instead of its answer. */
type Fault = (request: Request, next: (request: Request) => Promise<Response>) => Promise<Response>;

/** Lets the first `times` calls of one name meet a fault; every other call passes. */
export function meet(rig: Rig, name: string, fault: Fault, times = 1): void {
  const before: Interceptor = rig.intercept;
  let left = times;
  rig.intercept = (request, next) => {
    if (callName(request) !== name || left === 0) return before(request, next);
    left -= 1;
    return fault(request, (passed) => before(passed, next));
  };
}

/** The cloud carries the call out and the answer never arrives. */
export const loseAnswer: Fault = async (request, next) => {
  await next(request);
  throw reset();
};

/** The connection breaks before the cloud has seen anything, but nobody can tell. */
export const loseRequest: Fault = () => Promise.reject(reset());

/** Somebody else answers: a gateway, or the cloud in a state that the simulated one does not know. */
export function answer(status: number, body: unknown): Fault {
  return () => Promise.resolve(new Response(typeof body === "string" ? body : JSON.stringify(body), { status }));
}

/** The cloud's own answer with some of its text replaced. */
export function rewrite(from: string | RegExp, to: string): Fault {
  return async (request, next) => {
    const response = await next(request);
    return new Response((await response.text()).replace(from, to), { status: response.status });
  };
}

/** What the two clouds' lists are called in their answers. */
const listNames = new Set([
  "jobs",
  "jobList",
  "taskList",
  "files",
  "deployments",
  "models",
  "datasetList",
  "serviceList",
]);

/** A list in which nothing of what is there has arrived yet. */
export const emptyList: Fault = async (request, next) => {
  const response = await next(request);
  const body = JSON.parse(await response.text(), (key, value: unknown) => (listNames.has(key) ? [] : value)) as unknown;
  return Response.json(body, { status: response.status });
};

/** Something happens elsewhere just before the cloud sees the call. */
export function after(event: () => void): Fault {
  return (request, next) => {
    event();
    return next(request);
  };
}

function reset(): Error {
  return Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
}
