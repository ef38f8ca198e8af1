/** A base model that answers without being deployed. */
export interface PresetService {
  readonly serviceId: string;
  /** What clients of V2 send as `model`. */
  readonly model: string;
  readonly name: string;
  /** Last word of its V1 address. */
  readonly endpoint: string;
}

const preset = (serviceId: string, name: string, model: string, endpoint: string): PresetService => ({
  serviceId,
  name,
  model,
  endpoint,
});

/** Base models that can be trained, and their neighbours: `model` by page Fm2vrveyu, `endpoint` by the Python SDK. */
export const presetServices: readonly PresetService[] = [
  preset("svcp-000000000001", "ERNIE-Speed-8K", "ernie-speed-8k", "ernie_speed"),
  preset("svcp-000000000002", "ERNIE-Speed-128K", "ernie-speed-128k", "ernie-speed-128k"),
  preset("svcp-000000000003", "ERNIE-Lite-8K", "ernie-lite-8k", "ernie-lite-8k"),
  preset("svcp-000000000004", "ERNIE-Tiny-8K", "ernie-tiny-8k", "ernie-tiny-8k"),
  preset("svcp-000000000005", "ERNIE-3.5-8K", "ernie-3.5-8k", "completions"),
  preset("svcp-000000000006", "ERNIE-4.0-8K", "ernie-4.0-8k", "completions_pro"),
];
