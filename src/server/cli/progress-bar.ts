import type { Text } from "../../core/text.ts";

const WIDTH = 20;
/** Before this much time has passed a rate would be a guess. */
const TELLING_MS = 3000;

/** A bar with done and total, the rate, and the time left at that rate: `██████░░░░ 120/400 30 % · 45/min · 7 min left`. */
export function progressBar(done: number, total: number, elapsedMs: number): Text {
  const share = total === 0 ? 1 : done / total;
  const filled = Math.floor(share * WIDTH);
  const bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
  const count = `${bar} ${done}/${total} ${Math.floor(share * 100)}%`;
  if (elapsedMs < TELLING_MS || done === 0) return { zh: count, en: count };
  const perMinute = (done / elapsedMs) * 60_000;
  const rate = perMinute >= 10 ? Math.round(perMinute).toString() : perMinute.toFixed(1);
  const left = describeDuration(((total - done) / perMinute) * 60_000);
  return { zh: `${count} · 每分钟 ${rate} · 剩余约 ${left.zh}`, en: `${count} · ${rate}/min · about ${left.en} left` };
}

function describeDuration(ms: number): Text {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return { zh: `${Math.ceil(ms / 1000)} 秒`, en: `${Math.ceil(ms / 1000)} s` };
  if (minutes < 60) return { zh: `${minutes} 分钟`, en: `${minutes} min` };
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return { zh: `${hours} 小时 ${rest} 分钟`, en: `${hours} h ${rest} min` };
}
