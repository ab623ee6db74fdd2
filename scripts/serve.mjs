/**
 * npm run dev: builds the add-in's pages, builds them again whenever a source
 * changes, and serves them on https://localhost:3000/ with a development
 * certificate (office-addin-dev-certs makes it, and asks before it is trusted).
 */
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:https";
import { createRequire } from "node:module";
import path from "node:path";
import webpack from "webpack";
import configurations from "../webpack.config.js";

const PORT = 3000;
const ROOT = path.join(import.meta.dirname, "../dist/web");
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".png": "image/png",
  ".xml": "text/xml; charset=utf-8",
};

/** Builds the pages; with `watch`, again at every change. */
function build(watch) {
  const configs = configurations({}, { mode: "development" })
    .filter(({ name }) => name !== "cli")
    .map((config) => ({ ...config, mode: "development" }));
  const compiler = webpack(configs);
  return new Promise((resolve, reject) => {
    const done = (error, stats) => {
      if (error) {
        reject(error);
        return;
      }
      console.log(stats.toString("errors-warnings"));
      resolve();
    };
    if (watch) compiler.watch({}, done);
    else compiler.run(done);
  });
}

/** Serves the built files; nothing outside their folder. */
function respond(request, response) {
  const { pathname } = new URL(request.url ?? "/", "https://localhost");
  const file = path.join(ROOT, decodeURIComponent(pathname));
  const found =
    file.startsWith(ROOT + path.sep) &&
    existsSync(file) &&
    statSync(file).isFile();
  if (!found) {
    response.writeHead(404).end();
    return;
  }
  const type = TYPES[path.extname(file)] ?? "application/octet-stream";
  response
    .writeHead(200, { "content-type": type, "cache-control": "no-store" })
    .end(readFileSync(file));
}

await build(process.argv.includes("--watch"));
const { getHttpsServerOptions } = createRequire(import.meta.url)(
  "office-addin-dev-certs",
);
createServer(await getHttpsServerOptions(), respond).listen(
  PORT,
  "localhost",
  () => {
    console.log(`https://localhost:${PORT}/taskpane.html`);
  },
);
