import type { ZodType } from "zod";
import type { Json } from "../../base/json";
import type { Arrival } from "../surface/arrival";
import { operationsOf } from "../surface/operation";
import type { Route } from "../surface/router";
import type { QianfanCloud } from "./cloud";
import { parseBody } from "./request-body";

/** One call of Qianfan's console. */
export interface QianfanCall extends Arrival {
  readonly cloud: QianfanCloud;
  /** The parsed JSON body; `{}` when there was none. */
  readonly body: unknown;
}

/** Makes an operation of V2. It gives the member `result` of the answer. */
export const operation = operationsOf<QianfanCall, Json>();

/** The name of an operation of V2 and the ways that lead to it; another method than POST is refused once it is found. */
export function action(
  path: `/v2/${string}`,
  name: string,
  ...aliases: readonly Route[]
): { readonly name: string; readonly routes: readonly [Route, ...Route[]] } {
  return { name, routes: [onAction(path, name), ...aliases] };
}

/** The way to an `Action`. */
export function onAction(path: `/v2/${string}`, name: string): Route {
  return { path, query: [`Action=${name}`] };
}

/** Reads the body by a schema. */
export function reads<Value>(schema: ZodType<Value>): (call: QianfanCall) => Value {
  return ({ body }) => parseBody(schema, body);
}
