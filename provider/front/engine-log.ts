import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import { printable } from "../base/printable";
import { requireLikeSdk } from "./sdk-libraries";

/** Writes to a resource's own row. */
export interface EngineLog {
  log(urn: string, severity: "info" | "warning", message: string, ephemeral: boolean): Promise<void>;
}

/**
 * The engine's log as a provider process reaches it.
 * @param address the engine's; without one, lines go to `fallback`.
 */
export function connectEngineLog(address: string | undefined, fallback: NodeJS.WritableStream): EngineLog {
  if (address === undefined) {
    return { log: (_urn, _severity, message) => Promise.resolve(void fallback.write(`${shown(message)}\n`)) };
  }
  const client = new EngineClient(address, plainConnection());
  return {
    // Each call is awaited, because the engine shows lines in the order in which the calls end.
    log: (urn, severity, message, ephemeral) =>
      new Promise((resolve) => {
        const request = new LogRequest();
        request.setSeverity(severity === "info" ? LogSeverity.INFO : LogSeverity.WARNING);
        request.setMessage(shown(message));
        request.setUrn(urn);
        request.setEphemeral(ephemeral);
        // A line that cannot be shown must not fail the work that it tells about.
        client.log(request, () => resolve());
      }),
  };
}

/** Lines after the first are indented, so that none passes for a line of the engine's. */
function shown(message: string): string {
  return printable(message.replace(/\n(?! )/g, "\n  "));
}

type Credentials = ConstructorParameters<typeof EngineClient>[1];

function plainConnection(): Credentials {
  // What is required is not typed; this much of it the SDK itself relies on.
  const grpc = requireLikeSdk("@grpc/grpc-js") as { readonly credentials: { createInsecure(): Credentials } };
  return grpc.credentials.createInsecure();
}

/** The engine's address among a provider's arguments: the last one that looks like one (flags may come first). */
export function engineAddress(argv: readonly string[]): string | undefined {
  return argv.filter((argument) => /^[^-].*:\d+$/.test(argument)).at(-1);
}
