import type { SimulatedWorld, TrainingEngine } from "../contract";
import type { EmulatorSettings } from "../emulator-options";
import type { FaceContext } from "../face-context";
import type { Journal } from "../journal";
import { createDataReader, type DataReader } from "./data/data-reader";
import { type ChargeStore, createChargeStore } from "./jobs/charge-store";
import {
  type ComputeUnitStore,
  createComputeUnitStore,
  createServiceStore,
  createServiceVersionStore,
  type ServiceStore,
  type ServiceVersionStore,
} from "./services/service-store";
import { createDatasetImportStore, type DatasetImportStore } from "./datasets/dataset-import-store";
import { createDatasetStore, type DatasetStore } from "./datasets/dataset-store";
import { createDatasetVersionStore, type DatasetVersionStore } from "./datasets/dataset-version-store";
import { createJobStore, type JobStore } from "./jobs/job-store";
import { journalTime } from "./journal-time";
import { createModelSetStore, createModelStore, type ModelSetStore, type ModelStore } from "./models/model-store";
import { createTaskStore, type TaskStore } from "./jobs/task-store";
import { createTrainingPairStore, type TrainingPairStore } from "./datasets/training-pair-store";

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
  readonly services: ServiceStore;
  readonly serviceVersions: ServiceVersionStore;
  readonly computeUnits: ComputeUnitStore;
  readonly datasets: DatasetStore;
  readonly datasetVersions: DatasetVersionStore;
  readonly datasetImports: DatasetImportStore;
  readonly charges: ChargeStore;
  readonly trainingPairs: TrainingPairStore;
  /** Reads what lies in the object storage. Outside of transactions. */
  readonly readData: DataReader;
  /** Records in the journal what time has done by now. Inside a write. */
  settle(): void;
}

/** Puts the stores of Qianfan beside what the core gives. */
export function createQianfanCloud(context: FaceContext): QianfanCloud {
  const { world, training, settings, journal, store } = context;
  return {
    world,
    training,
    settings,
    journal,
    jobs: createJobStore(store),
    tasks: createTaskStore(store),
    modelSets: createModelSetStore(store),
    models: createModelStore(store),
    services: createServiceStore(store),
    serviceVersions: createServiceVersionStore(store),
    computeUnits: createComputeUnitStore(store, world),
    datasets: createDatasetStore(store),
    datasetVersions: createDatasetVersionStore(store, world),
    datasetImports: createDatasetImportStore(store),
    charges: createChargeStore(store),
    trainingPairs: createTrainingPairStore(store),
    readData: createDataReader(context),
    settle: () => journalTime({ store, world, journal }),
  };
}
