import { rm, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const COMPRESSIBLE = /\.(js|css|html|json|xml|svg|txt)$/;
/** Below this, compressing saves no packet. */
const WORTH_COMPRESSING = 1024;
/** Above 9, brotli takes twenty times as long for a few percent. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
const FORMS = {
  gz: (content) => promisify(gzip)(content, { level: 9 }),
  br: (content) => promisify(brotliCompress)(content, BROTLI),
};

/**
 * A webpack plugin: writes .gz and .br beside what was written, once, for servers that send such files as they are. In
 * development it takes them away, lest an older form of a file be sent.
 */
export class Precompress {
  apply(compiler) {
    const isWanted = compiler.options.mode === "production";
    compiler.hooks.assetEmitted.tapPromise("Precompress", async (name, { content, targetPath }) => {
      if (!COMPRESSIBLE.test(name) || content.byteLength < WORTH_COMPRESSING) return;
      for (const [extension, compress] of Object.entries(FORMS)) {
        const beside = `${targetPath}.${extension}`;
        if (isWanted) await writeFile(beside, await compress(content));
        else await rm(beside, { force: true });
      }
    });
  }
}
