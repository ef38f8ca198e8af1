import type { Problem } from "../contract";

/** A refusal or a failure, as the page shows it. */
export class PageError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
    this.name = "PageError";
  }
}

/** What is shown of anything that was thrown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof PageError) return error.problem;
  return { code: "page-error", message: error instanceof Error ? error.message : String(error) };
}

/** The address of a call, relative to the page's own. */
export function apiAddress(path: string): string {
  return `./api/${path}`;
}

/** The path of a run: the slashes of its ID are not those of the address. */
export function runPath(id: string, below = ""): string {
  return `runs/${encodeURIComponent(id)}${below}`;
}

async function readProblem(answer: Response): Promise<Problem> {
  try {
    const body = (await answer.json()) as Partial<Problem>;
    if (typeof body.message === "string")
      return { ...body, code: body.code ?? String(answer.status), message: body.message };
  } catch {
    // No JSON: its status has to do.
  }
  return { code: `http-${answer.status}`, message: `${answer.status} ${answer.statusText}`.trim() };
}

/** Sends a call and refuses what is no success. */
export async function send(path: string, init: RequestInit = {}): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(apiAddress(path), { cache: "no-store", credentials: "same-origin", ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new PageError({ code: "unreachable", message: "the server of this page does not answer" });
  }
  if (!answer.ok) throw new PageError(await readProblem(answer));
  return answer;
}

/** Reads a call. What it is follows from the contract, which the server keeps. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const answer = await send(path, signal === undefined ? {} : { signal });
  return (await answer.json()) as T;
}

/** What changes something is sent as JSON, which no form of another site can send. */
export function posted(body: unknown, signal?: AbortSignal): RequestInit {
  return {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  };
}

/** Changes something and reads what it is then. */
export async function post<T>(path: string, body: unknown): Promise<T> {
  return (await (await send(path, posted(body))).json()) as T;
}
