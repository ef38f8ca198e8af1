/**
 * @typedef {object} Tier What the run of all tests has to know about one folder of them.
 * @property {number} seconds how long it takes by itself on two processors: the longest begin first
 * @property {boolean} [engine] whether its tests start Pulumi
 * @property {boolean} [plugins] whether their programs need the plugin of `@pulumi/random`
 * @property {boolean} [languages] whether their programs are in other languages than TypeScript
 * @property {boolean} [browser] whether its tests drive a browser
 * @property {boolean} [sideBySide] whether its files only compute and share nothing, so that they run side by side
 * @property {boolean} [tmux] whether its tests look at a terminal
 */

/** @type {Readonly<Record<string, Tier>>} */
const TIERS = {
  engine: { seconds: 540, engine: true, plugins: true },
  languages: { seconds: 240, engine: true, languages: true },
  contract: { seconds: 150, engine: true },
  kill: { seconds: 120, engine: true },
  archive: { seconds: 60, engine: true },
  frontends: { seconds: 100 },
  chaos: { seconds: 90, engine: true },
  conformance: { seconds: 80 },
  browser: { seconds: 150, browser: true },
  model: { seconds: 60, sideBySide: true },
  screens: { seconds: 90, engine: true, tmux: true },
  quickstart: { seconds: 50, engine: true },
  robustness: { seconds: 50 },
  emulator: { seconds: 50 },
  cli: { seconds: 50, engine: true },
  ui: { seconds: 40, sideBySide: true },
};

// Our choice: one that is not in the table takes a while.
const DEFAULT = { seconds: 30 };

/** @param {string} tier @returns {Tier} */
export function tierFacts(tier) {
  return TIERS[tier] ?? DEFAULT;
}
