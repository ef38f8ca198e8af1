import { describeClient } from "../rig/describe-client";
import { pythonProgram } from "../rig/python-program";
import { qianfanEnvironment } from "../rig/qianfan-environment";

const shared = { client: "qianfan-0.4.12.3", folder: __dirname };
const environment = qianfanEnvironment;
// The Trainer's pause between two looks; its sleeping moves the simulated clock.
const trainerEnvironment: typeof environment = (clouds) => ({
  ...environment(clouds),
  QIANFAN_TRAIN_STATUS_POLLING_INTERVAL: "30",
  QIANFAN_MODEL_PUBLISH_STATUS_POLLING_INTERVAL: "30",
  QIANFAN_DEPLOY_STATUS_POLLING_INTERVAL: "30",
});

const programs = [
  { title: "resources V2", file: "qianfan-python/v2.py", environment },
  { title: "resources V1", file: "qianfan-python/v1.py", environment },
  { title: "services and inference", file: "qianfan-python/serving.py", environment },
  { title: "Trainer", file: "qianfan-python/trainer.py", environment: trainerEnvironment },
  { title: "datasets", file: "qianfan-python/datasets.py", environment: trainerEnvironment },
  { title: "routes", file: "qianfan-python/routes.py", environment },
];
for (const { title, ...program } of programs) {
  describeClient(pythonProgram({ ...shared, ...program, title: `qianfan 0.4.12.3 (Python), ${title}` }));
}
