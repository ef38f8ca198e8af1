import Mocha from "mocha";

/** Mocha's ordinary report, whose sums also go to the process that runs the tiers. */
export default class TierReporter extends Mocha.reporters.Spec {
  /**
   * @param {Mocha.Runner} runner the run that is reported
   * @param {Mocha.MochaOptions} options Mocha's options
   */
  constructor(runner, options) {
    super(runner, options);
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      process.send?.({ passed: this.stats.passes, failed: this.stats.failures });
    });
  }
}
