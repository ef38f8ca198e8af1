import { errorText } from "../../base/error-text";
import type { CloudName } from "../contract";
import type { FaceContext } from "../face-context";
import type { InjectedError } from "../faults/injected-error";
import type { CallRecord } from "../journal";
import type { Arrival } from "./arrival";
import type { MissingOperation, Operation } from "./operation";
import { Refusal } from "./refusal";
import { createRouter, type Asked, type Found, type Route } from "./router";

/**
 * One API of a simulated cloud: its operations, and how it speaks. A cloud has one or more under one face.
 *
 * How a face is written, in the order in which a request passes through it (the server has turned strangers away before):
 *
 * 1. **Errors**: a table of `ErrorRow`s by name, and `const refuse = refusalsOf(table)`.
 * 2. **The call**: an interface that extends `Arrival` with what the operations work on (the cloud's stores, the parsed
 *    body), and `const operation = operationsOf<Call, Result>()`. `Result` is what an operation returns and `success`
 *    puts into the envelope: a JSON value, or a `Response` where each has a form of its own or streams.
 * 3. **Operations** by domain (`buckets/`, `objects/`), one file each with its provenance: name, routes, rules and fields
 *    with their sources, how its transaction runs, `parse`, `answer`. What has to wait (a body, files, a form) belongs into
 *    `parse`, which runs before the transaction. Stores are made of `store/table.ts`.
 * 4. **The surface**, which puts them together with authentication and the envelopes. Surfaces are values: one that differs
 *    in its envelope or its authentication alone is `{ ...other, authenticate }`, with its own operations.
 * 5. **The app**: `createSurfaceApp(context, find)` over `routerOf(destinationsOf(surface), …)` in a file of its own, which the face loads with the
 *    first request.
 *
 * @typeParam Proof what authentication finds out and a call needs to know
 */
export interface Surface<Call extends Arrival, Result, Proof = void> {
  readonly cloud: CloudName;
  readonly operations: readonly Operation<Call, Result>[];
  readonly missing: readonly MissingOperation[];
  /** Asks who calls, before anything else and only where credentials are checked. @throws Refusal */
  authenticate(arrival: Arrival): Proof;
  /**
   * What the operations are given: takes in what each of them needs, its body for example. Outside of transactions.
   *
   * @param proof undefined where credentials are not checked
   * @throws Refusal
   */
  open(arrival: Arrival, proof: Proof | undefined): Call | Promise<Call>;
  /** The envelope of a success. */
  success(call: Call, result: Result): Response;
  /** The envelope of a refusal. */
  refusal(arrival: Arrival, refusal: Refusal): Response;
  /** How it says what every surface has to say. */
  readonly refuses: {
    /** The cloud has the operation, the simulated one has not. */
    missing(name: string): Refusal;
    /** The path is no operation's. */
    unknown(): Refusal;
    /** A fault of the simulated cloud itself: its reason is shown, since no secret can be in it. */
    internal(reason: string): Refusal;
    /** What a fault rule asks for; see `injectedRefusal`. */
    injected(error: InjectedError): Refusal;
  };
}

/** Where a request is led to: an operation within its surface. */
export interface Destination {
  readonly name: string;
  answer(context: FaceContext, request: Request, params: Found<unknown>["params"]): Promise<Response>;
}

/** Every operation of a surface with its routes, for `createRouter`; also those that are missing. */
export function destinationsOf<Call extends Arrival, Result, Proof>(
  surface: Surface<Call, Result, Proof>,
): readonly { readonly route: Route; readonly target: Destination }[] {
  const found = surface.operations.map((operation) => ({
    routes: operation.routes,
    target: destination(surface, operation.name, async (arrival, proof) => {
      const call = await surface.open(arrival, proof);
      return surface.success(call, await operation.carryOut(call));
    }),
  }));
  const missing = surface.missing.map(({ name, routes }) => ({ routes, target: missingDestination(surface, name) }));
  return [...found, ...missing].flatMap(({ routes, target }) => routes.map((route) => ({ route, target })));
}

/** Where a request is led to whose operation the cloud has and the simulated one has not. */
export function missingDestination<Call extends Arrival, Result, Proof>(
  surface: Surface<Call, Result, Proof>,
  name: string,
): Destination {
  return destination(surface, name, () => {
    throw surface.refuses.missing(name);
  });
}

/** Where a request is led to that is for no operation. */
export function unknownDestination<Call extends Arrival, Result, Proof>(
  surface: Surface<Call, Result, Proof>,
): Destination {
  return destination(surface, "unknown", () => {
    throw surface.refuses.unknown();
  });
}

/**
 * Answers every request in the form of the surface that it is led to, whatever it is.
 *
 * @param find the router; where that finds nothing, an `unknownDestination`
 */
export function createSurfaceApp(
  context: FaceContext,
  find: (asked: Asked) => Pick<Found<Destination>, "target" | "params">,
): { fetch(request: Request): Promise<Response> } {
  return {
    fetch: (request) => {
      const { method, headers } = request;
      const { pathname: path, searchParams: query, host } = new URL(request.url);
      const asked = { method, path, query, headers, host: headers.get("host") ?? host };
      const { target, params } = find(asked);
      return target.answer(context, request, params);
    },
  };
}

/** A router over all operations of the surfaces of a face. */
export function routerOf(...tables: readonly ReturnType<typeof destinationsOf>[]) {
  return createRouter(tables.flat());
}

/** The one way of every request: authentication, what is asked, its transaction, the envelope, the journal. */
function destination<Call extends Arrival, Result, Proof>(
  surface: Surface<Call, Result, Proof>,
  name: string,
  carryOut: (arrival: Arrival, proof: Proof | undefined) => Promise<Response>,
): Destination {
  return {
    name,
    answer: (context, request, params) => {
      const record: CallRecord = { cloud: surface.cloud, operation: name, requestId: context.newRequestId() };
      const url = new URL(request.url);
      const arrival: Arrival = { context, request, url, query: url.searchParams, record, params };
      const handle = async (): Promise<Response> => {
        try {
          const proof = context.settings.authenticate ? surface.authenticate(arrival) : undefined;
          return await carryOut(arrival, proof);
        } catch (error) {
          if (!(error instanceof Refusal)) context.reportFault(error);
          const refusal = error instanceof Refusal ? error : surface.refuses.internal(errorText(error));
          record.errorCode = String(refusal.code);
          return surface.refusal(arrival, refusal);
        }
      };
      return context.perform(record, request, handle, (error) =>
        surface.refusal(arrival, surface.refuses.injected(error)),
      );
    },
  };
}
