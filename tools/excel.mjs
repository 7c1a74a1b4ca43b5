// npm run excel: trusts a certificate for localhost, serves with it, and sideloads the add-in into Excel.
import { fileURLToPath } from "node:url";
import { commandLine, ensureBuilt, say } from "./build.mjs";

const manifest = fileURLToPath(new URL("../dist/manifest.xml", import.meta.url));

if (process.platform !== "win32" && process.platform !== "darwin") {
  say({
    zh: "桌面版 Excel 只运行于 Windows 和 macOS：在这台电脑上请运行 npm start 使用工作台，或在 Excel 网页版中用“加载项”→“上传我的加载项”选择 dist/manifest.xml。",
    en: "Excel desktop runs on Windows and macOS only: on this machine run npm start for the workbench, or in Excel on the web choose Add-ins → Upload My Add-in and give it dist/manifest.xml.",
  });
  process.exit(1);
}

ensureBuilt("everything");
const certificates = await import("office-addin-dev-certs");
const { startDebugging, stopDebugging } = await import("office-addin-debugging");

try {
  say({ zh: "将请求信任一张只用于 localhost 的证书。", en: "You will be asked to trust a certificate for localhost." });
  await certificates.ensureCertificatesAreInstalled();
} catch (error) {
  say({
    zh: `证书没有安装（${error.message}）：请在系统提示时选择“是”，或改用 npm start。`,
    en: `The certificate was not installed (${error.message}): answer “Yes” when the system asks, or use npm start instead.`,
  });
  process.exit(1);
}

const { localhostCertificatePath, localhostKeyPath } = await import("office-addin-dev-certs/lib/defaults.js");
process.argv.splice(2, 0, "serve", "--cert", localhostCertificatePath, "--key", localhostKeyPath);
const served = import(commandLine);

try {
  await startDebugging(manifest, { appType: "desktop", app: "excel", enableDebugging: false });
} catch (error) {
  say({
    zh: `Excel 没有打开（${error.message}）：请确认已安装 Excel，关闭它后重试；服务器仍在运行，按 Ctrl+C 停止。`,
    en: `Excel did not open (${error.message}): check that Excel is installed, close it and try again; the server still runs, press Ctrl+C to stop it.`,
  });
}

await served;
await stopDebugging(manifest).catch(() => undefined);
