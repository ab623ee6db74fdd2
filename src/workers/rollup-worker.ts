import { expose } from "comlink";
import { rollupSession } from "../app/rollup-session";
import { browserTools } from "./browser-tools";
import { readersForThisMachine } from "./readers";
import { serveSession } from "./serve";

expose(serveSession(rollupSession(browserTools, readersForThisMachine())));
