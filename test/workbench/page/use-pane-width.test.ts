import { expect, test } from "vitest";
import { boundedPaneWidth } from "../../../src/workbench/page/use-pane-width.ts";

test("the pane is never narrower than 320 nor wider than 720 pixels", () => {
  expect([100, 320, 481.6, 5000, Number.NaN].map(boundedPaneWidth)).toEqual([320, 320, 482, 720, 360]);
});
