import Mocha from "mocha";

const { EVENT_RUN_END, EVENT_TEST_END, EVENT_TEST_FAIL } = Mocha.Runner.constants;

/** Mocha's ordinary report; the sums and the names of what failed also go to the process that runs the tiers, after each test and at the end. */
export default class TierReporter extends Mocha.reporters.Spec {
  /**
   * @param {Mocha.Runner} runner the run that is reported
   * @param {Mocha.MochaOptions} options Mocha's options
   */
  constructor(runner, options) {
    super(runner, options);
    /** @type {string[]} */
    const failed = [];
    const tell = (/** @type {boolean} */ isOver) => process.send?.({ passed: this.stats.passes, failed, isOver });
    runner.on(EVENT_TEST_FAIL, (test, error) => failed.push(`${test.fullTitle()}: ${firstLineOf(error)}`));
    runner.on(EVENT_TEST_END, () => tell(false));
    runner.once(EVENT_RUN_END, () => tell(true));
  }
}

/** @param {unknown} error @returns {string} */
const firstLineOf = (error) => String(error instanceof Error ? error.message : error).split("\n", 1)[0] ?? "";
