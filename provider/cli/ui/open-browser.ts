import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * Opens an address in the browser of the desktop, where there is one. Every user of the machine sees the arguments of every
 * process: what is opened is a file of this user's own, which leads to the address.
 * @returns removes the file
 */
export function openBrowser(url: string): () => void {
  const opener = openerHere();
  if (opener === undefined) return () => undefined;
  const folder = mkdtempSync(path.join(tmpdir(), "finetune-ui-"));
  const file = path.join(folder, "open.html");
  writeFileSync(file, `<!doctype html><meta http-equiv="refresh" content="0;url=${url}">\n`, { mode: 0o600 });
  const [command, ...args] = opener;
  const child = spawn(command, [...args, file], { detached: true, stdio: "ignore" });
  // Whoever has no such program reads the address on the terminal.
  child.on("error", () => undefined);
  child.unref();
  return () => rmSync(folder, { recursive: true, force: true });
}

function openerHere(): readonly [string, ...string[]] | undefined {
  if (process.platform === "darwin") return ["open"];
  if (process.platform === "win32") return ["explorer.exe"];
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return DISPLAY || WAYLAND_DISPLAY ? ["xdg-open"] : undefined;
}
