import type { Row } from "../series.ts";
import { slowBreadth, slowHhi } from "./concentration.ts";

/** Figures of QUALITY from its wording; null is one that cannot be told. */
export interface SlowQuality {
  readonly score: number | null;
  readonly parts: readonly (number | null)[];
  readonly pace: number | null;
}

function changes(total: readonly Row[], periods: number): (number | null)[] {
  return total.map((value, row) => {
    const base = row < periods ? null : total[row - periods]!;
    return value === null || base === null || base === 0 ? null : (value - base) / base;
  });
}

/** (last change − mean of the 250 before it) over their sample deviation, of at least 20. */
function slowPace(total: readonly Row[]): number | null {
  const all = changes(total, 1);
  const last = all.at(-1) ?? null;
  const usual = all
    .slice(0, -1)
    .slice(-250)
    .filter((change) => change !== null);
  if (last === null || usual.length < 20) return null;
  const mean = usual.reduce((sum, change) => sum + change, 0) / usual.length;
  const variance = usual.reduce((sum, change) => sum + (change - mean) ** 2, 0) / (usual.length - 1);
  return variance < 1e-24 ? null : (last - mean) / Math.sqrt(variance);
}

/** S1, S2, S3 and their sum with the weights 0.4, 0.3, 0.3. */
export function slowQuality(total: readonly Row[], members: readonly (readonly [Row, Row])[]): SlowQuality {
  const rise = changes(total, 5).at(-1) ?? null;
  const pace = slowPace(total);
  const common = members.filter(([now, before]) => now !== null && before !== null);
  const share = slowBreadth(common);
  const [now, before] = [slowHhi(common.map(([one]) => one)), slowHhi(common.map(([, other]) => other))];
  const growth =
    rise === null ? null : rise <= 0 ? 0 : pace === null ? null : Math.max(0, 100 - (100 / 3) * Math.abs(pace));
  const dispersion = now === null || before === null ? null : Math.min(100, Math.max(0, 100 - (50 * now) / before));
  const parts = [growth, share === null ? null : 100 * share, dispersion];
  const score = parts.includes(null) ? null : 0.4 * parts[0]! + 0.3 * parts[1]! + 0.3 * parts[2]!;
  return { score, parts, pace };
}
