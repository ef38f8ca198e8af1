import type { ReceivedNotice } from "../../../provider/emulator/notices/receiver";
import type { RobotName } from "../../../provider/notices/robots";

/** What the simulated clouds' server tells of its robots. */
export interface SimulatedNotices {
  readonly robots: Readonly<Record<RobotName, { readonly url: string; readonly secret?: string }>>;
  readonly notices: readonly ReceivedNotice[];
}

/** The robots of a server, and what they were sent. */
export async function noticesOf(server: string): Promise<SimulatedNotices> {
  const answer = await fetch(`${server}/_emulator/notices`);
  return (await answer.json()) as SimulatedNotices;
}
