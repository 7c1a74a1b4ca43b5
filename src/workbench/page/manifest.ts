import type { Language } from "../../core/text.ts";
import { elementsNamed, parseXml, type XmlDocument, type XmlElement } from "../file/xml.ts";

/** What the add-in declares of itself, in one language. */
export interface AddinManifest {
  readonly name: string;
  readonly namespace: string;
  /** Page of the shared runtime: the functions, the pane and the commands live in it. */
  readonly runtimeUrl: URL;
  readonly functionsUrl: URL;
  readonly tabs: readonly RibbonTab[];
}

interface RibbonTab {
  readonly id: string;
  readonly label: string;
  readonly groups: readonly RibbonGroup[];
}

interface RibbonGroup {
  readonly id: string;
  readonly label: string;
  readonly buttons: readonly RibbonButton[];
}

export interface RibbonButton {
  readonly id: string;
  readonly label: string;
  readonly tipTitle: string;
  readonly tip: string;
  /** The picture that looks sharp at 32 pixels. */
  readonly iconUrl: URL;
  readonly action: { readonly kind: "showPane" } | { readonly kind: "run"; readonly functionName: string };
  /** Until the add-in says otherwise. */
  readonly enabled: boolean;
}

export const locales: Readonly<Record<Language, string>> = { zh: "zh-CN", en: "en-US" };

/**
 * Reads an add-in-only manifest.
 * @param base address of the manifest: the add-in is taken from beside it, whatever host the manifest was written for
 */
export function readManifest(xml: string, language: Language, base: URL): AddinManifest {
  const resources = new Resources(parseXml(xml), language, base);
  const { document } = resources;
  const functions = elementsNamed(document, "ExtensionPoint").find((point) => typeOf(point) === "CustomFunctions");
  return {
    name: resources.localized(first(document, "DisplayName"), "DefaultValue"),
    namespace: resources.text(first(required(functions, "CustomFunctions"), "Namespace")),
    runtimeUrl: resources.url(first(document, "Runtime")),
    functionsUrl: resources.url(first(first(required(functions, "CustomFunctions"), "Metadata"), "SourceLocation")),
    tabs: elementsNamed(document, "CustomTab").map((tab) => readTab(tab, resources)),
  };
}

function readTab(tab: XmlElement, resources: Resources): RibbonTab {
  return {
    id: tab.getAttribute("id") ?? "",
    label: resources.text(child(tab, "Label")),
    groups: children(tab, "Group").map((group) => ({
      id: group.getAttribute("id") ?? "",
      label: resources.text(child(group, "Label")),
      buttons: children(group, "Control")
        .filter((control) => typeOf(control) === "Button")
        .map((control) => readButton(control, resources)),
    })),
  };
}

function readButton(control: XmlElement, resources: Resources): RibbonButton {
  const tip = child(control, "Supertip");
  const icons = children(child(control, "Icon"), "Image");
  const icon = icons.find((image) => image.getAttribute("size") === "80") ?? icons.at(-1);
  return {
    id: control.getAttribute("id") ?? "",
    label: resources.text(child(control, "Label")),
    tipTitle: resources.text(child(tip, "Title")),
    tip: resources.text(child(tip, "Description")),
    iconUrl: resources.url(required(icon, "Image")),
    action: readAction(child(control, "Action")),
    enabled: children(control, "Enabled")[0]?.textContent?.trim() !== "false",
  };
}

function readAction(action: XmlElement): RibbonButton["action"] {
  if (typeOf(action) === "ShowTaskpane") return { kind: "showPane" };
  return { kind: "run", functionName: child(action, "FunctionName").textContent?.trim() ?? "" };
}

/** The manifest's texts and addresses by their ids, in the language of the page. */
class Resources {
  readonly document: XmlDocument;
  readonly #locale: string;
  readonly #base: URL;
  readonly #byId: Map<string, XmlElement>;

  constructor(document: XmlDocument, language: Language, base: URL) {
    this.document = document;
    this.#locale = locales[language];
    this.#base = base;
    this.#byId = new Map(
      ["String", "Url", "Image"]
        .flatMap((kind) => elementsNamed(first(document, "Resources"), kind))
        .map((element) => [element.getAttribute("id") ?? "", element]),
    );
  }

  text(reference: XmlElement): string {
    const id = reference.getAttribute("resid") ?? "";
    return this.localized(required(this.#byId.get(id), `resource "${id}"`), "DefaultValue");
  }

  /** Addresses are absolute and name the host for which the manifest was written; here the add-in stands beside its manifest. */
  url(reference: XmlElement): URL {
    const home = new URL(
      ".",
      required(first(this.document, "SourceLocation"), "SourceLocation").getAttribute("DefaultValue") ?? "",
    );
    const address = this.text(reference);
    return new URL(address.startsWith(home.href) ? address.slice(home.href.length) : address, this.#base);
  }

  localized(element: XmlElement, attribute: string): string {
    const override = children(element, "Override").find((other) => other.getAttribute("Locale") === this.#locale);
    return override?.getAttribute("Value") ?? element.getAttribute(attribute) ?? "";
  }
}

function first(parent: XmlDocument | XmlElement, name: string): XmlElement {
  return required(elementsNamed(parent, name)[0], name);
}

function child(parent: XmlElement, name: string): XmlElement {
  return required(children(parent, name)[0], name);
}

function children(parent: XmlElement, name: string): XmlElement[] {
  return [...parent.children].filter((element) => element.localName === name);
}

function typeOf(element: XmlElement): string | null {
  return element.getAttribute("xsi:type");
}

function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`the add-in's manifest lacks ${name}`);
  return value;
}
