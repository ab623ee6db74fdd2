import { createRequire } from "node:module";
import path from "node:path";
import webpack from "webpack";

const { version } = createRequire(import.meta.url)("./package.json");
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

export default [cli];
