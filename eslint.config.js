import js from "@eslint/js";
import { createNodeResolver, importX } from "eslint-plugin-import-x";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import * as regexp from "eslint-plugin-regexp";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

/**
 * Which layer may import which (docs/architecture.md): core ← app ← ui;
 * core ← xlsx, docx, excel, grid, workers; entries import all.
 */
const LAYERS = {
  core: [],
  xlsx: ["core"],
  docx: ["core", "xlsx"],
  excel: ["core"],
  app: ["core"],
  grid: ["core"],
  workers: ["core", "app", "xlsx", "docx"],
  ui: ["core", "app"],
  taskpane: ["core", "app", "ui", "excel", "workers"],
  commands: ["core", "app", "ui", "excel", "workers", "taskpane"],
  workbench: ["core", "app", "ui", "grid", "workers", "taskpane"],
  cli: ["core", "xlsx", "docx", "app"],
};

/** Every folder of src that a layer must not import. */
const layerZones = Object.entries(LAYERS).map(([layer, allowed]) => ({
  target: `./src/${layer}`,
  from: "./src",
  except: [layer, ...allowed].map((name) => `./${name}`),
  message: `src/${layer} may import only from ${["itself", ...allowed].join(", ")}.`,
}));

/** What a pure core must not name. */
const IMPURE = [
  ["window", "the browser"],
  ["document", "the browser"],
  ["navigator", "the browser"],
  ["globalThis", "the platform"],
  ["process", "Node"],
  ["Buffer", "Node"],
  ["console", "a console"],
  ["fetch", "the network"],
  ["setTimeout", "a timer"],
  ["setInterval", "a timer"],
  ["queueMicrotask", "a timer"],
  ["performance", "a clock"],
  ["crypto", "randomness"],
  ["Intl", "the machine's locale"],
  ["Office", "a host"],
  ["Excel", "a host"],
  ["OfficeExtension", "a host"],
].map(([name, what]) => ({
  name,
  message: `core is pure: it does not know ${what}.`,
}));

/** Excel's objects belong to its host's folder and the entries that run in it. */
const EXCEL = ["Office", "Excel", "OfficeExtension"].map((name) => ({
  name,
  message: "Excel is known only in src/excel and the entries that run in it.",
}));

const REFUSED_PACKAGES = [
  {
    name: "xlsx",
    message: "npm xlsx 0.18.5 pollutes prototypes; use src/xlsx.",
  },
  {
    name: "@univerjs/presets",
    message: "It draws in packages without a licence.",
  },
];

const UNLICENSED = {
  regex: "^@univerjs-pro/",
  message: "These packages have no licence.",
};

const UNIVER_ELSEWHERE = {
  regex: "^@univerjs/",
  message: "Univer is known only in src/grid.",
};

const IMPURE_CALLS = [
  {
    selector:
      "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: "core is pure: the day is passed in.",
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "core is pure: the day is passed in.",
  },
  {
    selector: "CallExpression[callee.name='Date']",
    message: "core is pure: the day is passed in.",
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: "core is pure: randomness is passed in.",
  },
  {
    selector: "MemberExpression[property.name=/^(localeCompare|toLocale.*)$/]",
    message: "core is pure: the machine's locale must not matter.",
  },
  {
    selector:
      "MemberExpression[property.name=/^(getFullYear|getMonth|getDate|getDay|getHours|getMinutes|getTimezoneOffset|setFullYear|setMonth|setDate|setHours)$/]",
    message: "core is pure: dates have no time zone.",
  },
];

export default defineConfig(
  { ignores: ["dist", "demo-output", ".cache", "coverage"] },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked, regexp.configs.recommended],
    plugins: { "import-x": importX },
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    settings: {
      "import-x/resolver-next": [
        createNodeResolver({ extensions: [".ts", ".tsx", ".js"] }),
      ],
      "import-x/extensions": [".ts", ".tsx"],
      "import-x/parsers": { "@typescript-eslint/parser": [".ts", ".tsx"] },
    },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
      "import-x/no-cycle": ["error", { maxDepth: 20 }],
      "import-x/no-restricted-paths": [
        "error",
        { basePath: import.meta.dirname, zones: layerZones },
      ],
      // Chinese text is walked by code point; nothing here splits emoji.
      "@typescript-eslint/no-misused-spread": "off",
      "regexp/no-super-linear-backtracking": "error",
      "regexp/prefer-character-class": "off",
      "regexp/no-super-linear-move": "off",
      "regexp/prefer-d": "off",
      "regexp/use-ignore-case": "off",
      "regexp/require-unicode-regexp": "off",
      "regexp/no-obscure-range": "off",
    },
  },
  {
    files: ["src/core/**/*.ts"],
    rules: {
      "no-restricted-globals": ["error", ...IMPURE],
      "no-restricted-syntax": ["error", ...IMPURE_CALLS],
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "^[^.]",
              message:
                "core imports nothing outside core: no package, no node: module.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    ignores: [
      "src/core/**",
      "src/excel/**",
      "src/taskpane/**",
      "src/commands/**",
    ],
    rules: {
      "no-restricted-globals": ["error", ...EXCEL],
    },
  },
  {
    files: ["src/ui/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks, "jsx-a11y": jsxA11y },
    rules: {
      ...reactHooks.configs.recommended.rules,
      ...jsxA11y.flatConfigs.strict.rules,
    },
  },
  {
    // The dialogs of the browser do not exist in an add-in.
    files: ["src/{ui,taskpane,commands,workbench}/**/*.{ts,tsx}"],
    rules: { "no-alert": "error" },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    ignores: ["src/core/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { paths: REFUSED_PACKAGES, patterns: [UNLICENSED, UNIVER_ELSEWHERE] },
      ],
    },
  },
  {
    files: ["src/grid/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        { paths: REFUSED_PACKAGES, patterns: [UNLICENSED] },
      ],
    },
  },
  {
    files: ["test/**/*.{ts,tsx}", "scripts/**/*.ts"],
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      // A test says what it expects a JSON to be.
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
    },
  },
  {
    files: ["**/*.{js,mjs}"],
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        URL: "readonly",
        Buffer: "readonly",
        performance: "readonly",
        setTimeout: "readonly",
      },
    },
  },
);
