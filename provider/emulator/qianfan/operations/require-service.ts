import { Refusal } from "../answer/refusal";
import type { OperationCall } from "../routing/operation";
import type { ServiceRow } from "../store/service-store";

/** The service that a call names. @throws Refusal `NoSuchService` */
export function requireService({ cloud, record }: OperationCall, serviceId: string): ServiceRow {
  record.subject = serviceId;
  const service = cloud.services.byId(serviceId);
  if (!service) throw new Refusal("NoSuchService");
  return service;
}
