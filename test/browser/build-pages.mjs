/**
 * Builds what the browser tests look at, once a run: the add-in's pages as
 * they are shipped, and the page of the test's own host.
 */
import path from "node:path";
import webpack from "webpack";
import configurations from "../../webpack.config.js";

const root = path.join(import.meta.dirname, "../..");
const BUILT = path.join(root, ".cache/browser-test");

export default async function build() {
  const shipped = pages({}, "addin");
  const [intranet] = pages({ OFFICE_JS_URL: "self" }, "intranet");
  await run([...shipped, { ...intranet, name: "intranet" }, hostPage()]);
}

/** The configurations of the add-in's pages, and of their ES5 guard, into a folder. */
function pages(env, folder) {
  return configurations(env, { mode: "production" })
    .filter(({ name }) => name === "pages" || name === "guard")
    .map((config) => ({
      ...config,
      mode: "production",
      context: root,
      output: { ...config.output, path: path.join(BUILT, folder) },
    }));
}

function hostPage() {
  return {
    name: "host",
    mode: "development",
    context: root,
    target: ["web", "es2022"],
    entry: "./test/browser/host-page/main.ts",
    output: { path: path.join(BUILT, "host"), filename: "host.js" },
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
      ],
    },
    devtool: false,
  };
}

function run(configs) {
  return new Promise((resolve, reject) => {
    webpack(configs, (error, stats) => {
      if (error) reject(error);
      else if (stats.hasErrors())
        reject(new Error(stats.toString("errors-only")));
      else resolve();
    });
  });
}
