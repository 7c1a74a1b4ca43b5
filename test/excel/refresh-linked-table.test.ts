import { describe } from "vitest";
import { MemoryGrid } from "../support/memory-grid.ts";
import { refreshFacts } from "./refresh-facts.ts";

describe("a refresh", () => refreshFacts(() => new MemoryGrid()));
