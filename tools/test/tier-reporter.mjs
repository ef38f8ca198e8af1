import Mocha from "mocha";

const { EVENT_RUN_END, EVENT_TEST_END } = Mocha.Runner.constants;

/** Mocha's ordinary report; the sums also go to the process that runs the tiers, after each test and at the end. */
export default class TierReporter extends Mocha.reporters.Spec {
  /**
   * @param {Mocha.Runner} runner the run that is reported
   * @param {Mocha.MochaOptions} options Mocha's options
   */
  constructor(runner, options) {
    super(runner, options);
    const tell = (/** @type {boolean} */ isOver) =>
      process.send?.({ passed: this.stats.passes, failed: this.stats.failures, isOver });
    runner.on(EVENT_TEST_END, () => tell(false));
    runner.once(EVENT_RUN_END, () => tell(true));
  }
}
