import { startQianfan, newJob, newTask, type TestQianfan } from "./start-qianfan";
import type { EmulatorOptions } from "../../../provider/emulator";

/** A service as it is answered. */
export interface ServiceAnswer {
  readonly serviceId: string;
  readonly modelSetId: string;
  readonly modelId: string;
  readonly baseModel: string;
  readonly name: string;
  readonly url: string;
  readonly endpoint: string;
  readonly runStatus: string;
  readonly updateStatus: string;
  readonly chargeType: string;
  readonly payType: string;
  readonly chargeStatus: string;
  readonly resourceConfig: Readonly<Record<string, unknown>>;
  readonly createTime: string;
  readonly errorMessage?: string;
}

/** What CreateService answers. */
export interface CreatedService {
  readonly serviceId: string;
  readonly instanceId?: string;
}

/** A simulated Qianfan with a model that can be served. */
export interface TestServices extends TestQianfan {
  readonly modelSetId: string;
  readonly modelId: string;
  readonly taskId: string;
  /** Publishes the same run again, and waits until it is Ready. */
  publishAgain(): Promise<string>;
  /** CreateService with everything that it needs, and some changes. */
  create(changes?: object): Promise<CreatedService>;
  describe(serviceId: string): Promise<ServiceAnswer>;
  /** Makes a service and waits until it serves. */
  serve(changes?: object): Promise<ServiceAnswer>;
}

/** A body of CreateService, but for the model. */
export const goodService = {
  name: "support",
  urlSuffix: "support",
  resourceConfig: { type: "GPU-1-1", qps: 1, replicasCount: 2, region: "bj" },
  billing: { paymentTiming: "Postpaid" },
};

/** Starts one with a published model; close its emulator after the test. */
export async function startServices(options: EmulatorOptions = {}): Promise<TestServices> {
  const qianfan = startQianfan(options);
  const taskId = await newTask(qianfan, await newJob(qianfan));
  qianfan.advanceMinutes(60);
  const modelSetId = await qianfan.result<string>("CreateCustomModelSet", {
    modelSetName: "support",
    modelType: "Text2Text",
  });
  const publish = async () => {
    const body = { modelSetId, sourceType: "Train", trainMeta: { taskId } };
    const { modelId } = await qianfan.result<{ modelId: string }>("CreateCustomModel", body);
    qianfan.advanceMinutes(3);
    return modelId;
  };
  const modelId = await publish();
  const create = (changes: object = {}) =>
    qianfan.result<CreatedService>("CreateService", { modelSetId, modelId, ...goodService, ...changes });
  const describe = (serviceId: string) => qianfan.result<ServiceAnswer>("DescribeService", { serviceId });
  return {
    ...qianfan,
    modelSetId,
    modelId,
    taskId,
    publishAgain: publish,
    create,
    describe,
    serve: async (changes) => {
      const { serviceId } = await create(changes);
      qianfan.advanceMinutes(20);
      return describe(serviceId);
    },
  };
}
