/**
 * npm start: the workbench on this machine. Builds it if it is not built, or
 * its sources have changed; serves it on a free port of localhost, prints the
 * address and opens the browser where there is one. Ctrl+C stops it.
 *
 * `--port N` asks for a port, `--no-open` leaves the browser alone.
 */
import { spawn, spawnSync } from "node:child_process";
import { createReadStream, existsSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { parseArgs } from "node:util";

const root = path.join(import.meta.dirname, "..");
const BUILT = path.join(root, "dist/workbench");
const FIRST_PORT = 4173;
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
};
const zh = /^zh/iu.test(process.env.LC_ALL ?? process.env.LANG ?? "");

const { values } = parseArgs({
  options: { port: { type: "string" }, "no-open": { type: "boolean" } },
});

/** When the newest file below some folders was written. */
function newest(folders) {
  let latest = 0;
  for (const folder of folders)
    for (const entry of readdirSync(folder, { recursive: true }))
      latest = Math.max(latest, statSync(path.join(folder, entry)).mtimeMs);
  return latest;
}

function isBuilt() {
  const page = path.join(BUILT, "index.html");
  const script = path.join(BUILT, "begin.js");
  if (!existsSync(page) || !existsSync(script)) return false;
  const sources = [
    newest([path.join(root, "src")]),
    statSync(path.join(root, "webpack.config.js")).mtimeMs,
    statSync(path.join(root, "package-lock.json")).mtimeMs,
  ];
  return statSync(page).mtimeMs >= Math.max(...sources);
}

function build() {
  console.log(
    zh
      ? "正在构建工作台，第一次大约要一分钟…"
      : "Building the workbench; the first time takes about a minute…",
  );
  const { status } = spawnSync(
    process.execPath,
    [
      path.join(root, "node_modules/webpack-cli/bin/cli.js"),
      ...["--mode", "production"],
      ...["--config-name", "workbench", "--config-name", "begin"],
    ],
    { cwd: root, stdio: "inherit" },
  );
  if (status !== 0) process.exit(status ?? 1);
}

/** Serves the built files; nothing outside their folder. */
function respond(request, response) {
  let wanted;
  try {
    wanted = decodeURIComponent(
      new URL(request.url ?? "/", "http://localhost").pathname,
    );
  } catch {
    response.writeHead(400).end();
    return;
  }
  const file = path.join(
    BUILT,
    wanted.endsWith("/") ? `${wanted}index.html` : wanted,
  );
  const found =
    file.startsWith(BUILT + path.sep) &&
    existsSync(file) &&
    statSync(file).isFile();
  if (!found || !["GET", "HEAD"].includes(request.method ?? "")) {
    response.writeHead(found ? 405 : 404).end();
    return;
  }
  response.writeHead(200, {
    "content-type": TYPES[path.extname(file)] ?? "application/octet-stream",
    "content-length": statSync(file).size,
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
    "content-security-policy": "frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
  });
  if (request.method === "HEAD") response.end();
  else createReadStream(file).pipe(response);
}

/** Listens on the wanted port, or else on any that is free. */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      if (error.code !== "EADDRINUSE" && error.code !== "EACCES") reject(error);
      else if (port === 0) reject(error);
      else resolve(listen(server, 0));
    });
    server.listen(port, "127.0.0.1", () => {
      resolve(server.address().port);
    });
  });
}

/** Opens the address in the browser, where there is a screen. */
function openBrowser(address) {
  const { platform, env } = process;
  if (values["no-open"] || env.CI) return;
  const command =
    platform === "darwin"
      ? ["open", address]
      : platform === "win32"
        ? ["cmd", "/c", "start", "", address]
        : env.DISPLAY || env.WAYLAND_DISPLAY
          ? ["xdg-open", address]
          : null;
  if (command === null) return;
  const child = spawn(command[0], command.slice(1), {
    stdio: "ignore",
    detached: true,
  });
  // Where there is no such program the printed address will do.
  child.on("error", () => undefined);
  child.unref();
}

if (!isBuilt()) build();
const server = createServer(respond);
const port = await listen(server, Number(values.port ?? FIRST_PORT));
const address = `http://localhost:${port}/`;
console.log(
  zh
    ? `工作台：${address}\n按 Ctrl+C 停止。`
    : `The workbench: ${address}\nCtrl+C stops it.`,
);
openBrowser(address);
for (const signal of ["SIGINT", "SIGTERM"])
  process.on(signal, () => {
    server.closeAllConnections();
    server.close(() => process.exit(0));
  });
