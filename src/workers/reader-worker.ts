import { expose } from "comlink";
import { branchReader } from "../app/rollup-session";
import { browserTools } from "./browser-tools";

expose(branchReader(browserTools));
