import { homedir } from "node:os";
import { join } from "node:path";
import { findBrowser } from "../browser/find-browser.ts";
import { hasDisplay, openBrowser, profileDirectoryFor } from "../browser/open-browser.ts";
import { requireCertificate } from "../access.ts";
import type { Config } from "../config.ts";
import { findPages, startServer } from "../main.ts";
import { ensureCertificate, publicKeyHash, type Certificate } from "../tls/certificate.ts";
import type { ServeOptions } from "./program.ts";
import { readServedCertificate } from "./served-certificate.ts";
import type { Shell } from "./shell.ts";
import type { Terminal } from "./terminal.ts";

/** What serving needs of where it was typed. */
interface ServeShell extends Shell {
  readonly config: Config;
}

/** Serves until the signal fires. */
export async function runServe(options: ServeOptions, shell: ServeShell): Promise<void> {
  const { config, terminal, signal } = shell;
  const given = await readServedCertificate(options);
  if (config.access) requireCertificate(config.access, given !== null);
  const tls = given ?? (await ensureCertificate(join(config.dataDirectory, "tls", "localhost.pem"), new Date()));
  const server = await startServer({ ...config, port: options.port ?? config.port }, tls);
  terminal.say({
    zh: `RZRQ 已在 ${server.url} 运行；按 Ctrl+C 停止。`,
    en: `RZRQ is running at ${server.url}; press Ctrl+C to stop.`,
  });
  if (findPages() === null) {
    terminal.complain({
      zh: "页面尚未构建，目前只提供数据接口：请停止后运行 npm start。",
      en: "The pages are not built, so only the data interface is served: stop and run npm start.",
    });
  }
  if (options.open) showPage(server.url, tls, shell);
  else if (!given) explainWarning(terminal);
  await untilAborted(signal);
  await server.close();
  terminal.say({ zh: "RZRQ 已停止。", en: "RZRQ has stopped." });
}

function showPage(url: string, tls: Certificate, { config, env, terminal }: ServeShell): void {
  const isSeen = hasDisplay(process.platform, env);
  const browser = isSeen ? findBrowser({ env }) : null;
  if (browser === null) {
    terminal.say({
      zh: `${isSeen ? "没有找到 Chrome、Edge 或 Chromium" : "没有显示器，无法打开浏览器窗口"}：请自行在浏览器中打开 ${url}。`,
      en: `${isSeen ? "No Chrome, Edge or Chromium was found" : "There is no display for a browser window"}: open ${url} in a browser yourself.`,
    });
    explainWarning(terminal);
    return;
  }
  const profileDirectory = profileDirectoryFor(browser, config.dataDirectory, homedir());
  openBrowser(browser, { url, keyHash: publicKeyHash(tls), profileDirectory }, () => {
    terminal.complain({
      zh: `浏览器 ${browser} 没有正常打开：请自行在浏览器中打开 ${url}。`,
      en: `The browser ${browser} did not open properly: open ${url} in a browser yourself.`,
    });
    explainWarning(terminal);
  });
}

function explainWarning(terminal: Terminal): void {
  terminal.say({
    zh: "浏览器会提示“您的连接不是私密连接”，因为证书由本机自己签发，没有机构担保；数据不离开这台电脑，点“高级”→“继续前往 localhost”即可。",
    en: "The browser will warn that the connection is not private, because this machine issued the certificate itself and no authority vouches for it; nothing leaves this computer: choose “Advanced”, then “Proceed to localhost”.",
  });
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
