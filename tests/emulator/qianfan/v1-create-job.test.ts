import assert from "node:assert/strict";
import { assertV1Error, seedJob, startV1, type TestV1 } from "./start-v1";

const turbo = (version: string) => ({ baseTrainType: "ERNIE-Bot-turbo", trainType: `ERNIE-Bot-turbo-${version}` });
const llama = { baseTrainType: "Llama-2", trainType: "Llama-2-13b" };
const baichuan = { baseTrainType: "Baichuan2", trainType: "Baichuan2-13B" };
const chatGlm = { baseTrainType: "ChatGLM2", trainType: "ChatGLM2-6B" };
const { baseTraintype, pefttype, ...others } = seedJob;
const body = { ...others, baseTrainType: baseTraintype, peftType: pefttype };
const config = (changes: object) => ({ trainConfig: { epoch: 1, learningRate: 3e-5, maxSeqLen: 4096, ...changes } });
const rate = (learningRate: number, peftType = "ALL") => ({ ...config({ learningRate }), peftType });
const boundaries = (lowest: number, highest: number) => ({
  good: [lowest, highest],
  bad: [lowest * 0.99, highest * 1.01],
});

describe("createJob of the simulated Qianfan V1", () => {
  let cloud: TestV1;
  let count = 0;
  before(() => (cloud = startV1()));
  after(() => cloud.emulator.close());

  const create = async (changes: object) => {
    const { id } = await cloud.newContainer(`container_${(count += 1)}`);
    return cloud.v1("finetune/createJob", { ...body, ...changes, taskId: id });
  };

  const accepted: readonly [what: string, changes: object][] = [
    ["the spelling of the seed's samples", { ...seedJob, baseTrainType: undefined, peftType: undefined }],
    ["no jobRunType, as an older SDK sends", { jobRunType: undefined }],
    ["V2's word for ALL, as the SDK's unit test sends it", { peftType: "FullFineTuning", jobRunType: undefined }],
    ["epoch 50", config({ epoch: 50 })],
    ["8192 as maxSeqLen", config({ maxSeqLen: 8192 })],
    ["no maxSeqLen for a type that does not ask for it", { ...llama, ...config({ maxSeqLen: undefined }) }],
    ["P-tuning for Llama-2", { ...llama, peftType: "P-tuning" }],
    ["LoRA for ChatGLM2", { ...chatGlm, peftType: "LoRA" }],
    ["any batchSize for ERNIE-Bot-turbo-0725, which has none", config({ batchSize: 1 })],
    ["batchSize 4 for Llama-2", { ...llama, ...config({ batchSize: 4 }) }],
    ["trainsetRate 0", { trainsetRate: 0 }],
    ["trainsetRate 50", { trainsetRate: 50 }],
    ["a dataset by its ds- ID", { trainset: [{ type: 1, id: "ds-sample0000000001" }] }],
    ["a dataset by its number as text", { trainset: [{ type: 1, id: "188" }] }],
    ["data in object storage", { trainset: [{ type: 2, bosPath: "bos:/bucket/data/" }] }],
    ["two datasets of which one is small", { trainset: [188, 189].map((id) => ({ type: 1, id })) }],
    ["members that it does not know", { host: "x", freezeLayers: 3 }],
  ];
  for (const [what, changes] of accepted) {
    it(`takes ${what}`, async () => {
      const { body: answer } = await create(changes);
      assert.match((answer.result as { uuid: string }).uuid, /^task-[a-z0-9]{12}$/, JSON.stringify(answer));
    });
  }

  const refused: readonly [what: string, code: number, changes: object][] = [
    ["an unknown jobRunType", 500001, { jobRunType: 2 }],
    ["no baseTrainType", 500001, { baseTrainType: undefined }],
    ["an unknown baseTrainType", 500001, { baseTrainType: "ERNIE-Bot" }],
    ["no trainType", 500001, { trainType: undefined }],
    ["a trainType of another base", 500001, { trainType: "Llama-2-7b" }],
    ["no trainMode", 500001, { trainMode: undefined }],
    ["another trainMode than SFT", 500001, { trainMode: "PostPretrain" }],
    ["no peftType", 500001, { peftType: undefined }],
    ["LoRA for ERNIE-Bot-turbo-0516", 500001, { ...turbo("0516"), peftType: "LoRA" }],
    ["P-tuning for ERNIE-Bot-turbo-0725", 500001, { peftType: "P-tuning" }],
    ["P-tuning for ChatGLM2", 500001, { ...chatGlm, peftType: "P-tuning" }],
    ["no trainConfig", 500001, { trainConfig: undefined }],
    ["epoch as text", 500001, config({ epoch: "1" })],
    ["no learningRate", 500001, config({ learningRate: undefined })],
    ["epoch 0", 510401, config({ epoch: 0 })],
    ["epoch 51", 510401, config({ epoch: 51 })],
    ["half an epoch", 510401, config({ epoch: 1.5 })],
    ["maxSeqLen 2048", 510401, config({ maxSeqLen: 2048 })],
    ["no maxSeqLen for ERNIE-Bot-turbo-0725", 510401, config({ maxSeqLen: undefined })],
    ["batchSize 65 for Llama-2", 510401, { ...llama, ...config({ batchSize: 65 }) }],
    ["batchSize 15 for ERNIE-Bot-turbo-0516", 510401, { ...turbo("0516"), ...config({ batchSize: 15 }) }],
    ["no trainset", 500001, { trainset: undefined }],
    ["an empty trainset", 500001, { trainset: [] }],
    ["a trainset of type 3", 500001, { trainset: [{ type: 3, id: 188 }] }],
    ["a platform dataset without id", 500001, { trainset: [{ type: 1 }] }],
    ["object storage without bosPath", 500001, { trainset: [{ type: 2 }] }],
    ["trainsetRate below 0", 500001, { trainsetRate: -1 }],
    ["trainsetRate above 50", 500001, { trainsetRate: 51 }],
    ["jobRunType 1 without increConfig", 500001, { jobRunType: 1 }],
    [
      "an increment of a container that does not exist",
      510202,
      { jobRunType: 1, increConfig: { taskId: 0, jobId: 1 } },
    ],
  ];
  for (const [what, code, changes] of refused) {
    it(`refuses ${what} with ${code}`, async () => assertV1Error(await create(changes), code));
  }

  const rates: readonly [what: string, type: object, peftType: string, ReturnType<typeof boundaries>][] = [
    ["ERNIE-Bot-turbo-0704 ALL", turbo("0704"), "ALL", boundaries(1e-5, 4e-5)],
    ["ERNIE-Bot-turbo-0704 P-tuning", turbo("0704"), "P-tuning", boundaries(0.003, 0.1)],
    ["ERNIE-Bot-turbo-0704 LoRA", turbo("0704"), "LoRA", boundaries(3e-5, 1e-3)],
    ["ERNIE-Bot-turbo-0725 ALL", turbo("0725"), "ALL", boundaries(1e-5, 4e-5)],
    ["ERNIE-Bot-turbo-0725 LoRA", turbo("0725"), "LoRA", boundaries(3e-5, 1e-3)],
    ["Baichuan2-13B LoRA", baichuan, "LoRA", boundaries(1e-10, 2e-4)],
    ["ERNIE-Bot-turbo-0516 ALL", turbo("0516"), "ALL", boundaries(2e-7, 2e-4)],
    ["Llama-2-13b P-tuning", llama, "P-tuning", boundaries(2e-7, 2e-4)],
  ];
  for (const [what, type, peftType, { good, bad }] of rates) {
    it(`takes learningRate from ${good.join(" to ")} for ${what}, else 510401`, async () => {
      for (const value of good) assert.ok("result" in (await create({ ...type, ...rate(value, peftType) })).body);
      for (const value of bad) assertV1Error(await create({ ...type, ...rate(value, peftType) }), 510401);
    });
  }
});
