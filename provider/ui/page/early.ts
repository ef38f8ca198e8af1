import { applyPreferences } from "./preferences";

// Before the first paint, so that a chosen theme does not flash.
applyPreferences();
