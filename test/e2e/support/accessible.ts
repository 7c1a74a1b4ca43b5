import AxeBuilder from "@axe-core/playwright";
import { expect } from "vitest";
import type { Workbench } from "./workbench.ts";

/** Expects axe to find no fault in the page and the pane as they stand. The grid draws its cells on a canvas, which axe cannot read. */
export async function expectAccessible(workbench: Workbench): Promise<void> {
  const { violations } = await new AxeBuilder({ page: workbench.page })
    .exclude("[data-u-comp]")
    .exclude(".grid-place")
    // Fluent UI's focus sentinels: hidden from readers, and passed on at once.
    .exclude(["iframe", "[data-tabster-dummy]"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}
