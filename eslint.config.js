import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import officeAddins from "eslint-plugin-office-addins";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist/", "coverage/", "node_modules/"] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["*.js", "*.mjs", "tools/*.mjs"] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "no-console": "error",
      eqeqeq: "error",
    },
  },
  {
    files: ["src/core/**"],
    rules: {
      "no-restricted-globals": [
        "error",
        ...[
          "fetch",
          "process",
          "Office",
          "Excel",
          "CustomFunctions",
          "window",
          "document",
          "setTimeout",
          "setInterval",
          "performance",
          "console",
        ].map((name) => ({ name, message: "core computes only" })),
      ],
      "no-restricted-syntax": [
        "error",
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "core knows no clock" },
        { selector: "MemberExpression[object.name='Date'][property.name='now']", message: "core knows no clock" },
        {
          selector: "MemberExpression[object.name='Math'][property.name='random']",
          message: "core is a function of its arguments",
        },
      ],
    },
  },
  {
    files: ["src/excel/**", "src/commands/**", "src/taskpane/**"],
    plugins: { "office-addins": officeAddins },
    rules: {
      "office-addins/no-context-sync-in-loop": "error",
      "office-addins/load-object-before-read": "error",
      "office-addins/call-sync-before-read": "error",
      "office-addins/call-sync-after-load": "error",
      "office-addins/no-empty-load": "error",
      "office-addins/no-navigational-load": "error",
      "office-addins/no-office-initialize": "error",
    },
  },
  {
    files: ["src/functions/cell.ts"],
    rules: { "@typescript-eslint/only-throw-error": "off" },
  },
  { files: ["src/taskpane/**/*.{ts,tsx}", "src/workbench/**/*.tsx"], ...reactHooks.configs.flat["recommended-latest"] },
  {
    files: ["src/server/main.ts", "src/server/cli.ts", "src/server/cli/**", "tools/**", "bench/**", "test/support/**"],
    rules: { "no-console": "off" },
  },
  { files: ["test/**"], rules: { "@typescript-eslint/unbound-method": "off" } },
  {
    files: ["**/*.{js,mjs}"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: globals.node },
  },
  prettier,
);
