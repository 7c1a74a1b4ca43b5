/** Text in a file writes characters that XML cannot hold as `_x000A_` (ST_Xstring, ECMA-376 22.9.2.19). */
const unwritable = /(?![\t\n])\p{Cc}|[\uFFFE\uFFFF]|_(?=x[0-9a-f]{4}_)/giu;

export function encodeXstring(text: string): string {
  return text.replace(unwritable, code);
}

/** A heading stands in an attribute too, where XML would turn a line break into a blank. */
export function encodeHeading(text: string): string {
  return encodeXstring(text).replaceAll("\n", code);
}

export function decodeXstring(text: string): string {
  return text.replace(/_x([0-9a-f]{4})_/gi, (_whole, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

function code(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).padStart(4, "0")}_`;
}
