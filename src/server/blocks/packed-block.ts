import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export type Encoding = "identity" | "gzip" | "br";

/** A block, and its compressed forms as they are asked for, each made once. */
export interface PackedBlock {
  /** Names the content, whichever way it is compressed. */
  readonly digest: string;
  /** Bytes held at present. */
  readonly size: () => number;
  as(encoding: Encoding): Promise<Buffer>;
}

/** Above 5, brotli takes ten times as long for a few percent. */
const brotliOptions = ({ byteLength }: Buffer) => ({
  params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: byteLength },
});

const COMPRESS: Readonly<Record<Exclude<Encoding, "identity">, (bytes: Buffer) => Promise<Buffer>>> = {
  gzip: (bytes) => promisify(gzip)(bytes, { level: 6 }),
  br: (bytes) => promisify(brotliCompress)(bytes, brotliOptions(bytes)),
};

/** `onGrowth` hears of every compressed form that is kept from now on. */
export function packBlock(content: Uint8Array, onGrowth: () => void = () => undefined): PackedBlock {
  const plain = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const forms = new Map<Encoding, Promise<Buffer>>([["identity", Promise.resolve(plain)]]);
  let size = plain.byteLength;

  const compress = async (encoding: Exclude<Encoding, "identity">): Promise<Buffer> => {
    const compressed = await COMPRESS[encoding](plain);
    size += compressed.byteLength;
    onGrowth();
    return compressed;
  };
  return {
    digest: createHash("sha256").update(plain).digest("base64url").slice(0, 27),
    size: () => size,
    as: (encoding) => {
      const known = forms.get(encoding);
      if (known || encoding === "identity") return known!;
      const form = compress(encoding);
      forms.set(encoding, form);
      return form;
    },
  };
}
