import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Has LibreOffice convert a file. `source` is its content, `from` and `to` are
 * the file name endings. Throws with the missing package's name where there is
 * no LibreOffice.
 */
export function converted(
  source: string | Uint8Array,
  from: string,
  to: string,
): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "union-plan-"));
  try {
    const input = join(folder, `in.${from}`);
    writeFileSync(input, source);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
    const options = [
      "--headless",
      "--convert-to",
      to,
      "--outdir",
      folder,
      input,
    ];
    execFileSync("soffice", [profile, ...options], {
      stdio: "ignore",
      timeout: 90_000,
    });
    return readFileSync(join(folder, `in.${to}`));
  } catch (error) {
    throw new Error(
      "LibreOffice could not convert: apt-get install libreoffice-writer libreoffice-calc",
      {
        cause: error,
      },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
