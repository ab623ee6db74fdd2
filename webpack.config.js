import CopyPlugin from "copy-webpack-plugin";
import HtmlPlugin from "html-webpack-plugin";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import webpack from "webpack";
import { gridStyles } from "./scripts/grid-styles.mjs";

const require = createRequire(import.meta.url);
const { version } = require("./package.json");
const root = import.meta.dirname;

/** The command line: one file that Node runs as it is. */
const cli = {
  name: "cli",
  target: "node20",
  entry: "./src/cli/main.ts",
  output: {
    path: path.join(root, "dist/cli"),
    filename: "union-plan.cjs",
    clean: true,
  },
  resolve: { extensions: [".ts", ".js"] },
  module: {
    rules: [
      {
        test: /\.ts$/,
        loader: "swc-loader",
        options: {
          jsc: { parser: { syntax: "typescript" }, target: "es2022" },
        },
      },
      // hucre's modules name their files in full only partly
      { test: /\.m?js$/, resolve: { fullySpecified: false } },
    ],
  },
  plugins: [
    new webpack.BannerPlugin({ banner: "#!/usr/bin/env node", raw: true }),
    new webpack.DefinePlugin({ __VERSION__: JSON.stringify(version) }),
  ],
  optimization: { minimize: false },
  devtool: false,
  performance: { hints: false },
  stats: "errors-warnings",
};

/** Where Office's library comes from unless the build says otherwise. */
const OFFICE_JS_URL =
  "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

/** The address in manifest.xml, replaced by that of the server. */
const DEVELOPMENT_URL = "https://localhost:3000/";

/**
 * The hash of an empty style element. Fluent's styles come as rules that are
 * inserted into style elements which stay empty as text, so that no inline
 * style with any content needs to be allowed (docs/security.md).
 */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** What the pages may load: their own origin and Office's library, and nothing else. */
