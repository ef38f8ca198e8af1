import { utcDay } from "../base/utc-day";
import { findSection } from "../catalogue/find-section";
import type { Knowledge } from "../contract/catalogue";
import type { CloudName } from "../contract/keys";
import type { PriceSettings } from "../prices/find-price";

/** What is known beside each cloud's tables when arguments are judged on some day. */
export function knowledgeOn(
  nowMs: number,
  { sites = {}, catalogue = [] }: PriceSettings,
): (cloud: CloudName) => Knowledge {
  const today = utcDay(nowMs);
  return (cloud) => {
    const section = findSection(catalogue, cloud, sites[cloud]);
    return { today, ...(section === undefined ? {} : { section }) };
  };
}
