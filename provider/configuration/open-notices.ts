import type { Notices } from "../notices/notices";
import type { Settings, SettingSources } from "./settings";

/** Notices as the settings say; what sends them is loaded when something is told, or when a resource has targets of its own. */
export function openNotices(settings: Settings, environment: SettingSources["environment"]): Notices {
  let opened: Notices | undefined;
  const { notify, endpoint, dataDirectory } = settings;
  const isSimulated = endpoint.kind !== "real";
  const open = (): Notices => {
    const { createNotices } = require("../notices/notices") as typeof import("../notices/notices");
    return (opened ??= createNotices({ notify, isSimulated, dataDirectory, environment }));
  };
  return {
    isSimulated,
    targetsFor: (own) => (own === undefined && notify.targets.length === 0 ? [] : open().targetsFor(own)),
    tell: (...told) => open().tell(...told),
  };
}
