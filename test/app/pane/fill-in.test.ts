import { FileHost } from "../../../src/xlsx/file-host";
import { inflateNode } from "../../../src/xlsx/reader/inflate-node";
import { fillInSuite } from "./fill-in-suite";

fillInSuite("a file", () => ({
  host: new FileHost({ inflate: inflateNode, file: "计划.xlsx" }),
  stop: () => undefined,
}));
