import type { Store } from "../../store/store";
import type { ModelRow } from "../models/model-store";
import { type Page, pageOf } from "../page";

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
  /** When nothing was left that it could run on. */
  readonly stopped_at: number | null;
  /** When it fails, where something makes it. */
  readonly failed_at: number | null;
  readonly failure: string | null;
}

/** Which part of the list of services to read. */
interface ServiceQuery {
  readonly fromSeq?: number;
  readonly maxKeys: number;
  readonly isReversed: boolean;
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
  insert(service: Omit<ServiceRow, "seq" | "stopped_at" | "failed_at" | "failure">): void;
  stop(seq: number, stoppedAt: number): void;
  /** Makes it fail at a moment. */
  fail(seq: number, failedAt: number, failure: string): void;
  remove(seq: number): void;
  /** Starts one anew that has stopped or failed. */
  restart(seq: number, times: { readonly deployingAt: number; readonly servingAt: number }): void;
}

const COLUMNS =
  "seq, id, name, description, endpoint, protocol_version, charge_type, config, created_at, deploying_at, serving_at, stopped_at, failed_at, failure";
const FILTER =
  "(?2 IS NULL OR instr(name, ?2) > 0) AND (?3 IS NULL OR protocol_version = ?3) AND (?4 IS NULL OR charge_type = ?4) AND (?6 IS NULL OR created_at <= ?6)";
const LAST_SEQ = Number.MAX_SAFE_INTEGER;

/** Prepares the statements once. */
export function createServiceStore(store: Store): ServiceStore {
  const select = (where: string) => store.prepare<ServiceRow>(`SELECT ${COLUMNS} FROM qianfan_service WHERE ${where}`);
  const byId = select("id = ?");
  const bySeq = select("seq = ?");
  const byEndpoint = select("endpoint = ?");
  const liveByName = select("name = ? AND stopped_at IS NULL AND (failed_at IS NULL OR failed_at > ?) LIMIT 1");
  const all = select("TRUE ORDER BY seq");
  const forward = select(`seq >= ?1 AND ${FILTER} ORDER BY seq LIMIT ?5`);
  const backward = select(`seq <= ?1 AND ${FILTER} ORDER BY seq DESC LIMIT ?5`);
  const insert = store.prepare(
    `INSERT INTO qianfan_service (id, name, description, endpoint, protocol_version, charge_type, config, created_at,
       deploying_at, serving_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const stop = store.prepare("UPDATE qianfan_service SET stopped_at = ? WHERE seq = ?");
  const fail = store.prepare("UPDATE qianfan_service SET failed_at = ?, failure = ? WHERE seq = ?");
  const remove = store.prepare("DELETE FROM qianfan_service WHERE seq = ?");
  const removeVersions = store.prepare("DELETE FROM qianfan_service_version WHERE service_seq = ?");
  const removeUnits = store.prepare("DELETE FROM qianfan_compute_unit WHERE service_seq = ?");
  const restart = store.prepare(
    `UPDATE qianfan_service SET stopped_at = NULL, failed_at = NULL, failure = NULL, is_serving_journaled = 0, deploying_at = ?, serving_at = ?
     WHERE seq = ?`,
  );
  return {
    byId: (id) => byId.get(id),
    bySeq: (seq) => bySeq.get(seq),
    byEndpoint: (endpoint) => byEndpoint.get(endpoint),
    liveByName: (name, now) => liveByName.get(name, now),
    all: () => all.all(),
    list: ({ fromSeq, maxKeys, isReversed, name, protocolVersion, chargeType, createdUntil }) => {
      const statement = isReversed ? backward : forward;
      const start = fromSeq ?? (isReversed ? LAST_SEQ : 0);
      const filter = [name ?? null, protocolVersion ?? null, chargeType ?? null] as const;
      return pageOf(statement.all(start, ...filter, maxKeys + 1, createdUntil ?? null), maxKeys);
    },
    insert: (row) =>
      void insert.run(
        row.id,
        row.name,
        row.description,
        row.endpoint,
        row.protocol_version,
        row.charge_type,
        row.config,
        row.created_at,
        row.deploying_at,
        row.serving_at,
      ),
    stop: (seq, stoppedAt) => void stop.run(stoppedAt, seq),
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

/** Prepares the statements once. */
export function createServiceVersionStore(store: Store): ServiceVersionStore {
  const ofService = store.prepare<ServiceVersionRow>(
    `SELECT model_id, model_seq, set_id, set_seq, set_name, version, base_model, task_id, from_at
     FROM qianfan_service_version WHERE service_seq = ? ORDER BY seq`,
  );
  const insert = store.prepare(
    `INSERT INTO qianfan_service_version (service_seq, model_id, model_seq, set_id, set_seq, set_name, version,
       base_model, task_id, from_at, is_journaled)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    ofService: (serviceSeq) => ofService.all(serviceSeq),
    insert: (serviceSeq, model, fromAt, isFirst) =>
      void insert.run(
        serviceSeq,
        model.id,
        model.seq,
        model.set_id,
        model.set_seq,
        model.set_name,
        model.version,
        model.base_model,
        model.task_id,
        fromAt,
        isFirst ? 1 : 0,
      ),
  };
}
