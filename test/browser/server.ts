import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import type { RequestListener } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

/** One HTTPS server: the library trusts a host whose name is that of the add-in's page. */
export interface TestServer {
  readonly origin: string;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".png": "image/png",
  ".xml": "text/xml; charset=utf-8",
};

/** Serves folders by the first part of a path: `/addin/…` from `folders.addin`. */
export async function serve(
  folders: Readonly<Record<string, string>>,
): Promise<TestServer> {
  const server = createServer(certificate(), respond(folders));
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `https://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

function respond(folders: Readonly<Record<string, string>>): RequestListener {
  return (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "https://localhost");
    const [, first = "", ...rest] = decodeURIComponent(pathname).split("/");
    const folder = Object.hasOwn(folders, first) ? folders[first] : undefined;
    const file =
      folder === undefined ? null : path.join(folder, rest.join("/"));
    const inside =
      file !== null && folder !== undefined && file.startsWith(folder);
    if (!inside || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[path.extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type }).end(readFileSync(file));
  };
}

/** A certificate for this run only; it is never installed, the browser is told to accept it. */
function certificate(): { readonly key: Buffer; readonly cert: Buffer } {
  const folder = mkdtempSync(path.join(tmpdir(), "certificate-"));
  const key = path.join(folder, "key.pem");
  const cert = path.join(folder, "cert.pem");
  try {
    const subject = ["-subj", "/CN=localhost"];
    const kind = ["-newkey", "rsa:2048", "-noenc", "-days", "1"];
    const files = ["-keyout", key, "-out", cert];
    execFileSync("openssl", ["req", "-x509", ...kind, ...subject, ...files], {
      stdio: "ignore",
    });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
