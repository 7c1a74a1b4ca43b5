import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // One file for each processor; the default leaves one of them idle.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/e2e/**"],
          globalSetup: ["test/support/postgres/setup.ts"],
          sequence: { shuffle: true },
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          globalSetup: ["test/e2e/setup.ts"],
          // A file is one person's session in one workbook: its steps follow one another.
          sequence: { shuffle: false },
          testTimeout: 180_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
