/** Who may import whom: one line a room. Everything that is not listed is forbidden. */
const rooms = {
  core: [],
  contracts: ["core"],
  client: ["core", "contracts"],
  functions: ["core", "contracts", "client"],
  excel: ["core", "contracts"],
  commands: ["core", "contracts", "client", "functions", "excel"],
  taskpane: ["core", "contracts", "client", "functions", "excel"],
  server: ["core", "contracts"],
  workbench: ["core", "contracts"],
};

const roomRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `${room}-imports`,
  comment: `src/${room} may import ${allowed.length > 0 ? allowed.join(", ") : "no other room"}`,
  severity: "error",
  from: { path: `^src/${room}/` },
  to: { path: "^src/", pathNot: `^src/(${[room, ...allowed].join("|")})/` },
}));

export default {
  forbidden: [
    ...roomRules,
    {
      name: "addin-imports",
      comment: "src/addin.ts starts functions, commands and taskpane, and nothing else",
      severity: "error",
      from: { path: "^src/addin\\.ts$" },
      to: { path: "^src/", pathNot: "^src/(functions|commands|taskpane|core)/" },
    },
    {
      name: "core-is-pure",
      comment: "core imports no package and no part of Node",
      severity: "error",
      from: { path: "^src/core/" },
      to: { pathNot: "^src/core/" },
    },
    {
      name: "server-stays-on-the-server",
      comment: "what runs in a browser may not import Node's modules",
      severity: "error",
      from: {
        path: "^src/(client|functions|excel|commands|taskpane|workbench|contracts|addin\\.ts)",
        pathNot: "^src/workbench/(host/transport/node-bridge|grid/univer-node)",
      },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-import-between-sources",
      comment: "a source knows nothing of another source",
      severity: "error",
      from: { path: "^src/server/collect/sources/([^/]+)/" },
      to: { path: "^src/server/collect/sources/([^/]+)/", pathNot: "^src/server/collect/sources/$1/" },
    },
    { name: "no-src-to-test", severity: "error", from: { path: "^src/" }, to: { path: "^(test|tools)/" } },
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    { name: "no-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "no-dev-packages-in-the-product",
      comment: "what ships may import only `dependencies`; the workbench page is bundled at build time",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/workbench/" },
      to: { dependencyTypes: ["npm-dev"], pathNot: ["node_modules/@types/"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".json"],
    },
  },
};
