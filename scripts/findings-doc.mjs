/**
 * Writes docs/findings.md from the catalogue of findings and the message
 * tables: `npx tsx scripts/findings-doc.mjs`. A test compares the two.
 */
import { writeFileSync } from "node:fs";

import { findingsDocument } from "../src/core/finding/document.ts";

writeFileSync(
  new URL("../docs/findings.md", import.meta.url),
  findingsDocument(),
);
