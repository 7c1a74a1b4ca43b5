import { expect, test } from "vitest";
import { describeFunctions } from "../../../src/workbench/page/functions-metadata.ts";

test("functions carry the add-in's namespace, and what the metadata leaves out has Excel's meaning", () => {
  const json = JSON.stringify({
    functions: [
      {
        id: "SHARE",
        name: "Share",
        description: "占比",
        parameters: [
          { name: "a", description: "数", type: "any", dimensionality: "matrix" },
          { name: "b", type: "any", optional: true },
        ],
        options: { cancelable: true },
      },
      { id: "NOW", name: "NOW", parameters: [] },
    ],
  });
  expect(describeFunctions(json, "RZRQ")).toEqual([
    {
      id: "SHARE",
      fullName: "RZRQ.SHARE",
      description: "占比",
      parameters: [
        { name: "a", description: "数", optional: false, dimensionality: "matrix" },
        { name: "b", description: "", optional: true, dimensionality: "scalar" },
      ],
      cancelable: true,
    },
    { id: "NOW", fullName: "RZRQ.NOW", description: "", parameters: [], cancelable: false },
  ]);
});
