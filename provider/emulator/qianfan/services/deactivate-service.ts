import { z } from "zod";
import { doc, fieldsFrom, ours } from "../../provenance/provenance";
import { action, operation, reads } from "../call";
import { serviceState, stopTime } from "./service-state";
import { requireService } from "./services";

const page = doc("Fmm32hcqv");

const schema = reads(z.object({ serviceId: z.string().min(1) }));

/** What the page's example says: the service's own compute units go on costing money. */
const unitsRemain = "当前服务独占后付费资源,请注意空闲资源释放!";

/** Takes a service off. What it ran on stays, and is paid on. */
export const deactivateService = operation({
  ...action("/v2/service", "DeactivateService"),
  source: page,
  rules: {
    "the result is operation and message, which warns where Postpaid units of its own are left": page,
    "the compute units stay and cost as before, until ReleaseComputeUnit": doc("Fmm32hcqv: what its message warns of"),
    "a service goes on as it is for 30 more simulated seconds, then it is Stopped": ours("not stated"),
    "operation is false for a service that is Stopped": ours("the page does not tell what makes it false"),
    "asked for again meanwhile, operation is true and nothing else happens": ours("not stated"),
  },
  requestFields: fieldsFrom(page, "serviceId"),
  answerFields: fieldsFrom(page, "operation", "message"),
  transaction: "write",
  parse: schema,
  answer: (call, asked) => {
    const { cloud } = call;
    const service = requireService(call, asked.serviceId);
    cloud.settle();
    if (serviceState(cloud, service).status === "Stopped") return { operation: false, message: "service is stopped" };
    if (service.stopped_at === null) {
      cloud.services.deactivate(service.seq, stopTime(cloud));
      cloud.journal.effect({ cloud: "qianfan", effect: "service.deactivated", subject: service.id });
    }
    const isPaidOn = cloud.computeUnits.ofService(service.seq).some((unit) => unit.payment_timing === "Postpaid");
    return { operation: true, message: isPaidOn ? unitsRemain : "" };
  },
});
