import { randomBytes } from "node:crypto";
import type Database from "libsql";
import type { EmulatorCredentials } from "../emulator-credentials";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** How each credential looks on the real cloud. Keys are secret, so they follow from no seed. */
const makers: Readonly<Record<keyof EmulatorCredentials, () => string>> = {
  dashscopeApiKey: () => `sk-${randomBytes(16).toString("hex")}`,
  qianfanAccessKey: () => `ALTAK${someLetters()}`,
  qianfanSecretKey: () => randomBytes(16).toString("hex"),
  qianfanApiKey: () => `bce-v3/ALTAK-${someLetters()}/${randomBytes(20).toString("hex")}`,
};

function someLetters(): string {
  return Array.from(randomBytes(21), (byte) => letters.charAt(byte % letters.length)).join("");
}

/** The credentials of a data directory, made when it is new. Inside a write transaction. */
export function keepCredentials(database: Database.Database): EmulatorCredentials {
  const insert = database.prepare("INSERT OR IGNORE INTO credential (name, value) VALUES (?, ?)");
  const select = database.prepare("SELECT value FROM credential WHERE name = ?");
  const keep = (name: keyof EmulatorCredentials): string => {
    insert.run(name, makers[name]());
    const row = select.get(name);
    if (typeof row === "object" && row !== null && "value" in row) return String(row.value);
    throw new Error(`credential ${name} was not stored`);
  };
  return {
    dashscopeApiKey: keep("dashscopeApiKey"),
    qianfanAccessKey: keep("qianfanAccessKey"),
    qianfanSecretKey: keep("qianfanSecretKey"),
    qianfanApiKey: keep("qianfanApiKey"),
  };
}
