import type { SimulatedWorld } from "../../contract";
import type { Store } from "../../store/store";
import { inOrder, insertInto, type Page, type PageQuery } from "../../store/table";
import type { ModelRow } from "../models/model-store";

/** A service as it is stored; `config` is the JSON of its `ServiceConfig`. */
export interface ServiceRow {
  readonly seq: number;
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Last word of its address, by which it is called. */
  readonly endpoint: string;
  readonly protocol_version: number;
  /** `ComputingUnit` or `Tokens`. */
  readonly charge_type: string;
  readonly config: string;
  readonly created_at: number;
  readonly deploying_at: number;
  readonly serving_at: number;
  /** When the replicas that were asked for last are all there. */
  readonly scaled_at: number;
  /** When it stops, or did: nothing is left that it could run on, or it was taken off. */
  readonly stopped_at: number | null;
  /** When it fails, where something makes it. */
  readonly failed_at: number | null;
  readonly failure: string | null;
}

/** Which part of the list of services to read. */
interface ServiceQuery extends PageQuery {
  /** Part of the name. */
  readonly name?: string;
  readonly protocolVersion?: number;
  readonly chargeType?: string;
  /** Only what was created until then, in simulated milliseconds since the epoch. */
  readonly createdUntil?: number;
}

/** The services of the simulated Qianfan. */
export interface ServiceStore {
  byId(id: string): ServiceRow | undefined;
  /** By the whole number of V1. */
  bySeq(seq: number): ServiceRow | undefined;
  byEndpoint(endpoint: string): ServiceRow | undefined;
  /** One of that name that has neither stopped nor failed by now. */
  liveByName(name: string, now: number): ServiceRow | undefined;
  /** In creation order. */
  all(): readonly ServiceRow[];
  list(query: ServiceQuery): Page<ServiceRow>;
  insert(service: Omit<ServiceRow, "seq" | "scaled_at" | "stopped_at" | "failed_at" | "failure">): void;
  stop(seq: number, stoppedAt: number): void;
  /** Makes it stop at a moment; time records it in the journal. */
  deactivate(seq: number, stoppedAt: number): void;
  /** Gives it another configuration, which is in force from a moment on. */
  scale(seq: number, config: string, scaledAt: number): void;
  /** Makes it fail at a moment. */
  fail(seq: number, failedAt: number, failure: string): void;
  remove(seq: number): void;
  /** Starts one anew that has stopped or failed. */
  restart(seq: number, times: { readonly deployingAt: number; readonly servingAt: number }): void;
}

const columns = [
  "id",
  "name",
  "description",
  "endpoint",
  "protocol_version",
  "charge_type",
  "config",
  "created_at",
  "deploying_at",
  "serving_at",
] as const;
const filter =
  "(?3 IS NULL OR instr(name, ?3) > 0) AND (?4 IS NULL OR protocol_version = ?4) AND (?5 IS NULL OR charge_type = ?5) AND (?6 IS NULL OR created_at <= ?6)";

/** Prepares the statements once. */
export function createServiceStore(store: Store): ServiceStore {
  const select = "SELECT * FROM qianfan_service";
  const where = (condition: string) => store.prepare<ServiceRow>(`${select} WHERE ${condition}`);
  const byId = where("id = ?");
  const bySeq = where("seq = ?");
  const byEndpoint = where("endpoint = ?");
  const liveByName = where(
    "name = ?1 AND (stopped_at IS NULL OR stopped_at > ?2) AND (failed_at IS NULL OR failed_at > ?2) LIMIT 1",
  );
  const all = where("TRUE ORDER BY seq");
  const page = inOrder<ServiceRow>(store, { select, where: filter });
  const stop = store.prepare("UPDATE qianfan_service SET stopped_at = ?, is_stop_journaled = 1 WHERE seq = ?");
  const deactivate = store.prepare("UPDATE qianfan_service SET stopped_at = ?, is_stop_journaled = 0 WHERE seq = ?");
  const scale = store.prepare("UPDATE qianfan_service SET config = ?, scaled_at = ? WHERE seq = ?");
  const fail = store.prepare("UPDATE qianfan_service SET failed_at = ?, failure = ? WHERE seq = ?");
  const remove = store.prepare("DELETE FROM qianfan_service WHERE seq = ?");
  const removeVersions = store.prepare("DELETE FROM qianfan_service_version WHERE service_seq = ?");
  const removeUnits = store.prepare("DELETE FROM qianfan_compute_unit WHERE service_seq = ?");
  const restart = store.prepare(
    `UPDATE qianfan_service SET stopped_at = NULL, is_stop_journaled = 1, failed_at = NULL, failure = NULL, is_serving_journaled = 0, deploying_at = ?, serving_at = ?
     WHERE seq = ?`,
  );
  return {
    byId: (id) => byId.get(id),
    bySeq: (seq) => bySeq.get(seq),
    byEndpoint: (endpoint) => byEndpoint.get(endpoint),
    liveByName: (name, now) => liveByName.get(name, now),
    all: () => all.all(),
    list: ({ name = null, protocolVersion = null, chargeType = null, createdUntil = null, ...query }) =>
      page(query, name, protocolVersion, chargeType, createdUntil),
    insert: insertInto(store, "qianfan_service", columns),
    stop: (seq, stoppedAt) => void stop.run(stoppedAt, seq),
    deactivate: (seq, stoppedAt) => void deactivate.run(stoppedAt, seq),
    scale: (seq, config, scaledAt) => void scale.run(config, scaledAt, seq),
    fail: (seq, failedAt, failure) => void fail.run(failedAt, failure, seq),
    remove: (seq) => {
      remove.run(seq);
      removeVersions.run(seq);
      removeUnits.run(seq);
    },
    restart: (seq, { deployingAt, servingAt }) => void restart.run(deployingAt, servingAt, seq),
  };
}

