import type { Config } from "../config.ts";
import { openStore } from "../store/open-store.ts";
import type { Terminal } from "./terminal.ts";

/** Puts what was served lately where reading by security is fastest. */
export async function runCompact(config: Config, terminal: Terminal): Promise<void> {
  const store = await openStore(config);
  try {
    terminal.progress({ zh: "正在按证券重排…", en: "Sorting by security…" });
    await store.compact();
    terminal.say({ zh: "数据库已整理。", en: "The store is compact." });
  } finally {
    await store.close();
  }
}
