import { createEmulator, createManualClock, type Emulator } from "../../provider/emulator";
import { memberPaths } from "./member-paths";

/** What was sent to an operation and what it answered, as paths of members. */
export interface ObservedFields {
  readonly requests: Set<string>;
  readonly answers: Set<string>;
}

/** Simulated clouds in memory that write down which members go in and out, by operation. */
export function watchedClouds() {
  const clock = createManualClock(Date.UTC(2026, 0, 1));
  const emulator: Emulator = createEmulator({ clock, seed: "differences", fileLimits: { fileBytes: 1024 } });
  const observed = new Map<string, ObservedFields>();

  async function send(operation: string, method: string, path: string, body?: object) {
    const fields = observed.get(operation) ?? { requests: new Set(), answers: new Set() };
    observed.set(operation, fields);
    const isForm = body instanceof FormData || body instanceof URLSearchParams;
    const sent = isForm ? body : body && JSON.stringify(body);
    const request = new Request(`http://localhost${path}`, { method, ...(sent !== undefined && { body: sent }) });
    const answer = await emulator.fetch(request);
    for (const name of new URL(request.url).searchParams.keys()) if (name !== "Action") fields.requests.add(name);
    const names = isForm ? [...body.keys()] : memberPaths(body ?? {});
    for (const name of names) if (name !== "(itself)") fields.requests.add(name);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${operation}: ${answer.status} ${text}`);
    return { fields, text };
  }

  /** Bailian: what stands in `output` or `data`, on the compatible surface the whole object. */
  async function bailian(operation: string, method: string, path: string, body?: object) {
    const { fields, text } = await send(operation, method, path, body);
    const { request_id: _requestId, output, data, ...rest } = JSON.parse(text);
    const isCompatible = path.startsWith("/compatible-mode/");
    const answer = isCompatible ? { ...rest, ...(data && { data }) } : (output ?? data);
    if (answer !== undefined) for (const name of memberPaths(answer)) fields.answers.add(name);
    return answer;
  }

  /** Qianfan: what stands in `result`. */
  async function qianfan(operation: string, path: string, body: object) {
    const { fields, text } = await send(operation, "POST", path, body);
    const { result, ...rest } = JSON.parse(text);
    if (result === undefined) throw new Error(`${operation}: ${JSON.stringify(rest)}`);
    for (const name of memberPaths(result)) fields.answers.add(name);
    return result;
  }

  /** Inference on Qianfan: the whole object. */
  async function inference(operation: string, method: string, path: string, body?: object) {
    const { fields, text } = await send(operation, method, path, body);
    const answer = JSON.parse(text);
    for (const name of memberPaths(answer)) fields.answers.add(name);
    return answer;
  }

  return { bailian, qianfan, inference, clock, emulator, observed };
}
