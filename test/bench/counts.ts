/** What is counted and not timed: the import's score, and the round trips of the Excel host. */
import { traffic } from "../excel/sized-plan";
import { ASPECTS, scoreAll } from "../intake/score";

const { cases, total } = scoreAll();
console.log(`\nReading plan documents (${cases.length} fixtures)`);
for (const aspect of ASPECTS) {
  const { precision, recall, f1 } = total[aspect];
  console.log(
    `  ${aspect.padEnd(12)} precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}`,
  );
}

console.log("\nIn Excel, on the real Office.js: requests, MB sent or received");
for (const nodes of [60, 200, 1000, 5000]) {
  const { render, read, milliseconds } = await traffic(nodes);
  const mb = (bytes: number): string => (bytes / 1024 / 1024).toFixed(2);
  console.log(
    `  ${String(nodes).padStart(5)} nodes  render ${render.requests} (${mb(render.bytes)} MB, ${milliseconds.render.toFixed(0)} ms)  read ${read.requests} (${mb(read.bytes)} MB, ${milliseconds.read.toFixed(0)} ms)`,
  );
}
