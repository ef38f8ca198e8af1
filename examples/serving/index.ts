import * as pulumi from "@pulumi/pulumi";

const training = new pulumi.StackReference(new pulumi.Config().require("trainingStack"));

// What a service needs to know to call the models. A model that is still being trained or deployed is no output yet, and
// requireOutput refuses it: nothing is ever served from an ID that does not exist.
const service = (cloud: string, name: string) => ({
  cloud,
  model: training.requireOutput(`${name}Model`),
  deployedModel: training.requireOutput(`${name}Deployed`),
});

export const supportBot = service("bailian", "supportBot");
export const faqBot = service("qianfan", "faqBot");
