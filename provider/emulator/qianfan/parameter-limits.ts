import { doc, ours, seed, type Source } from "../provenance/provenance";

/** A limit of the V2 API beyond the hyperparameters. */
interface Limit {
  readonly min: number;
  readonly max: number;
  readonly source: Source;
}

/** Lengths count characters as Unicode code points: the unit for Chinese is not stated, our choice. */
const limits = {
  jobName: { min: 2, max: 20, source: doc("Omh4sux31") },
  jobDescription: { min: 0, max: 500, source: doc("Omh4sux31") },
  modelSetName: { min: 2, max: 20, source: doc("doc-3250062") },
  modelDescription: { min: 0, max: 300, source: doc("Ylw02ns4o") },
  serviceName: {
    min: 2,
    max: 64,
    source: ours("kmm2wd9z1 says 2 to 20; the Trainer's default has 36 characters"),
  },
  urlSuffix: {
    min: 2,
    max: 64,
    source: ours("kmm2wd9z1 says 2 to 20; the Trainer's default has 36 characters"),
  },
  serviceDescription: { min: 0, max: 500, source: doc("kmm2wd9z1") },
  samplingRate: { min: 0.01, max: 10, source: doc("1mo1a2ttv") },
  splitRatio: {
    min: 0,
    max: 20,
    source: ours("the newest page 1mo1a2ttv; V1 says 50, the SDK's mock 100"),
  },
  datasetRows: { min: 32, max: Infinity, source: seed("003, error 510101") },
  pageSize: { min: 1, max: 100, source: seed("002: more than 100 is taken as 100") },
} as const satisfies Record<string, Limit>;

/** Every limit by name. */
export const parameterLimits: Readonly<Record<keyof typeof limits, Limit>> = limits;

/** `maxKeys` when it is not given (seed [002]). */
export const defaultPageSize = 10;
