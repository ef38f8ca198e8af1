import { Refusal } from "../refusal";
import type { OperationCall } from "../operation";
import type { ServiceRow } from "./service-store";

/** The service that a call names. @throws Refusal `NoSuchService` */
export function requireService({ cloud, record }: OperationCall, serviceId: string): ServiceRow {
  record.subject = serviceId;
  const service = cloud.services.byId(serviceId);
  if (!service) throw new Refusal("NoSuchService");
  return service;
}
