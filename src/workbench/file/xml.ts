import { DOMParser, onErrorStopParsing, type Document, type Element } from "@xmldom/xmldom";

export type { Document as XmlDocument, Element as XmlElement };

/** Throws where the text is not well-formed. */
export function parseXml(text: string): Document {
  return new DOMParser({ onError: onErrorStopParsing }).parseFromString(text.replace(/^\uFEFF/, ""), "application/xml");
}

/** Descendants of that local name, whatever their namespace prefix. */
export function elementsNamed(parent: Document | Element, name: string): Element[] {
  return [...parent.getElementsByTagNameNS("*", name)];
}

/** For text and for attribute values. */
export function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\n", "&#10;");
}
