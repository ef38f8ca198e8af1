import { present } from "../../base/present";
import type { Bill, BillOperations } from "../../contract/bills";
import type { HourlyUse } from "../../contract/rules";
import { chinaTime } from "../china-time";
import { absentAsUndefined } from "../tolerated-kind";
import type { QianfanClient } from "./client";
import type { QianfanDatasetEntry } from "./dataset-schemas";
import { observeService } from "./deployment-observation";
import { paidByMonth } from "./hourly-use";
import { nothingDone } from "./nothing-done";
import { endedUnits } from "./service-client";
import type { ComputeUnit, QianfanService } from "./service-schemas";

/**
 * What costs on Qianfan beside jobs: services that serve, compute units of those that do not (taking a service off gives none
 * back [Fmm32hcqv]), and data in buckets, which the object storage bills. The platform's own storage has no price on any page.
 */
export function createBillOperations({ services, datasets }: QianfanClient): BillOperations {
  return {
    list: async function* (signal) {
      for await (const service of services.allServices({}, { signal })) {
        // It may go while the list is read.
        const listed = await absentAsUndefined(services.describeComputeUnits(service.serviceId, { signal }));
        const units = (listed ?? []).filter(({ status }) => !endedUnits.has(status));
        const { status } = observeService(service, { cloud: "qianfan", id: service.serviceId }, undefined);
        if (status === "stopped" || status === "failed") yield* units.map((unit) => unitBill(service, unit));
        else yield serviceBill(service, status, units);
      }
      for await (const dataset of datasets.allDatasets({ signal })) {
        if (dataset.storageType?.toLowerCase() === "bos") yield datasetBill(dataset);
      }
    },
    release: async (id, signal) => {
      const [serviceId = "", instanceId = ""] = id.split("/");
      if (await services.releaseComputeUnit({ serviceId, instanceId }, { signal })) return;
      throw nothingDone("ReleaseComputeUnit", undefined, "Release it in the Qianfan console under online inference.");
    },
  };
}

function serviceBill(service: QianfanService, status: string, units: readonly ComputeUnit[]): Bill {
  const { serviceId, name, createTime: createdAt } = service;
  return {
    kind: "deployment",
    id: serviceId,
    heldAs: [serviceId],
    status,
    ...present({ name, createdAt }),
    use: useOf(service, units),
  };
}

function unitBill(service: QianfanService, unit: ComputeUnit): Bill {
  const { serviceId, name } = service;
  return {
    kind: "compute unit",
    id: `${serviceId}/${unit.instanceId}`,
    heldAs: [unit.instanceId, serviceId],
    status: unit.status ?? "",
    ...present({ name: name === undefined ? undefined : `of ${name}`, createdAt: unit.createTime }),
    use: useOf(service, [unit]),
  };
}

function useOf({ chargeType, resourceConfig }: QianfanService, units: readonly ComputeUnit[]): HourlyUse {
  if (chargeType === "Tokens") return { kind: "nothing", because: "chargeType Tokens is paid by token" };
  if (units.length === 0) return { kind: "untold", why: "it runs on compute units that no call lists" };
  if (units.some(({ paymentTiming }) => paymentTiming === "Prepaid")) return paidByMonth;
  if (resourceConfig?.type === undefined) return { kind: "untold", why: "the hardware of its units is not told" };
  const count = units.reduce((sum, { replicasCount = 1 }) => sum + replicasCount, 0);
  return { kind: "units", unit: resourceConfig.type, count };
}

function datasetBill({
  datasetId,
  datasetName: name,
  storagePath = "a bucket",
  createTime,
}: QianfanDatasetEntry): Bill {
  return {
    kind: "dataset",
    id: datasetId,
    heldAs: [datasetId],
    status: "stored",
    ...present({ name, createdAt: chinaTime(createTime) }),
    use: { kind: "untold", why: `${storagePath}, which the object storage bills by size` },
  };
}
