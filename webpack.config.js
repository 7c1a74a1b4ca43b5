import { createRequire } from "node:module";
import path from "node:path";
import CopyPlugin from "copy-webpack-plugin";
import { EsbuildPlugin } from "esbuild-loader";
import HtmlPlugin from "html-webpack-plugin";
import { Precompress } from "./tools/precompress.js";
import { stripReferenceTexts } from "./tools/strip-reference-texts.js";

const root = import.meta.dirname;
const officeJs = path.dirname(createRequire(import.meta.url).resolve("@microsoft/office-js/dist/office.js"));

/** Office.js as Microsoft ships it: the loader, the clients of every Excel host, the texts of our two languages. */
const officeFiles = ["office.js", "o15apptofilemappingtable.js", "excel-*-16.0?.js", "{en-us,zh-cn}/office_strings.js"];

function configure(name, mode, own) {
  const production = mode === "production";
  return {
    name,
    mode,
    context: root,
    target: ["web", "es2022"],
    devtool: production ? false : "source-map",
    cache: {
      type: "filesystem",
      cacheDirectory: path.join(root, "node_modules/.cache/webpack"),
      name: `${name}-${mode}`,
      buildDependencies: { config: [import.meta.filename, path.join(root, "tools/strip-reference-texts.js")] },
    },
    output: {
      path: path.join(root, "dist"),
      filename: `${name}.js`,
      chunkFilename: `${name}.[contenthash:10].js`,
      clean: false,
    },
    resolve: { extensions: [".ts", ".tsx", ".js"], extensionAlias: { ".js": [".ts", ".tsx", ".js"] } },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          loader: "ts-loader",
          options: {
            transpileOnly: true,
            getCustomTransformers: () => ({ before: [stripReferenceTexts] }),
            compilerOptions: {
              noEmit: false,
              rewriteRelativeImportExtensions: false,
              allowImportingTsExtensions: false,
            },
          },
        },
        { test: /\.css$/, use: ["style-loader", "css-loader"] },
      ],
    },
    optimization: { minimizer: [new EsbuildPlugin({ target: "es2022", legalComments: "external", charset: "utf8" })] },
    performance: { hints: false },
    stats: production ? "errors-warnings" : "minimal",
    ...own,
  };
}

export default (_env, { mode = "production" }) => [
  {
    ...configure("addin", mode, {
      entry: { addin: "./src/addin.ts" },
      plugins: [
        new Precompress(),
        new HtmlPlugin({ template: "src/taskpane/index.html", filename: "taskpane.html", scriptLoading: "blocking" }),
        new CopyPlugin({
          patterns: [
            { from: "manifest.xml" },
            { from: "assets", to: "assets", globOptions: { ignore: ["**/*.svg"] } },
            ...officeFiles.map((from) => ({
              from,
              context: officeJs,
              to: "office-js/[path][name][ext]",
              globOptions: { ignore: ["**/*debug*", "**/*-core.js"] },
              info: { minimized: true },
            })),
          ],
        }),
      ],
    }),
  },
  configure("workbench", mode, {
    entry: { workbench: "./src/workbench/index.ts" },
    plugins: [
      new Precompress(),
      new HtmlPlugin({
        template: "src/workbench/index.html",
        filename: "workbench.html",
        favicon: "assets/icon-32.png",
      }),
    ],
  }),
];
