/** Builds the workbench as it is shipped, once a run, into a folder of the tests' own. */
import path from "node:path";
import webpack from "webpack";
import configurations from "../../webpack.config.js";

const root = path.join(import.meta.dirname, "../..");
const BUILT = path.join(root, ".cache/workbench-test/built");

export default async function build() {
  const configs = configurations({}, { mode: "production" })
    .filter(({ name }) => name === "workbench" || name === "begin")
    .map((config) => ({
      ...config,
      mode: "production",
      context: root,
      output: { ...config.output, path: BUILT },
    }));
  await new Promise((resolve, reject) => {
    webpack(configs, (error, stats) => {
      if (error) reject(error);
      else if (stats.hasErrors())
        reject(new Error(stats.toString("errors-only")));
      else resolve();
    });
  });
}
