import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { manifestProblems, parseManifest } from "./support/manifest-rules.ts";

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
const manifest = read("manifest.xml");
const { version } = JSON.parse(read("package.json")) as { version: string };
const assets = new URL("../assets/", import.meta.url);
const problems = (xml: string) => manifestProblems(xml, version, assets);

describe("manifest.xml", () => {
  test("is fit to be installed", () => {
    expect(problems(manifest)).toEqual([]);
  });

  test("gives the functions the namespace RZRQ in every language", () => {
    const namespace = [...parseManifest(manifest).getElementsByTagName("bt:String")].find(
      (entry) => entry.getAttribute("id") === "Functions.Namespace",
    )!;
    expect(namespace.getAttribute("DefaultValue")).toBe("RZRQ");
    expect(namespace.getElementsByTagName("bt:Override")).toHaveLength(0);
  });

  test("has icons of every size that Office shows", () => {
    for (const size of [16, 32, 64, 80, 128]) {
      const bytes = readFileSync(new URL(`icon-${size}.png`, assets));
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([size, size]);
    }
  });
});

/** Each planted fault must be seen, and named. */
const faults: [string, (xml: string) => string, RegExp][] = [
  [
    "children out of order",
    (xml) => xml.replace(/(<Label resid="Pane.Label"\/>)(\s*<Supertip>[\s\S]*?<\/Supertip>)/, "$2$1"),
    /^Control: children must be/,
  ],
  [
    "runtimes after the form factors",
    (xml) => xml.replace(/(<Runtimes>[\s\S]*?<\/Runtimes>)(\s*<AllFormFactors>[\s\S]*?<\/AllFormFactors>)/, "$2$1"),
    /^Host: children must be/,
  ],
  [
    "a resource that is missing",
    (xml) => xml.replace('resid="Pane.Tip"', 'resid="Pane.Top"'),
    /Pane\.Top names no resource/,
  ],
  [
    "a resource nobody uses",
    (xml) => xml.replace('resid="Pane.Tip"', 'resid="Refresh.Tip"'),
    /Pane\.Tip is used nowhere/,
  ],
  [
    "a resource id that is too long",
    (xml) => xml.replaceAll("Pane.Tip", "Pane.Tip.That.Is.Longer.Than.Allowed"),
    /longer than 32/,
  ],
  [
    "a text that is too long",
    (xml) => xml.replace('DefaultValue="Pane"', `DefaultValue="${"Pane".repeat(40)}"`),
    /longer than 125/,
  ],
  [
    "a text without Chinese",
    (xml) => xml.replace('<bt:Override Locale="zh-CN" Value="窗格"/>', ""),
    /Pane\.Label: no Chinese text/,
  ],
  [
    "an http address",
    (xml) => xml.replace("https://localhost:3000/addin.js", "http://localhost:3000/addin.js"),
    /not https/,
  ],
  [
    "an icon of another size",
    (xml) => xml.replace("assets/icon-80.png", "assets/icon-81.png"),
    /icon-81\.png does not exist/,
  ],
  [
    "a version that is not the package's",
    (xml) => xml.replace(`<Version>${version}`, "<Version>0.9.9"),
    /version 0\.9\.9/,
  ],
  [
    "a missing requirement set",
    (xml) => xml.replace('<Set Name="SharedRuntime" MinVersion="1.1"/>', ""),
    /SharedRuntime is missing/,
  ],
  ["a short-lived runtime", (xml) => xml.replace('lifetime="long"', 'lifetime="short"'), /lifetime long/],
];

test.each(faults)("%s is noticed", (_name, plant, message) => {
  const planted = plant(manifest);
  expect(planted).not.toBe(manifest);
  expect(problems(planted)).toEqual(expect.arrayContaining([expect.stringMatching(message)]));
});
