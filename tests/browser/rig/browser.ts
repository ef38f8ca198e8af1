import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { leaveOut } from "../../rig/leave-out";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const programs = [
  ...(process.env["PATH"] ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name))),
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The program of a Chromium of this machine. */
export function findChromium(): string | undefined {
  return programs.find((program) => existsSync(program) && isExecutable(program));
}

/** A browser of this machine; without one the tests are left out, which is a failure on a build server. */
export async function openBrowser(test: Mocha.Context): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    return leaveOut(
      test,
      "the run page in a browser",
      "no Chromium is on PATH: apt-get install chromium fonts-noto-cjk",
    );
  }
  // Chromium refuses to run its sandbox as root; everybody else keeps it.
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
}

function isExecutable(program: string): boolean {
  try {
    accessSync(program, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** How the page is looked at. */
export interface Look {
  readonly colorScheme?: "light" | "dark";
  readonly locale?: "en-US" | "zh-CN";
  readonly width?: number;
  readonly height?: number;
}

/** A tab, and all that went wrong in it. */
export interface Tab {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of the console and of scripts, violations of the policy among them, and requests to anywhere but this machine. */
  readonly complaints: string[];
}

/** Opens a tab that notes whatever is not as it should be. */
export async function openTab(browser: Browser, look: Look = {}): Promise<Tab> {
  const { colorScheme = "light", locale = "en-US", width = 1280, height = 800 } = look;
  const context = await browser.newContext({ colorScheme, locale, viewport: { width, height }, acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(100_000);
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error.stack)));
  page.on("request", (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (hostname !== "127.0.0.1" && protocol !== "data:" && protocol !== "blob:") complaints.push(request.url());
  });
  return { page, context, complaints };
}
