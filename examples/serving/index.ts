import * as pulumi from "@pulumi/pulumi";

const training = new pulumi.StackReference(new pulumi.Config().require("trainingStack"));

// What a service needs to know to call the models. A model that is still being trained is no output yet, and
// requireOutput refuses it: nothing is ever served from an ID that does not exist.
export const supportBot = { cloud: "bailian", model: training.requireOutput("supportBotModel") };
export const faqBot = { cloud: "qianfan", model: training.requireOutput("faqBotModel") };
