import type { SimulatedWorld, TrainingEngine } from "../contract";
import type { EmulatorSettings } from "../emulator-settings";
import type { FaceContext } from "../face-context";
import type { Journal } from "../journal";
import { createChargeStore, type ChargeStore } from "./store/charge-store";
import { createDatasetStore, type DatasetStore } from "./store/dataset-store";
import { createJobStore, type JobStore } from "./store/job-store";
import { journalReadyModels } from "./store/journal-ready-models";
import { createModelSetStore, type ModelSetStore } from "./store/model-set-store";
import { createModelStore, type ModelStore } from "./store/model-store";
import { createTaskStore, type TaskStore } from "./store/task-store";

/** What the operations of the simulated Qianfan work on. */
export interface QianfanCloud {
  readonly world: SimulatedWorld;
  readonly training: TrainingEngine;
  readonly settings: EmulatorSettings;
  readonly journal: Journal;
  readonly jobs: JobStore;
  readonly tasks: TaskStore;
  readonly modelSets: ModelSetStore;
  readonly models: ModelStore;
  readonly datasets: DatasetStore;
  readonly charges: ChargeStore;
  /** Records in the journal which versions have become Ready by now. Inside a write. */
  settle(): void;
}

/** Puts the stores of Qianfan beside what the core gives. */
export function createQianfanCloud({ world, training, settings, journal, store }: FaceContext): QianfanCloud {
  return {
    world,
    training,
    settings,
    journal,
    jobs: createJobStore(store),
    tasks: createTaskStore(store),
    modelSets: createModelSetStore(store),
    models: createModelStore(store),
    datasets: createDatasetStore(store, world),
    charges: createChargeStore(store),
    settle: () => journalReadyModels({ store, world, journal }),
  };
}
