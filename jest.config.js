const transform = {
  "\\.(?:ts|tsx)$": [
    "@swc/jest",
    {
      jsc: {
        parser: { syntax: "typescript", tsx: true },
        transform: { react: { runtime: "automatic" } },
        target: "es2022",
      },
      module: { type: "es6" },
    },
  ],
};

process.env.TZ = "UTC";

/** One Jest project a part of test/, so that each can be run and counted alone. */
function project(name, extra = {}) {
  return {
    displayName: name,
    rootDir: import.meta.dirname,
    testMatch: [`<rootDir>/test/${name}/**/*.test.{ts,tsx}`],
    testEnvironment: "node",
    extensionsToTreatAsEsm: [".ts", ".tsx"],
    transform,
    ...extra,
  };
}

export default {
  projects: [
    project("tooling"),
    project("core"),
    project("intake"),
    project("docx"),
    project("xlsx"),
    project("cli", { globalSetup: "<rootDir>/test/cli/build-program.mjs" }),
    project("app"),
    project("workers"),
    project("ui", {
      testEnvironment: "<rootDir>/test/ui/browser-environment.mjs",
    }),
    project("excel-host"),
    project("excel"),
    project("browser", {
      globalSetup: "<rootDir>/test/browser/build-pages.mjs",
    }),
    project("grid", { globalSetup: "<rootDir>/test/grid/build-page.mjs" }),
    project("workbench", {
      globalSetup: "<rootDir>/test/workbench/build-workbench.mjs",
    }),
    project("interop"),
    project("fuzz"),
  ],
  maxWorkers: 2,
  testTimeout: 60_000,
  // Ends the run with one plain line over all projects.
  reporters: ["default", "<rootDir>/scripts/summary-reporter.mjs"],
};