/** A model version that a service serves from a moment on. Its origin is copied, since the version may be deleted. */
export interface ServiceVersionRow {
  readonly model_id: string;
  readonly model_seq: number;
  readonly set_id: string;
  readonly set_seq: number;
  readonly set_name: string;
  /** Which version of its set it is, from 1. */
  readonly version: number;
  readonly base_model: string;
  readonly task_id: string;
  readonly from_at: number;
}

/** What services serve since when. */
export interface ServiceVersionStore {
  /** Oldest first; there is at least one. */
  ofService(serviceSeq: number): readonly ServiceVersionRow[];
  /** @param isFirst the one that the service began with: its own start tells of it. */
  insert(serviceSeq: number, model: ModelRow, fromAt: number, isFirst: boolean): void;
}

const versionColumns = [
  "service_seq",
  "model_id",
  "model_seq",
  "set_id",
  "set_seq",
  "set_name",
  "version",
  "base_model",
  "task_id",
  "from_at",
  "is_journaled",
] as const;

/** Prepares the statements once. */
export function createServiceVersionStore(store: Store): ServiceVersionStore {
  const ofService = store.prepare<ServiceVersionRow>(
    `SELECT model_id, model_seq, set_id, set_seq, set_name, version, base_model, task_id, from_at
     FROM qianfan_service_version WHERE service_seq = ? ORDER BY seq`,
  );
  const insert = insertInto(store, "qianfan_service_version", versionColumns);
  return {
    ofService: (serviceSeq) => ofService.all(serviceSeq),
    insert: (serviceSeq, model, fromAt, isFirst) =>
      insert({
        ...model,
        service_seq: serviceSeq,
        model_id: model.id,
        model_seq: model.seq,
        from_at: fromAt,
        is_journaled: isFirst ? 1 : 0,
      }),
  };
}

/** A compute unit that was bought for a service. */
export interface ComputeUnitRow {
  readonly seq: number;
  readonly id: string;
  readonly service_seq: number;
  /** `Prepaid` or `Postpaid`. */
  readonly payment_timing: string;
  readonly replicas: number;
  readonly created_at: number;
  /** When it gives itself back, where that is set. */
  readonly release_at: number | null;
}

/** The compute units of the simulated Qianfan that have not been released. */
export interface ComputeUnitStore {
  /** Those that have not given themselves back by now, oldest first. */
  ofService(serviceSeq: number): readonly ComputeUnitRow[];
  /** When the last unit of a service gives itself back, or did; `null` where one stays or none is there. */
  lastRelease(serviceSeq: number): number | null;
  /** Sets when a unit gives itself back; `null` takes the time away. */
  releaseAt(seq: number, releaseAt: number | null): void;
  insert(unit: Omit<ComputeUnitRow, "seq">): void;
  release(seq: number, releasedAt: number): void;
  resize(seq: number, replicas: number): void;
}

const unitColumns = ["id", "service_seq", "payment_timing", "replicas", "created_at", "release_at"] as const;

/** Prepares the statements once. */
export function createComputeUnitStore(store: Store, world: Pick<SimulatedWorld, "now">): ComputeUnitStore {
  const ofService = store.prepare<ComputeUnitRow>(
    `SELECT seq, id, service_seq, payment_timing, replicas, created_at, release_at
     FROM qianfan_compute_unit
     WHERE service_seq = ? AND released_at IS NULL AND (release_at IS NULL OR release_at > ?) ORDER BY seq`,
  );
  const lastRelease = store.prepare<{ at: number | null }>(
    `SELECT CASE WHEN count(*) = count(release_at) THEN max(release_at) END AS at
     FROM qianfan_compute_unit WHERE service_seq = ? AND released_at IS NULL`,
  );
  const releaseAt = store.prepare("UPDATE qianfan_compute_unit SET release_at = ? WHERE seq = ?");
  const release = store.prepare("UPDATE qianfan_compute_unit SET released_at = ? WHERE seq = ?");
  const resize = store.prepare("UPDATE qianfan_compute_unit SET replicas = ? WHERE seq = ?");
  return {
    ofService: (serviceSeq) => ofService.all(serviceSeq, world.now()),
    lastRelease: (serviceSeq) => lastRelease.get(serviceSeq)?.at ?? null,
    releaseAt: (seq, at) => void releaseAt.run(at, seq),
    insert: insertInto(store, "qianfan_compute_unit", unitColumns),
    resize: (seq, replicas) => void resize.run(replicas, seq),
    release: (seq, releasedAt) => void release.run(releasedAt, seq),
  };
}
