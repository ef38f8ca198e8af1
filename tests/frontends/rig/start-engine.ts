import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { sdkLibraries } from "./sdk-libraries";

/** One line that a provider logged. */
export interface LogLine {
  readonly urn: string;
  readonly message: string;
  readonly ephemeral: boolean;
  readonly severity: number;
}

/** As much of an engine as a provider calls: a place to log to. */
export interface TestEngine {
  readonly address: string;
  readonly lines: LogLine[];
  close(): void;
}

/** Starts one on a free port. */
export async function startEngine(): Promise<TestEngine> {
  const { grpc, Empty } = sdkLibraries;
  const server = new grpc.Server();
  const lines: LogLine[] = [];
  server.addService(EngineService, {
    log: ({ request }, done) => {
      // The server reads requests of this method as this message.
      const line = request as LogRequest;
      lines.push({
        urn: line.getUrn(),
        message: line.getMessage(),
        ephemeral: line.getEphemeral(),
        severity: line.getSeverity(),
      });
      done(null, new Empty());
    },
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });
  return { address: `127.0.0.1:${port}`, lines, close: () => server.forceShutdown() };
}
