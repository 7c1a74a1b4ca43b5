import { describe } from "vitest";
import { createNodeGrid } from "../../src/workbench/grid/univer-node.ts";
import { refreshFacts } from "./refresh-facts.ts";

describe("a refresh in the workbench's own grid", () => refreshFacts(createNodeGrid));
