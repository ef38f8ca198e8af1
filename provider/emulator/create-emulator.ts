import { randomUUID } from "node:crypto";
import { setMaxListeners } from "node:events";
import { createControl, type EmulatorControl } from "./control/create-control";
import { createJournal, createCallWriter } from "./create-journal";
import { systemClock } from "../base/clock";
import type { EmulatorCredentials } from "./emulator-credentials";
import type { EmulatorOptions } from "./emulator-options";
import type { FaceContext } from "./face-context";
import { faces } from "./faces";
import { arriveInProcess } from "./faults/cut-response";
import { createFaults } from "./faults/create-faults";
import { createPerformer } from "./faults/create-performer";
import { createRunFaults } from "./faults/run-faults";
import { createNoticeReceiver, noticesSchema } from "./notices/receiver";
import { requireOptions } from "./require-arguments";
import { createBlobStore } from "./store/blob-store";
import { createStore } from "./store/store";
import { foundDatabase } from "./store/found-database";
import { foundSchema } from "./store/schema";
import { openDatabase } from "./store/open-database";
import { createRunSettling } from "./training/create-run-settling";
import { createTrainingEngine } from "./training/create-training-engine";
import { createWorld } from "./world/create-world";

/** The simulated clouds in this process. */
export interface Emulator extends EmulatorControl {
  /**
   * Answers `/api/v1/…`, `/compatible-mode/v1/…`, `/v2/…`, `/wenxinworkshop/…`, `/_bos/…` and `/_emulator/…`, whatever
   * the host.
   * Rejects as the global `fetch` does where a fault rule cuts the connection.
   *
   * @throws FineTuneError `emulator-closed` once closed
   */
  fetch(request: Request): Promise<Response>;
  /** The same for who only watches, and is no client: the call stands in no journal, and fault rules neither meet nor count it. */
  look(request: Request): Promise<Response>;
  readonly credentials: EmulatorCredentials;
  /** Ends answers that are still being streamed; calls go on working. */
  stopStreams(): void;
  /** Ends open log streams and closes the data directory. What is stored there stays. */
  close(): void;
}

/**
 * Opens the simulated clouds of a data directory, or private ones in memory.
 *
 * @example
 * const emulator = createEmulator({ dataDir: ".finetune", speed: 60 });
 * const answer = await emulator.fetch(new Request("http://localhost/api/v1/fine-tunes"));
 * @throws FineTuneError `emulator-schema-newer`, `emulator-schema-older` when another release has written the data directory;
 * `emulator-bad-argument` for an option that is none, or not what it takes.
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  requireOptions(options);
  const wallNow = () => (options.clock === undefined ? Date.now() : options.clock.now());
  const speed = options.speed ?? (options.clock === undefined ? undefined : 1);
  const database = openDatabase(options.dataDir);
  const credentials = foundDatabase(database, { seed: options.seed, speed, wallNow: wallNow() });
  const world = createWorld(database, wallNow);
  const store = createStore(database, world);
  const journal = createJournal(store, world, createCallWriter(options.dataDir, database));
  const closing = new AbortController();
  // As many as there are calls under way.
  setMaxListeners(0, closing.signal);
  const settings = {
    deleteRule: options.deleteRule ?? "literal",
    taskDeleteRule: options.taskDeleteRule ?? options.deleteRule ?? "terminal_only",
    deploymentDeleteRule: options.deploymentDeleteRule ?? "any",
    jobQuota: options.jobQuota ?? 0,
    taskQuota: options.taskQuota ?? 0,
    trainingQuota: options.trainingQuota ?? 0,
    chargeQuota: options.chargeQuota ?? 0,
    authenticate: options.authenticate ?? false,
    instant: options.instant ?? false,
    fileLimits: { ...defaultFileLimits, ...options.fileLimits },
  } as const;
  const settling = createRunSettling({ store, world, journal });
  const training = createTrainingEngine({ store, world, journal, settling, instant: settings.instant });
  const faults = createFaults(
    store,
    faces.map(({ cloud, target }) => ({ cloud, ...target })),
  );
  const context: FaceContext = {
    store,
    blobs: createBlobStore(options.dataDir),
    world,
    training,
    settings,
    credentials,
    journal,
    reportFault: (error) => options.onFault?.(error),
    closing: closing.signal,
    newRequestId: () => randomUUID(),
    perform: (...call) => perform(...call),
  };
  const looks = new WeakSet<Request>();
  const perform = createPerformer({
    isLook: (request) => looks.has(request),
    faults,
    runFaults: createRunFaults({ context, world, training, faces }),
    journal,
    closing: closing.signal,
    reportFault: context.reportFault,
    sleep: (durationMs, signal) => (options.clock?.sleep ?? systemClock.sleep)(durationMs, signal),
  });

  try {
    store.write(() => {
      foundSchema(database, "notices", noticesSchema);
      for (const face of faces) if (foundSchema(database, face.cloud, face.schema)) face.seed?.(context);
      if (speed !== undefined && speed !== world.speed()) world.setSpeed(speed);
    });
  } catch (error) {
    database.close();
    throw error;
  }
  const notices = createNoticeReceiver(store, world, credentials);
  const control = createControl({ context, database, world, training, settling, faults, journal, notices, faces });
  const fetch: Emulator["fetch"] = async (request) => {
    store.requireOpen();
    return arriveInProcess(await answer(request));
  };
  const controlApp = once(() => {
    const { createControlApp } =
      require("./control/create-control-app") as typeof import("./control/create-control-app");
    return createControlApp(control);
  });
  const stopStreams = () => closing.abort(new Error("The simulated clouds are closing."));
  const apps = faces.map((face) => ({ face, app: once(() => face.create(context)) }));

  const answer = (request: Request): Response | Promise<Response> => {
    const path = pathOf(request.url);
    if (path.startsWith("/_emulator/")) return controlApp().fetch(request);
    const owner = apps.find(({ face }) => face.owns(path));
    return owner === undefined ? notACloudsPath(path) : owner.app().fetch(request);
  };

  return {
    ...control,
    credentials,
    fetch,
    look: (request) => {
      looks.add(request);
      return fetch(request);
    },
    stopStreams,
    close: () => {
      if (!database.open) return;
      stopStreams();
      try {
        journal.close();
      } catch (error) {
        // On a full disk the last calls of the journal are lost; nobody's close shall fail for them.
        options.onFault?.(error);
      }
      database.close();
    },
  };
}

/** Limits of uploaded files: the newest page's [upload-file-api]. */
const defaultFileLimits = { fileBytes: 300 * 2 ** 20, totalBytes: 100 * 2 ** 30, count: 10_000 };

/** Makes it when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function pathOf(url: string): string {
  const start = url.indexOf("/", url.indexOf("//") + 2);
  const [path = "/"] = start < 0 ? [] : url.slice(start).split("?", 1);
  return path;
}

function notACloudsPath(path: string): Response {
  const message = `${path} belongs to no simulated cloud. GET /_emulator/health says what is here.`;
  return Response.json({ code: "NotFound", message, requestId: randomUUID() }, { status: 404 });
}
