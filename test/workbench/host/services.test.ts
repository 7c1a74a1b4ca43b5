import { describe, expect, test } from "vitest";
import { Host } from "../../../src/workbench/host/host.ts";
import type { RibbonUpdate } from "../../../src/workbench/host/index.ts";
import { Commands } from "../../../src/workbench/host/transport/commands.ts";
import type { RequestBody, WirePath } from "../../../src/workbench/host/wire.ts";
import { MemoryGrid } from "../../support/memory-grid.ts";
import { useNodeHost } from "../../support/node-host.ts";

const node = useNodeHost();

/** A host that is spoken to in the client's own messages. */
function createHost(onRibbon?: (update: RibbonUpdate) => void) {
  const reported: unknown[] = [];
  const host = new Host({
    grid: new MemoryGrid(),
    push: () => undefined,
    report: (failure) => reported.push(failure),
    ...(onRibbon === undefined ? {} : { onRibbon }),
  });
  return { host, reported };
}

function callOf(service: string, method: string, args: readonly unknown[]): RequestBody {
  const path: WirePath = { Id: 1, ObjectPathType: 2, Name: service };
  const call = { Id: 2, ActionType: 3, Name: method, ObjectPathId: 1, ArgumentInfo: { Arguments: args } };
  return { Actions: [call], ObjectPaths: { "1": path } };
}

describe("the task pane", () => {
  test("the add-in shows and hides it, and is told", async () => {
    const { addin } = node.Office;
    const heard: string[] = [];
    await addin.onVisibilityModeChanged(({ visibilityMode }) => {
      heard.push(visibilityMode);
    });
    await addin.showAsTaskpane();
    expect(node.host.runtime.isVisible).toBe(true);
    await addin.hide();
    expect(node.host.runtime.isVisible).toBe(false);
    await Excel.run((context) => context.sync());
    expect(heard).toEqual(["Taskpane", "Hidden"]);
  });

  test("showing it twice is told once", async () => {
    const heard: string[] = [];
    await node.Office.addin.onVisibilityModeChanged(({ visibilityMode }) => {
      heard.push(visibilityMode);
    });
    node.host.runtime.show(true);
    node.host.runtime.show(true);
    await Excel.run((context) => context.sync());
    expect(heard).toEqual(["Taskpane"]);
  });
});

describe("the ribbon", () => {
  const service = "Microsoft.DynamicRibbon.DynamicRibbon";

  test("an update reaches the page control by control", async () => {
    const updates: RibbonUpdate[] = [];
    const { host } = createHost((update) => updates.push(update));
    const controls = [{ id: "Refresh", enabled: false }, { id: "Pane" }];
    const update = { tabs: [{ id: "Tab", visible: true, groups: [{ id: "Group", controls }] }] };
    await host.request(callOf(service, "ExecuteRequestUpdate", [JSON.stringify(update)]));
    expect(updates).toEqual([
      { id: "Tab", visible: true },
      { id: "Refresh", enabled: false },
    ]);
  });

  test("a method that it does not have fails with its name", async () => {
    const { host, reported } = createHost();
    const answer = await host.request(callOf(service, "ExecuteRequestCreate", ["{}"]));
    expect(answer.Error).toMatchObject({ Code: "ApiNotFound", Location: "DynamicRibbon.ExecuteRequestCreate()" });
    expect(reported).toHaveLength(1);
  });
});

test("a service that the host does not have fails with its name", async () => {
  const { host } = createHost();
  const answer = await host.request(callOf("Microsoft.People.ServiceContext", "Start", []));
  expect(answer.Error?.Message).toContain("Microsoft.People.ServiceContext");
});

test("a kind of request that the host does not understand fails with its number", async () => {
  const { host, reported } = createHost();
  const call = { Id: 2, ActionType: 9, Name: "", ObjectPathId: 1 };
  const root: WirePath = { Id: 1, ObjectPathType: 1, Name: "" };
  const answer = await host.request({ Actions: [call], ObjectPaths: { "1": root } });
  expect(answer.Error?.Message).toContain("action type 9");
  expect(reported).toHaveLength(1);
});

describe("commands", () => {
  test("they wait until the add-in listens, then each is done when its own answer comes", async () => {
    const sent: Readonly<Record<number, string>>[] = [];
    const commands = new Commands((event) => sent.push(event));
    const done: string[] = [];
    const first = commands.run("refreshLinkedTables", "Refresh").then(() => done.push("first"));
    expect(sent).toEqual([]);
    commands.start();
    const second = commands.run("other", "Other").then(() => done.push("second"));
    expect(sent.map((event) => [event[1], event[2]])).toEqual([
      ["refreshLinkedTables", '{"source":{"id":"Refresh"}}'],
      ["other", '{"source":{"id":"Other"}}'],
    ]);
    commands.complete(sent[1]?.[0] ?? "");
    await second;
    commands.complete(sent[0]?.[0] ?? "");
    await first;
    expect(done).toEqual(["second", "first"]);
  });
});
