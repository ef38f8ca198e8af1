export { createEmulator } from "./create-emulator";
export type { Emulator } from "./create-emulator";
export { createManualClock } from "./manual-clock";
export type { ManualClock } from "./manual-clock";
export type { EmulatorCredentials } from "./emulator-credentials";
export type { EmulatorOptions } from "./emulator-options";
export type { DeleteRule, DeploymentDeleteRule } from "./emulator-options";
export type { Faults, FaultState } from "./faults/create-faults";
export type { FaultRuleInput } from "./faults/fault-rule";
