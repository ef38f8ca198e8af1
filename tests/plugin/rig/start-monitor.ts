import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import {
  RegisterResourceResponse,
  SupportsFeatureResponse,
  type RegisterResourceRequest,
} from "@pulumi/pulumi/proto/resource_pb";
import { sdkLibraries } from "../../frontends/rig/sdk-libraries";

/** A registration that a program sent. */
export interface Registration {
  readonly type: string;
  readonly name: string;
  readonly request: RegisterResourceRequest.AsObject;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** As much of an engine as a program registers its resources with. */
export interface TestMonitor {
  readonly address: string;
  readonly registered: Registration[];
  close(): void;
}

/**
 * Starts one on a free port. It answers with the inputs and what `outputsOf` adds; `undefined`: never.
 */
export async function startMonitor(
  outputsOf: (registration: Registration) => object | undefined,
): Promise<TestMonitor> {
  const { grpc, Empty, Struct } = sdkLibraries;
  const registered: Registration[] = [];
  const server = new grpc.Server();
  server.addService(ResourceMonitorService, {
    supportsFeature: (_call, done) => {
      const answer = new SupportsFeatureResponse();
      answer.setHassupport(true);
      done(null, answer);
    },
    registerResourceOutputs: (_call, done) => done(null, new Empty()),
    registerResource: (call, done) => {
      // The server reads requests of this method as this message.
      const request = call.request as RegisterResourceRequest;
      const [type, name] = [request.getType(), request.getName()];
      const inputs = request.getObject()?.toJavaScript() ?? {};
      const registration = { type, name, inputs, request: request.toObject() };
      registered.push(registration);
      const outputs = outputsOf(registration);
      if (outputs === undefined) return;
      const answer = new RegisterResourceResponse();
      answer.setUrn(`urn:pulumi:dev::models::${type}::${name}`);
      answer.setId(request.getCustom() ? `id-of-${name}` : "");
      answer.setObject(Struct.fromJavaScript({ ...inputs, ...outputs }));
      done(null, answer);
    },
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });
  return { address: `127.0.0.1:${port}`, registered, close: () => server.forceShutdown() };
}
