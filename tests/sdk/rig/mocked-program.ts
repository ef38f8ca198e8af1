import * as pulumi from "@pulumi/pulumi";

/** A resource as the engine would get it. */
export interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly ignoreChanges: readonly string[];
  readonly replaceOnChanges: readonly string[];
  readonly customTimeouts: Readonly<Record<string, string>>;
}

/** What of a request is looked at here; the SDK does not type it. */
interface Request {
  getType(): string;
  getName(): string;
  getObject(): { toJavaScript(): Record<string, unknown> };
  getIgnorechangesList(): string[];
  getReplaceonchangesList(): string[];
  getCustomtimeouts(): { toObject(): Record<string, string> } | undefined;
}

/**
 * Runs a program as a unit test by Pulumi's documentation does, without an organization; gives what it registers by name,
 * a component as `component <name>`.
 */
export async function mockedProgram(declare: () => unknown): Promise<ReadonlyMap<string, Registered>> {
  const registered = new Map<string, Registered>();
  await pulumi.runtime.setMocks(
    {
      call: ({ inputs }) => inputs as Record<string, unknown>,
      newResource: ({ name, inputs }) => ({
        id: `${name}-id`,
        state: stateOf(name, inputs as Record<string, unknown>),
      }),
    },
    "project",
    "stack",
    false,
  );
  const monitor = pulumi.runtime.getMonitor() as unknown as {
    registerResource(request: Request, done: unknown): Promise<void>;
  };
  const { registerResource } = monitor;
  monitor.registerResource = (request, done) => {
    const isComponent = request.getType().startsWith("finetune:");
    registered.set(`${isComponent ? "component " : ""}${request.getName()}`, {
      type: request.getType(),
      name: request.getName(),
      inputs: request.getObject().toJavaScript(),
      ignoreChanges: request.getIgnorechangesList(),
      replaceOnChanges: request.getReplaceonchangesList(),
      customTimeouts: request.getCustomtimeouts()?.toObject() ?? {},
    });
    return registerResource.call(monitor, request, done);
  };
  declare();
  // The SDK does not type it.
  await (Reflect.get(pulumi.runtime, "waitForRPCs") as () => Promise<void>)();
  return registered;
}

/** Outputs, as whoever writes the mocks chooses them. */
function stateOf(name: string, inputs: Record<string, unknown>): Record<string, unknown> {
  return {
    ...inputs,
    fileId: `${name}-file`,
    contentHash: `${name}-hash`,
    versionId: `${name}-data`,
    modelId: `${name}-model`,
    finetunedOutput: "m",
  };
}
