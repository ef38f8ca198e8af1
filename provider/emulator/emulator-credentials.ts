/** The one account of the simulated clouds: made once, kept in the data directory. */
export interface EmulatorCredentials {
  /** Bailian: `sk-` and 32 hexadecimal characters. */
  readonly dashscopeApiKey: string;
  /** Qianfan: `ALTAK` and 21 letters and digits. */
  readonly qianfanAccessKey: string;
  /** Qianfan: 32 hexadecimal characters. */
  readonly qianfanSecretKey: string;
  /** Qianfan, for V2's inference: `bce-v3/ALTAK-`, 21 letters and digits, `/` and 40 hexadecimal characters. */
  readonly qianfanApiKey: string;
}
