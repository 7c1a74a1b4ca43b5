import { resolve } from "node:path";
import type { Config } from "../config.ts";
import { findPages } from "../main.ts";
import { publish, type Published } from "../publish/publish.ts";
import { openSampleStore } from "../sample/open-sample-store.ts";
import { openStore } from "../store/open-store.ts";
import type { PublishOptions } from "./program.ts";
import type { Terminal } from "./terminal.ts";

/** Blocks between two lines on how far it is. */
const STEP = 500;

/** Writes what is stored, and the built pages, as files for a static host. */
export async function runPublish(
  directory: string,
  { compress, prune }: PublishOptions,
  config: Config,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const store = await openStore(config);
  try {
    const sample = await store.isEmpty();
    const published = await publish({
      store: sample ? await openSampleStore() : store,
      sample,
      directory: resolve(directory),
      pages: findPages(),
      compress: compress === true,
      prune: prune === true,
      signal,
      onProgress: (done, total) => {
        if (done % STEP === 0)
          terminal.say({ zh: `已写出 ${done} 个数据块，共 ${total} 个`, en: `${done} of ${total} blocks written` });
      },
    });
    report(directory, published, terminal);
  } finally {
    await store.close();
  }
}

function report(directory: string, { edition, blocks, written, pages, pruned }: Published, terminal: Terminal): void {
  const days = edition.days.date;
  const reach = days.length > 0 ? `${days[0]!} … ${days.at(-1)!}` : "—";
  terminal.say({
    zh: `已发布到 ${directory}：${days.length} 个交易日（${reach}），数据块 ${blocks} 个（本次写出 ${written}），页面文件写出 ${pages}，清除旧版本 ${pruned}。`,
    en: `Published to ${directory}: ${days.length} trading days (${reach}), ${blocks} blocks (${written} written now), ${pages} page files written, ${pruned} old files removed.`,
  });
  if (edition.sample)
    terminal.complain({
      zh: "尚未保存任何数据，发布的是示例数据。",
      en: "Nothing is stored yet: what was published is the sample.",
    });
  if (findPages() === null)
    terminal.complain({
      zh: "页面尚未构建，只发布了数据：请运行 npm run build 后再发布一次。",
      en: "The pages are not built, so only the data was published: run npm run build and publish again.",
    });
}
