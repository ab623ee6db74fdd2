/**
 * Makes sure that the programs the tests drive are there. As root on Debian
 * what is missing is installed; otherwise it is named, and the tests that need
 * it fail, since a test that is skipped silently holds nothing.
 */
import { execFileSync, spawnSync } from "node:child_process";

const NEEDED = [
  {
    what: "LibreOffice Calc",
    packages: ["libreoffice-calc-nogui"],
    there: () =>
      runs("soffice", "--version") &&
      installed("libreoffice-calc-nogui", "libreoffice-calc"),
  },
  {
    what: "LibreOffice Writer",
    packages: ["libreoffice-writer-nogui"],
    there: () => installed("libreoffice-writer-nogui", "libreoffice-writer"),
  },
  {
    what: "openpyxl for Debian's Python",
    packages: ["python3-openpyxl"],
    there: () => runs("/usr/bin/python3", "-c", "import openpyxl"),
  },
  {
    what: "Chinese fonts",
    packages: ["fonts-noto-cjk"],
    there: () => installed("fonts-noto-cjk"),
  },
  {
    what: "Chromium",
    packages: ["chromium"],
    there: () => runs("/usr/bin/chromium", "--version"),
  },
  {
    what: "openssl",
    packages: ["openssl"],
    there: () => runs("openssl", "version"),
  },
];

function runs(command, ...args) {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}

/** Is one of the packages installed? Elsewhere than on Debian, take it that it is. */
function installed(...names) {
  const query = spawnSync("dpkg-query", ["-W", "-f=${Status}\n", ...names], {
    encoding: "utf8",
  });
  return (
    query.error !== undefined || query.stdout.includes("install ok installed")
  );
}

const missing = NEEDED.filter((need) => !need.there());
if (missing.length > 0) {
  const packages = missing.flatMap((need) => need.packages);
  const isRoot = process.getuid?.() === 0;
  if (isRoot && runs("apt-get", "--version")) {
    console.error(`Installing what the tests need: ${packages.join(" ")}`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const apt = (...args) =>
      execFileSync("apt-get", args, {
        stdio: ["ignore", "ignore", "inherit"],
        env,
      });
    apt("update", "-qq");
    apt("install", "-y", "-qq", "--no-install-recommends", ...packages);
  } else {
    for (const { what, packages: names } of missing) {
      console.error(
        `The tests need ${what}: apt-get install ${names.join(" ")}`,
      );
    }
  }
}
