/** Ends a test run with one plain line over all projects. */
export default class SummaryReporter {
  onRunComplete(_contexts, results) {
    const {
      numPassedTests,
      numFailedTests,
      numPendingTests,
      numTodoTests,
      numRuntimeErrorTestSuites,
    } = results;
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    const skipped = numPendingTests + numTodoTests;
    const tail = skipped > 0 ? `, ${skipped} skipped` : "";
    // Jest prints its own summary after the reporters': this line is the last.
    process.on("exit", () => {
      process.stdout.write(
        `\n${numPassedTests} passed, ${failed} failed${tail}\n`,
      );
    });
  }
}
