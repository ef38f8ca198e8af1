import { z } from "zod";
import { Refusal } from "../refusal";
import type { OperationCall } from "../operation";
import type { ComputeUnitRow } from "./compute-unit-store";
import type { ServiceRow } from "./service-store";
import { parseBody } from "../parse-body";
import { requireService } from "./require-service";

const schema = z.object({ serviceId: z.string().min(1), instanceId: z.string().min(1) });

/** The compute unit that a call names, and its service. @throws Refusal `NoSuchService`, `NoSuchComputeUnit` */
export function requireComputeUnit(call: OperationCall): {
  readonly service: ServiceRow;
  readonly unit: ComputeUnitRow;
} {
  const { serviceId, instanceId } = parseBody(schema, call.body);
  const service = requireService(call, serviceId);
  call.record.subject = instanceId;
  const unit = call.cloud.computeUnits.ofService(service.seq).find(({ id }) => id === instanceId);
  if (!unit) throw new Refusal("NoSuchComputeUnit");
  return { service, unit };
}
