import assert from "node:assert/strict";
import { answerCases } from "./answer-cases";
import { apis, type Body } from "./clouds";
import { journalEntries } from "./journal-entries";
import { look } from "./look";
import { surfaces, type Surface } from "./surface";

const createdJobs = (surface: Surface) =>
  journalEntries(surface.emulator).filter(({ effect }) => effect === "job.created").length;

for (const [way, start] of Object.entries(surfaces)) {
  for (const [name, api] of Object.entries(apis)) {
    describe(`faults in answers of ${name} ${way}`, () => {
      let surface: Surface;
      beforeEach(async () => (surface = await start()));
      afterEach(() => surface.close());

      for (const [what, { action, effect, journaled, sees }] of Object.entries(answerCases)) {
        it(`${what}: the client sees it, the journal says it, the next call is well`, async () => {
          const { id } = surface.emulator.faults.add({ cloud: api.cloud, operation: api.create, times: 1, action });
          sees(await look(surface, api), api);
          assert.equal(createdJobs(surface), effect ? 1 : 0);
          const calls = journalEntries(surface.emulator).filter(({ kind }) => kind === "call");
          const [{ status, lost, errorCode, faults, operation } = {}] = calls;
          assert.deepEqual(JSON.parse(JSON.stringify({ status, lost, errorCode, faults, operation })), {
            ...journaled,
            faults: [{ rule: id, action: action.kind }],
            operation: api.create,
          });
          const next = await surface.send(api.creating("two"));
          assert.equal(next.status, 200);
          assert.equal(createdJobs(surface), effect ? 2 : 1);
        });
      }

      for (const [when, effects] of Object.entries({ before: 0, after: 1 } as const)) {
        it(`an answer that never comes, ${when} the operation, ends when the client gives up`, async () => {
          surface.emulator.faults.add({
            operation: api.create,
            times: 1,
            action: { kind: "hang", when: asWhen(when) },
          });
          const client = new AbortController();
          const answer = surface.send(api.creating("one"), client.signal);
          while (!journalEntries(surface.emulator).some(({ lost }) => lost)) await new Promise(setImmediate);
          client.abort(new Error("patience is over"));
          await assert.rejects(answer, /patience is over/);
          assert.equal(createdJobs(surface), effects);
        });
      }

      it("an answer that never comes ends when the simulated clouds close", async () => {
        surface.emulator.faults.add({ action: { kind: "hang" } });
        const answer = surface.send(api.creating("one"));
        while (!journalEntries(surface.emulator).some(({ lost }) => lost)) await new Promise(setImmediate);
        await Promise.all([assert.rejects(answer, TypeError), surface.close()]);
      });

      it("a delay with jitter, before or after the operation", async () => {
        for (const when of ["before", "after"] as const) {
          surface.emulator.faults.add({
            action: { kind: "delay", ms: 5000, jitterMs: 1000, when },
            seed: when,
            times: 1,
          });
          assert.equal((await surface.send(api.creating(when))).status, 200);
        }
        assert.equal(surface.waits.length, 2);
        for (const waited of surface.waits) assert.ok(waited >= 4000 && waited <= 6000 && waited !== 5000, `${waited}`);
      });

      it("an error whose code the cloud knows has that code's status and text", async () => {
        const { code, status, message } = api.known;
        surface.emulator.faults.add({ operation: api.create, action: { kind: "error", code } });
        const response = await surface.send(api.creating("one"));
        assert.equal(response.status, status);
        assert.deepEqual(api.errorOf((await response.json()) as Body), { code, message });
      });

      it("a clock that jumps ahead before the operation", async () => {
        const before = Date.parse(surface.emulator.clock().simulatedNow);
        surface.emulator.faults.add({ operation: api.create, action: { kind: "clockJump", ms: 3_600_000 } });
        assert.equal((await surface.send(api.creating("one"))).status, 200);
        assert.equal(Date.parse(surface.emulator.clock().simulatedNow) - before, 3_600_000);
        const [jump, created] = journalEntries(surface.emulator).filter(({ kind }) => kind === "effect");
        assert.equal(jump?.effect, "clock.advanced");
        assert.equal(created?.simulatedAt, jump?.simulatedAt);
      });
    });
  }
}

function asWhen(text: string): "before" | "after" {
  return text === "before" ? "before" : "after";
}
