import assert from "node:assert/strict";
import { chooseCheckpoint } from "../../provider/lifecycle/version/choose-checkpoint";

const job = "job bailian/ft-1";
const listed = [
  { step: 30, loss: 1.1, perplexity: 3 },
  { step: 10, loss: 1.4, perplexity: 4 },
  { step: 20, loss: 1.1, perplexity: 2 },
];
const unmeasured = [{ step: 10 }, { step: 20 }];

describe("the checkpoint that is published", () => {
  it("is the last by its step, whatever the order of the list", () => {
    const { checkpoint, reason } = chooseCheckpoint("last", listed, job);
    assert.deepEqual([checkpoint?.step, reason], [30, "step 30 is the last of 3"]);
    assert.equal(chooseCheckpoint("last", [{ step: 9 }], "ft-1").reason, "step 9 is the only checkpoint");
  });

  it("is the best by validation loss, of equal ones the earliest, with all figures", () => {
    const { checkpoint, reason } = chooseCheckpoint("best", listed, job);
    assert.deepEqual(
      [checkpoint?.step, reason],
      [20, "step 20 has the lowest validation loss (10: 1.4, 20: 1.1, 30: 1.1)"],
    );
  });

  it("is the best by perplexity where the cloud reports no loss", () => {
    const { checkpoint, reason } = chooseCheckpoint(
      "best",
      listed.map(({ step, perplexity }) => ({ step, perplexity })),
      job,
    );
    assert.deepEqual([checkpoint?.step, reason], [20, "step 20 has the lowest perplexity (10: 4, 20: 2, 30: 3)"]);
  });

  it("is one that is asked for by its step", () => {
    assert.equal(chooseCheckpoint(10, listed, job).checkpoint?.step, 10);
    assert.throws(() => chooseCheckpoint(11, listed, job), {
      code: "no-checkpoint",
      message: /there is none of step 11/,
      nextStep: 'Set `checkpoint` to one of 10, 20, 30, "last" or "best".',
    });
  });

  it("is left to the cloud where it lists none and the last is asked for", () => {
    const { checkpoint, reason } = chooseCheckpoint("last", [], job);
    assert.equal(checkpoint, undefined);
    assert.match(reason, /the cloud lists none/);
    assert.throws(() => chooseCheckpoint("best", [], job), { code: "no-checkpoint", nextStep: /needs no list/ });
  });

  it("cannot be the best where nothing was measured", () => {
    assert.throws(() => chooseCheckpoint("best", unmeasured, job), { code: "no-checkpoint", message: /neither/ });
  });
});
