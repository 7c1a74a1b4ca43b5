import { readFileSync } from "node:fs";
import { DOMParser, type Element } from "@xmldom/xmldom";

/** Children of each element of an add-in manifest in the order that Office demands (schema of task pane add-ins, 1.1 and overrides 1.0); `?` = may be left out, `+` = one or more. */
const ORDER: Record<string, string> = {
  OfficeApp:
    "Id Version ProviderName DefaultLocale DisplayName Description IconUrl HighResolutionIconUrl SupportUrl AppDomains Hosts Requirements DefaultSettings Permissions VersionOverrides",
  VersionOverrides: "Hosts Resources",
  "VersionOverrides/Hosts/Host": "Runtimes AllFormFactors DesktopFormFactor",
  AllFormFactors: "ExtensionPoint",
  DesktopFormFactor: "GetStarted FunctionFile ExtensionPoint+",
  "AllFormFactors/ExtensionPoint": "Script Page Metadata Namespace",
  GetStarted: "Title Description LearnMoreUrl",
  CustomTab: "Group+ Label",
  Group: "Label Icon Control+",
  Control: "Label Supertip Icon Action Enabled?",
  Supertip: "Title Description",
  Resources: "bt:Images bt:Urls bt:ShortStrings bt:LongStrings",
};

const SHORT_STRING = 125;
const LONG_STRING = 250;
const RESOURCE_ID = 32;

const childrenOf = (element: Element): Element[] =>
  [...element.childNodes].filter((node): node is Element => node.nodeType === 1);

function pathOf(element: Element): string {
  const parent = element.parentNode as Element | null;
  return parent?.nodeType === 1 ? `${pathOf(parent)}/${element.tagName}` : element.tagName;
}

function orderProblems(root: Element): string[] {
  const elements = [root, ...[...root.getElementsByTagName("*")]];
  return elements.flatMap((element) => {
    const rule = Object.entries(ORDER).find(([name]) => `/${pathOf(element)}`.endsWith(`/${name}`))?.[1];
    if (rule === undefined) return [];
    const names = childrenOf(element).map((child) => child.tagName);
    const pattern = rule
      .split(" ")
      .map((name) => (/[+?]$/.test(name) ? `(${name.slice(0, -1)} )${name.at(-1)}` : `${name} `));
    const matches = new RegExp(`^${pattern.join("")}$`).test(names.map((name) => `${name} `).join(""));
    return matches ? [] : [`${element.tagName}: children must be ${rule}, got ${names.join(" ")}`];
  });
}

function resourceProblems(root: Element): string[] {
  const all = [...root.getElementsByTagName("*")];
  const resources = all.filter((element) => pathOf(element).includes("/Resources/") && element.hasAttribute("id"));
  const ids = resources.map((element) => element.getAttribute("id")!);
  const used = all.filter((element) => element.hasAttribute("resid")).map((element) => element.getAttribute("resid")!);
  return [
    ...used.filter((id) => !ids.includes(id)).map((id) => `resid ${id} names no resource`),
    ...ids.filter((id) => !used.includes(id)).map((id) => `resource ${id} is used nowhere`),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `resource ${id} is declared twice`),
    ...ids.filter((id) => id.length > RESOURCE_ID).map((id) => `resource id ${id} is longer than ${RESOURCE_ID}`),
  ];
}

function textProblems(root: Element): string[] {
  return (
    [
      ["bt:ShortStrings", SHORT_STRING],
      ["bt:LongStrings", LONG_STRING],
    ] as const
  ).flatMap(([list, longest]) =>
    [...root.getElementsByTagName(list)].flatMap(childrenOf).flatMap((entry) => {
      const id = entry.getAttribute("id")!;
      const translated = [...entry.getElementsByTagName("bt:Override")];
      const texts = [entry.getAttribute("DefaultValue")!, ...translated.map((one) => one.getAttribute("Value")!)];
      const chinese = translated.some((one) => one.getAttribute("Locale") === "zh-CN");
      return [
        ...texts.filter((text) => text.length > longest).map((text) => `${id}: longer than ${longest}: ${text}`),
        ...(chinese || id === "Functions.Namespace" ? [] : [`${id}: no Chinese text`]),
      ];
    }),
  );
}

/** Every address in the manifest. */
export function manifestAddresses(root: Element): string[] {
  return [root, ...[...root.getElementsByTagName("*")]]
    .flatMap((element) => [...element.attributes])
    .filter((attribute) => !attribute.name.startsWith("xmlns") && /^[a-z]+:\/\//i.test(attribute.value))
    .map((attribute) => attribute.value);
}

function pngSize(file: URL): string {
  const bytes = readFileSync(file);
  return `${bytes.readUInt32BE(16)}×${bytes.readUInt32BE(20)}`;
}

function iconProblems(root: Element, assets: URL): string[] {
  return [...new Set(manifestAddresses(root))].flatMap((address) => {
    const icon = /\/assets\/(.+-(\d+)\.png)$/.exec(address);
    if (!icon) return [];
    try {
      const size = pngSize(new URL(icon[1]!, assets));
      return size === `${icon[2]}×${icon[2]}` ? [] : [`${icon[1]} measures ${size}`];
    } catch {
      return [`${icon[1]} does not exist`];
    }
  });
}

export function parseManifest(xml: string): Element {
  return new DOMParser().parseFromString(xml, "text/xml").documentElement!;
}

/** All that is wrong with a manifest, in words; nothing = fit to be installed. */
export function manifestProblems(xml: string, version: string, assets: URL): string[] {
  const root = parseManifest(xml);
  const text = (tag: string) => root.getElementsByTagName(tag)[0]?.textContent ?? "";
  const sets = [...root.getElementsByTagName("Set")].map((set) => set.getAttribute("Name"));
  const runtime = root.getElementsByTagName("Runtime")[0];
  return [
    ...orderProblems(root),
    ...resourceProblems(root),
    ...textProblems(root),
    ...iconProblems(root, assets),
    ...manifestAddresses(root)
      .filter((address) => !address.startsWith("https://"))
      .map((address) => `not https: ${address}`),
    ...["SharedRuntime", "CustomFunctionsRuntime", "ExcelApi"]
      .filter((set) => !sets.includes(set))
      .map((set) => `requirement set ${set} is missing`),
    ...(text("Version") === version ? [] : [`version ${text("Version")} differs from the package's ${version}`]),
    ...(runtime?.getAttribute("lifetime") === "long" ? [] : ["the shared runtime must have lifetime long"]),
    ...(runtime?.getAttribute("resid") === root.getElementsByTagName("FunctionFile")[0]?.getAttribute("resid")
      ? []
      : ["commands must run in the shared runtime's page"]),
    ...(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text("Id")) ? [] : [`id ${text("Id")} is no GUID`]),
  ];
}