function policyFor(officeJs) {
  const office = URL.canParse(officeJs) ? ` ${new URL(officeJs).origin}` : "";
  return [
    "default-src 'none'",
    `script-src 'self'${office}`,
    "worker-src 'self'",
    `style-src 'self' ${EMPTY_STYLE}`,
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/**
 * The files of Office's library that a page in Excel asks for, for a server
 * without the internet. Its terms allow them only as they are: marked as
 * minimized already, so that nothing touches them.
 */
function officeFiles() {
  const from = path.dirname(
    require.resolve("@microsoft/office-js/package.json"),
  );
  const dist = path.join(from, "dist");
  const files = [
    "office.js",
    "excel-web-16.00.js",
    "excel-win32-16.01.js",
    "excel-mac-16.00.js",
    "excel-ios-16.00.js",
    "en-us/office_strings.js",
    "zh-cn/office_strings.js",
    "zh-tw/office_strings.js",
    "telemetry/oteljs_agave.js",
    "o15apptofilemappingtable.js",
  ].map((name) => ({ from: path.join(dist, name), to: `office/${name}` }));
  const folders = [
    // The library asks for this folder in other letters than it is stored in.
    { from: path.join(dist, "agaveerrorux"), to: "office/AgaveErrorUX" },
    { from: path.join(from, "LICENSE.md"), to: "office/LICENSE.md" },
  ];
  return [...files, ...folders].map((pattern) => ({
    ...pattern,
    info: { minimized: true },
  }));
}

const swc = (target, extension) => ({
  test: extension,
  loader: "swc-loader",
  options: {
    jsc: {
      parser: { syntax: "typescript", tsx: extension.test("a.tsx") },
      transform: { react: { runtime: "automatic" } },
      target,
    },
  },
});

/** The add-in's pages in Excel: the task pane, the ribbon's commands, their notices, and help. */
function pages({ officeJs, officeIsOurs, baseUrl, mode }) {
  const policy = policyFor(officeJs);
  const page = (name, folder, chunks) =>
    new HtmlPlugin({
      templateContent: () =>
        readFileSync(path.join(root, `src/${folder}/${name}.html`), "utf8")
          .replace("{{policy}}", policy)
          .replace("{{officeJs}}", officeJs),
      filename: `${name}.html`,
      chunks,
      scriptLoading: "module",
      inject: chunks.length === 0 ? false : "head",
    });
  return {
    name: "pages",
    target: ["web", "es2022"],
    entry: {
      taskpane: "./src/taskpane/main.tsx",
      commands: "./src/commands/main.ts",
      notice: "./src/commands/notice.ts",
    },
    experiments: { outputModule: true },
    output: {
      path: path.join(root, "dist/web"),
      module: true,
      chunkFormat: "module",
      chunkLoading: "import",
      workerChunkLoading: "import",
      filename: "[name].[contenthash:8].js",
      clean: { keep: "guard.js" },
    },
    resolve: { extensions: [".ts", ".tsx", ".js"] },
    module: { rules: [swc("es2022", /\.ts$/), swc("es2022", /\.tsx$/)] },
    plugins: [
      new webpack.DefinePlugin({ __VERSION__: JSON.stringify(version) }),
      page("taskpane", "taskpane", ["taskpane"]),
      page("commands", "commands", ["commands"]),
      page("notice", "commands", ["notice"]),
      page("help", "taskpane", []),
      new CopyPlugin({
        patterns: [
          { from: "assets/icons/*.png" },
          { from: "src/taskpane/pane.css", to: "pane.css" },
          {
            from: "manifest.xml",
            to: "manifest.xml",
            transform: (text) => servedFrom(text.toString(), baseUrl),
          },
          ...(officeIsOurs ? officeFiles() : []),
        ],
      }),
    ],
    devtool: mode === "production" ? false : "source-map",
    performance: { hints: false },
    stats: "errors-warnings",
  };
}

/** The manifest with the server's address in place of this machine's. */
function servedFrom(manifest, baseUrl) {
  const base = baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`;
  return manifest
    .replaceAll(DEVELOPMENT_URL, base)
    .replaceAll(new URL(DEVELOPMENT_URL).origin, new URL(base).origin);
}

/** What runs in web views that cannot run the pane: a script of its own, in ES5. */
const guard = {
  name: "guard",
  target: ["web", "es5"],
  entry: "./src/taskpane/guard.ts",
  output: { path: path.join(root, "dist/web"), filename: "guard.js" },
  resolve: { extensions: [".ts"] },
  module: { rules: [swc("es5", /\.ts$/)] },
  devtool: false,
  performance: { hints: false },
  stats: "errors-warnings",
};

/**
 * The hashes of the two style elements with a text that Univer 0.25.1 makes:
 * the colours of its theme, and those of its messages. Another version has
 * others; the browser's complaints, which test/workbench looks for, name them.
 */
const UNIVER_STYLES = [
  "'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='",
  "'sha256-qehDXQGi+mtaFkbShaHTjtdxRzE9Ba4Ffh5AsXR+z7s='",
].join(" ");

/**
 * What the workbench may load: its own files, whatever the address they are
 * served from, and nothing else. Pictures and saved files are made in the page.
 */
const WORKBENCH_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  `style-src 'self' ${EMPTY_STYLE} ${UNIVER_STYLES}`,
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/**
 * Univer's renderer loads nothing from beside it but patterns of hyphenation,
 * more than five megabytes in some 75 chunks that nothing here uses.
 */
function withoutHyphenation() {
  const renderer = path.join("@univerjs", "engine-render", "lib", "es");
  return new webpack.NormalModuleReplacementPlugin(/^\.\//, (asked) => {
    if (asked.context.endsWith(renderer))
      asked.request = path.join(root, "src/grid/no-hyphenation.ts");
  });
}

/** The workbench: static files for any web server, below any path. */
function workbench({ mode }) {
  return {
    name: "workbench",
    target: ["web", "es2022"],
    entry: { workbench: "./src/workbench/main.tsx" },
    experiments: { outputModule: true },
    output: {
      path: path.join(root, "dist/workbench"),
      module: true,
      chunkFormat: "module",
      chunkLoading: "import",
      workerChunkLoading: "import",
      publicPath: "auto",
      filename: "[name].[contenthash:8].js",
      clean: { keep: "begin.js" },
    },
    resolve: { extensions: [".ts", ".tsx", ".js"] },
    module: {
      rules: [
        swc("es2022", /\.ts$/),
        swc("es2022", /\.tsx$/),
        // hucre's modules name their files in full only partly
        { test: /\.m?js$/, resolve: { fullySpecified: false } },
      ],
    },
    plugins: [
      withoutHyphenation(),
      new webpack.DefinePlugin({ __VERSION__: JSON.stringify(version) }),
      new HtmlPlugin({
        templateContent: () =>
          readFileSync(
            path.join(root, "src/workbench/workbench.html"),
            "utf8",
          ).replace("{{policy}}", WORKBENCH_POLICY),
        filename: "index.html",
        chunks: ["workbench"],
        scriptLoading: "module",
        inject: "head",
      }),
      new CopyPlugin({
        patterns: [
          { from: "assets/icons/icon-32.png", to: "icon-32.png" },
          { from: "src/workbench/workbench.css", to: "workbench.css" },
          {
            from: "src/workbench/workbench.css",
            to: "grid.css",
            transform: () => gridStyles(),
          },
          {
            from: "src/workbench/help.html",
            to: "help.html",
            transform: (text) =>
              text.toString().replace("{{policy}}", WORKBENCH_POLICY),
          },
        ],
      }),
    ],
    devtool: mode === "production" ? false : "source-map",
    performance: { hints: false },
    stats: "errors-warnings",
  };
}

/** What runs where the workbench cannot, opened as a file for instance: a plain script, in ES5. */
const begin = {
  name: "begin",
  target: ["web", "es5"],
  entry: "./src/workbench/begin.ts",
  output: { path: path.join(root, "dist/workbench"), filename: "begin.js" },
  resolve: { extensions: [".ts"] },
  module: { rules: [swc("es5", /\.ts$/)] },
  devtool: false,
  performance: { hints: false },
  stats: "errors-warnings",
};

/**
 * `--env OFFICE_JS_URL=…`: where Office's library comes from; `self` copies
 * its files into the build, for networks without the internet.
 * `--env BASE_URL=…`: where the pages will be served from, for the manifest.
 */
export default (env, { mode = "production" }) => {
  const wanted = env.OFFICE_JS_URL ?? OFFICE_JS_URL;
  const officeIsOurs = wanted === "self";
  return [
    cli,
    pages({
      officeIsOurs,
      officeJs: officeIsOurs ? "office/office.js" : wanted,
      baseUrl: env.BASE_URL ?? DEVELOPMENT_URL,
      mode,
    }),
    guard,
    workbench({ mode }),
    begin,
  ];
};
